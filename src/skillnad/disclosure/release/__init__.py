"""Tables that an agency already has: read as cells, protected together, written back."""
