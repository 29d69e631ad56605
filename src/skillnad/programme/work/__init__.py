"""The working day: what is to be done now at a body, and where a user lands after signing in."""
