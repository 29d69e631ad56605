"""Pieces of pages about what has been done."""
