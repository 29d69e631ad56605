"""The pages of the archive: they read, nothing more."""
