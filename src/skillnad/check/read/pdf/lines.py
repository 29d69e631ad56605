"""Words into lines of text, and lines into chunks: words that stand close together."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from skillnad.check.read.pdf.content import Word

GAP = 0.62
"""A wider gap than this, in heights of type, parts chunks. A space is about 0.25, justified up to 0.5."""


_MIDDLE = attrgetter("middle")
_LEFT = attrgetter("left")


class Line:
    """A line of text: its words from left to right, and the box around them."""

    __slots__ = ("_text", "bottom", "left", "middle", "right", "top", "words")

    def __init__(self, words: list[Word]) -> None:
        self.words = [words[0]]
        first = words[0]
        self.left, self.top, self.right, self.bottom = first.left, first.top, first.right, first.bottom
        self.middle = first.middle
        self._text = ""
        for word in words[1:]:
            self.add(word)

    def add(self, word: Word) -> None:
        """Add a word at the end."""
        # Comparisons instead of min and max: this is done for every word of a document several times.
        self.words.append(word)
        if word.left < self.left:
            self.left = word.left
        if word.right > self.right:
            self.right = word.right
        if word.top < self.top:
            self.top = word.top
        if word.bottom > self.bottom:
            self.bottom = word.bottom
        self._text = ""

    @property
    def size(self) -> float:
        """The height of type of most of the line."""
        sizes = sorted([word.size for word in self.words])
        return sizes[len(sizes) // 2]

    @property
    def text(self) -> str:
        """The text of the line; it is asked for several times."""
        if not self._text:
            self._text = join(self.words)
        return self._text


def make_lines(words: Iterable[Word]) -> list[Line]:
    """The lines of some words from top to bottom; raised signs belong to the line that they touch."""
    lines: list[Line] = []
    for word in sorted(words, key=_MIDDLE):
        for line in reversed(lines[-4:]):
            if level(line.words[-1], word):
                line.add(word)
                break
        else:
            lines.append(Line([word]))
    for line in lines:
        line.words.sort(key=_LEFT)
    return sorted(lines, key=_MIDDLE) if len(lines) > 1 else lines


def level(one: Word, other: Word) -> bool:
    """Whether two words stand on one line: most of the smaller lies within the height of the larger."""
    bottom = one.bottom if one.bottom < other.bottom else other.bottom
    top = one.top if one.top > other.top else other.top
    size = one.size if one.size < other.size else other.size
    return bottom - top > 0.6 * size


def chunks(words: Sequence[Word], gap: float = GAP) -> list[list[Word]]:
    """The words of a line parted at wide gaps."""
    found: list[list[Word]] = []
    for word in words:
        before = found[-1][-1] if found else None
        if before and word.left - before.right < gap * min(word.size, before.size):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def join(words: Iterable[Word]) -> str:
    """The text of some words; words that touch are one."""
    text, last = "", None
    for word in words:
        apart = last is None or word.left - last.right > 0.06 * word.size or word.top > last.bottom
        text += (" " if apart and text else "") + word.text
        last = word
    return text
