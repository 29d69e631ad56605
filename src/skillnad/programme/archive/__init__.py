"""The real archive: the programme as it was, read-only, from fact files of our own."""
