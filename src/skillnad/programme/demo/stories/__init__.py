"""The stories of the invented programme, in the order in which they are told. Each is built by acts."""

from collections.abc import Callable

STORIES: list[Callable[[], None]] = []
