"""The annual-report check: a report is read into a `Document`, and its statistics about individuals are looked at."""
