"""Submission packages: a document handed in as one file, made and received."""
