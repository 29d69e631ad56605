"""PDF: the tag tree first, then drawn lines and word boxes."""
