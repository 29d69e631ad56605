"""Findings as text, JSON, SARIF, a web page and a checklist."""
