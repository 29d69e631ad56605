"""The verbs of submissions."""
