"""Uploaded files: checked, stored by content, handed out as downloads."""
