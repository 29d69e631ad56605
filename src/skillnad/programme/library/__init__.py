"""Shared experience: what was tried, what it did, also what failed; found by words, sub-goal and kind of operation."""
