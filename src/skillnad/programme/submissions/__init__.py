"""Submissions: what a body hands in. A draft is the body's own; what has been handed in stays as it is."""
