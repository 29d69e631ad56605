"""Mandates: what bodies are told to do, what they must report, to whom and when. All of it is data."""
