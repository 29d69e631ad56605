"""The pages of meetings."""
