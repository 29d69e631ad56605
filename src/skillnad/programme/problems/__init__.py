"""Gender equality problems: what differs, for whom, how it is known, and what was decided about it."""
