"""Pieces of the plan's pages."""
