"""What differs between two documents, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

MOST_WORDS = 4000


@dataclass(frozen=True)
class Piece:
    """Some text, and whether it is the `same`, `added` or `removed`."""

    text: str
    change: str


@dataclass(frozen=True)
class Comparison:
    """A section of two documents, piece by piece."""

    heading: str
    pieces: list[Piece]

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        return any(piece.change != "same" for piece in self.pieces)


def compare(earlier: dict[str, Any], later: dict[str, Any]) -> list[Comparison]:
    """Every section of the two documents, by heading, in the order of the later one."""
    before = {part["heading"]: part["text"] for part in earlier["sections"]}
    after = {part["heading"]: part["text"] for part in later["sections"]}
    headings = [*after, *(heading for heading in before if heading not in after)]
    return [Comparison(heading, differences(before.get(heading, ""), after.get(heading, ""))) for heading in headings]


def differences(before: str, after: str) -> list[Piece]:
    """The text before and after as pieces. Very long texts are compared by line, so that the time has a limit.

    >>> [(piece.change, piece.text) for piece in differences("a b", "a c")]
    [('same', 'a '), ('removed', 'b'), ('added', 'c')]
    """
    pattern = r"\s+|\w+|[^\w\s]" if len(before) + len(after) < MOST_WORDS * 6 else r"[^\n]*\n|[^\n]+"
    old, new = re.findall(pattern, before), re.findall(pattern, after)
    pieces: list[Piece] = []
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(old[start:end]), "same"))
            continue
        pieces += [Piece("".join(old[start:end]), "removed")] if end > start else []
        pieces += [Piece("".join(new[new_start:new_end]), "added")] if new_end > new_start else []
    return pieces
