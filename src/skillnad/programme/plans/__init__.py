"""The plan: goals, activities, outputs and effects, each standing on the one before it."""
