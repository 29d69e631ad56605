"""What was done, by whom and when, in a chain that shows if anything was changed afterwards."""
