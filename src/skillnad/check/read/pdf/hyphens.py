"""Words that were parted at the end of a line."""

import re
from collections.abc import Iterable, Sequence

from skillnad.check.read.pdf.words import HYPHEN

_KEPT_BEFORE = frozenset("och eller samt respektive and or".split())
_TRIM = '.,;:!?()[]"”’»«“'
_COMMON = frozenset(
    "antal andel kvinnor kvinna män man flickor pojkar totalt samtliga summa procent personer därav genomsnitt "
    "women men girls boys total number percent persons".split()
)
_WORDS = frozenset(
    "i å av på om en är ej se så du vi ni de än ur ut in per för och med den det som till vid kr st år of to or by at "
    "an as is on if it we up us no m f p k n a b c d e x".split()
)
MOST_PARTS = 4
SHORT = 2
LONG = 6


class Joiner:
    """Joins lines of text; where a word was parted is told by how the document writes it elsewhere."""

    def __init__(self, words: Iterable[str]) -> None:
        self.known = {word.strip(_TRIM).casefold() for word in words if HYPHEN not in word} | _COMMON

    def join(self, lines: Iterable[str]) -> str:
        """The lines of a paragraph as one text.

        >>> Joiner(["Reach-förordningen"]).join(["före\u2010", "kommer i Reach\u2010", "förordningen"])
        'förekommer i Reach-förordningen'
        >>> Joiner([]).join(["flick\u2010", "och pojkskolor"])
        'flick- och pojkskolor'
        """
        text = ""
        for line in lines:
            if text.endswith(HYPHEN):
                text = text[:-1] + self._sign(text[:-1], line) + line
            else:
                text = f"{text}{'' if text.endswith('/') else ' '}{line}" if text and line else text or line
        return text.replace(HYPHEN, "-")

    def join_cell(self, lines: Sequence[str]) -> str:
        """The lines of a cell as one text. In narrow columns words are parted without a sign.

        >>> Joiner([]).join_cell(["Antal", "kvinno", "r"])
        'Antal kvinnor'
        """
        if len(lines) == 1:
            return lines[0].replace(HYPHEN, "-")
        whole: list[str] = []
        n = 0
        while n < len(lines):
            parts = next((p for p in range(MOST_PARTS, 1, -1) if self._is_parted(lines[n : n + p], p)), 1)
            whole.append("".join(lines[n : n + parts]))
            n += parts
        return self.join(whole)

    def _is_parted(self, lines: Sequence[str], parts: int) -> bool:
        """Whether some lines hold one known word, or end and begin with it, cut in so many parts."""
        if len(lines) < parts or any(not line[:1].islower() for line in lines[1:]):
            return False
        if any(" " in line for line in lines[1:-1]) or lines[0].endswith((HYPHEN, "-")):
            return False
        head, tail = lines[0].split(" ")[-1], lines[-1].split(" ")[0]
        whole = "".join((head, *lines[1:-1], tail)).strip(_TRIM).casefold()
        if whole in self.known and (len(whole) >= LONG or tail not in _WORDS):
            return True
        stump = parts == 2 and len(tail) <= SHORT and tail == lines[1] and tail not in _WORDS
        return stump and len(head) > SHORT and head[-1:].isalpha()

    def _sign(self, before: str, after: str) -> str:
        head = re.split(r"[\s(]", before)[-1]
        tail = re.split(r"\s", after, maxsplit=1)[0].strip(_TRIM)
        if tail in _KEPT_BEFORE:
            return "- "
        if (head + tail).casefold() in self.known:
            return ""
        if f"{head}-{tail}".casefold() in self.known or not tail[:1].islower():
            return "-"
        return ""
