"""The working pages of the register."""
