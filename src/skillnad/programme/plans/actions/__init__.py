"""What can be done with the plan."""
