"""From the coordinates of a PDF page to those of the page as it is shown."""

from dataclasses import dataclass

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in the file's coordinates, and its turn in quarters, clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    @property
    def width(self) -> float:
        """The width as shown."""
        return self.right - self.left if self.turn % 2 == 0 else self.top - self.bottom

    @property
    def height(self) -> float:
        """The height as shown."""
        return self.top - self.bottom if self.turn % 2 == 0 else self.right - self.left

    def show(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """A rectangle of the file as left, top, right, bottom on the page as shown.

        >>> Frame(0, 0, 100, 200).show(10, 150, 20, 160)
        (10, 40, 20, 50)
        >>> Frame(0, 0, 100, 200, 1).show(10, 150, 20, 160)
        (150, 10, 160, 20)
        """
        if self.turn == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.turn == 3:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom

    def hide(self, left: float, top: float, right: float, bottom: float) -> Rectangle:
        """A rectangle of the page as shown as left, bottom, right, top in the file: the way back from `show`.

        >>> Frame(0, 0, 100, 200, 1).hide(*Frame(0, 0, 100, 200, 1).show(10, 150, 20, 160))
        (10, 150, 20, 160)
        """
        if self.turn == 1:
            return top + self.left, left + self.bottom, bottom + self.left, right + self.bottom
        if self.turn == 2:
            return self.right - right, top + self.bottom, self.right - left, bottom + self.bottom
        if self.turn == 3:
            return self.right - bottom, self.top - right, self.right - top, self.top - left
        return left + self.left, self.top - bottom, right + self.left, self.top - top
