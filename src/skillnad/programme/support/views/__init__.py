"""The pages of support, review and sampling."""
