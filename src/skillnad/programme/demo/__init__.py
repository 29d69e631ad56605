"""The invented programme: bodies, persons and figures that do not exist, for trying every role."""
