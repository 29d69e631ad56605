"""The verbs of support, review and sampling."""
