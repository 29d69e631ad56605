"""What stands on a page of a PDF, before it is made into blocks. All lengths are points from the top left corner of
the page as it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from skillnad.check.document import Box


class Word:
    """A word and its box. `mark` is the id of its marked content, if any; `size` the height of its line of type, and
    `middle` half-way down it."""

    __slots__ = ("bold", "bottom", "left", "mark", "middle", "right", "size", "text", "top")

    def __init__(
        self, text: str, left: float, top: float, right: float, bottom: float, mark: int = -1, bold: bool = False
    ) -> None:
        self.text, self.mark, self.bold = text, mark, bold
        self.left, self.top, self.right, self.bottom = left, top, right, bottom
        self.size = bottom - top
        self.middle = (top + bottom) / 2


@dataclass(slots=True)
class Ruling:
    """A drawn line, upright or level: where it is (`at`), and from where to where."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Content:
    """The words in the order of the file, the drawn lines and the pictures of a page."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    level: list[Ruling] = field(default_factory=list)
    upright: list[Ruling] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    curves: list[Box] = field(default_factory=list)


def around(words: Iterable[Word]) -> Box:
    """The smallest box around some words."""
    sides = [(word.left, word.top, word.right, word.bottom) for word in words]
    lefts, tops, rights, bottoms = zip(*sides, strict=True)
    return Box(round(min(lefts), 2), round(min(tops), 2), round(max(rights), 2), round(max(bottoms), 2))
