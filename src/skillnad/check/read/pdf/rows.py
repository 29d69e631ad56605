"""Lines of text into the rows of a table: which lines are one row, because a cell's text goes over several."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from skillnad.check.read.pdf.columns import Columns
from skillnad.check.read.pdf.content import Word
from skillnad.check.read.pdf.lines import Line, chunks, join
from skillnad.check.read.values import is_period, is_value

_GOES_ON = re.compile(r"[a-zåäöé(&/–—-]")
TIGHT = 1.5


@dataclass(slots=True)
class Piece:
    """A chunk of a line and the columns that it stands in."""

    words: list[Word]
    first: int
    last: int

    @property
    def text(self) -> str:
        """The text of the chunk."""
        return join(self.words)


Row = list[list[Piece]]
"""The lines of a row, each as its pieces."""


def pieces_of(line: Line, columns: Columns) -> list[Piece]:
    """The pieces of a line; chunks in one column are one piece."""
    found: list[Piece] = []
    for part in chunks(line.words):
        for words in _cut(part, columns):
            first, last = columns.of(words[0].left, words[-1].right)
            if found and found[-1].last == first:
                found[-1].words += words
                found[-1].last = max(found[-1].last, last)
            else:
                found.append(Piece(list(words), first, last))
    return found


def _cut(part: list[Word], columns: Columns) -> list[list[Word]]:
    """A chunk cut where an edge runs between two values in it, as when columns of numbers stand close."""
    cut: list[list[Word]] = [[part[0]]]
    for before, word in itertools.pairwise(part):
        between = any(before.right <= edge + 1 and edge - 1 <= word.left for edge in columns.edges)
        if between and (is_value(word.text) or is_value(before.text)):
            cut.append([word])
        else:
            cut[-1].append(word)
    return cut


def make_rows(lines: Sequence[Line], columns: Columns, bands: Sequence[float]) -> list[Row]:
    """The rows of a table. `bands` are the places of level lines across it, which no row crosses."""
    rows: list[Row] = []
    headings = True
    for group, closed in _bands(lines, bands):
        parted = [pieces_of(line, columns) for line in group]
        if headings and not any(_has_values(pieces) for pieces in parted):
            rows += _heading_rows(parted)
        elif closed and _is_one_row(parted):
            rows.append(parted)
        else:
            first = next((n for n, pieces in enumerate(parted) if _has_values(pieces)), 0) if headings else 0
            first = _stub_above(parted, first)
            rows += _heading_rows(parted[:first]) + _body_rows(group[first:], parted[first:])
        headings = headings and not any(_has_values(pieces) for pieces in parted)
    return rows


def _bands(lines: Sequence[Line], bands: Sequence[float]) -> list[tuple[list[Line], bool]]:
    """The lines between level lines, and whether both sides are drawn."""
    groups: dict[int, list[Line]] = {}
    for line in lines:
        groups.setdefault(sum(1 for y in bands if y < line.middle), []).append(line)
    return [(group, 0 < n < len(bands)) for n, group in sorted(groups.items())]


def _has_values(pieces: Sequence[Piece]) -> bool:
    """Whether a line holds values beside its stub, other than years alone."""
    texts = [piece.text for piece in pieces if piece.first > 0 and piece.first == piece.last]
    return any(is_value(text) and not is_period(text) for text in texts)


def _stub_above(parted: Sequence[list[Piece]], first: int) -> int:
    """Where the body begins: one line up if that line begins the first row's label."""
    label = parted[first - 1] if first else []
    goes_on = first and len(label) == 1 and label[0].last == 0 and first > 1
    return first - 1 if goes_on else first


def _is_one_row(parted: Sequence[list[Piece]]) -> bool:
    """Whether lines between two drawn lines are one row: at most one of them has values."""
    return sum(_has_values(pieces) for pieces in parted) <= 1 and not any(_spans(pieces) for pieces in parted)


def _spans(pieces: Sequence[Piece]) -> bool:
    return any(piece.last > piece.first for piece in pieces)


def _heading_rows(parted: Sequence[list[Piece]]) -> list[Row]:
    """Headings over several lines are one row, but a heading that spans columns is a row of its own."""
    rows: list[Row] = []
    last_spans = True
    for pieces in parted:
        spans = _spans(pieces)
        if last_spans or spans:
            rows.append([pieces])
        else:
            rows[-1].append(pieces)
        last_spans = spans
    return rows


def _body_rows(lines: Sequence[Line], parted: Sequence[list[Piece]]) -> list[Row]:
    rows: list[Row] = []
    waiting = False
    for n, pieces in enumerate(parted):
        tight = n > 0 and lines[n].middle - lines[n - 1].middle < TIGHT * lines[n].size
        if rows and tight and (waiting or _continues(pieces, rows[-1])):
            rows[-1].append(pieces)
        else:
            rows.append([pieces])
        following = parted[n + 1] if n + 1 < len(parted) else []
        waiting = _waits(pieces, following)
    return rows


def _continues(pieces: Sequence[Piece], row: Row) -> bool:
    """Whether a line goes on with the cells of the row above: no values, and it begins small or lacks a label."""
    if _has_values(pieces) or not pieces:
        return False
    if pieces[0].first > 0:
        above = {piece.first for line in row for piece in line}
        return all(piece.first in above for piece in pieces) and not any(is_value(piece.text) for piece in pieces)
    return _GOES_ON.match(pieces[0].text) is not None and len(row[0]) > 1


def _waits(pieces: Sequence[Piece], following: Sequence[Piece]) -> bool:
    """Whether a line is the beginning of a label whose values stand on the next line."""
    alone = len(pieces) == 1 and pieces[0].last == 0
    if not alone or not following:
        return False
    return following[0].first == 0 and _GOES_ON.match(following[0].text) is not None
