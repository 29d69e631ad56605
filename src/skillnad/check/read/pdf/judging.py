"""Whether what was found is a table, and how far its cells can be trusted."""

import re
from decimal import Decimal
from itertools import pairwise

from skillnad.check.read.pdf.content import Word
from skillnad.check.read.pdf.lines import chunks, join, make_lines
from skillnad.check.read.pdf.placed import Placed, PlacedCell
from skillnad.check.read.values import is_number, is_value

FEWEST_ON_AXIS = 5
_PLAIN = re.compile(r"-?\d{1,6}(?:\.\d{1,3})?")
LONG = 9
"""Cells with more words than this on average are prose."""


def is_table(table: Placed, ruled: bool = True) -> bool:
    """Whether rows and columns of a found table are filled as those of a table: not a frame, a chart or two columns of
    prose."""
    texts = [join(cell.words) for cell in table.cells]
    if table.height < 2 or table.width < 2 or len(texts) < 4 or is_chart(table):
        return False
    if ruled and table.origin == "rulings":
        return _rows_with_neighbours(table) >= 2
    beside = [text for text, cell in zip(texts, table.cells, strict=True) if cell.column > 0]
    values = sum(map(is_value, beside))
    words = sum(len(text.split()) for text in texts) / len(texts)
    return words <= LONG and len(beside) >= 3 and values >= 0.5 * len(beside) and _rows_with_neighbours(table) >= 2


def is_chart(table: Placed) -> bool:
    """Whether what was found is the grid of a chart: no words at all, or the numbers of an axis in a row or column."""
    if not any(sign.isalpha() for cell in table.cells for word in cell.words for sign in word.text):
        return True
    rows: dict[int, list[Word]] = {}
    columns: dict[int, list[Word]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).extend(cell.words)
        columns.setdefault(cell.column, []).extend(cell.words)
    return any(map(_is_axis, [*rows.values(), *columns.values()]))


def _is_axis(words: list[Word]) -> bool:
    """Whether some words are at least five numbers with even steps, other than a count or years."""
    texts = [word.text.rstrip("%").replace("\u2212", "-").replace(",", ".") for word in words]
    if len(texts) < FEWEST_ON_AXIS or not all(_PLAIN.fullmatch(text) for text in texts):
        return False
    numbers = [Decimal(text) for text in texts]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(steps) == 1 and abs(steps.pop()) not in (0, 1)


def _rows_with_neighbours(table: Placed) -> int:
    """The number of rows with more than one filled cell."""
    rows: dict[int, int] = {}
    for cell in table.cells:
        rows[cell.row] = rows.get(cell.row, 0) + 1
    return sum(1 for count in rows.values() if count > 1)


def packed(table: Placed) -> float:
    """The share of cells that hold several values: signs of a line that was not drawn. Numbers below each other count
    only beside a label of several lines, since a long number may be parted in a narrow column."""
    labels = {cell.row: len(make_lines(cell.words)) for cell in table.cells if cell.column == 0}
    return sum(_is_packed(cell, labels.get(cell.row, 2)) for cell in table.cells) / max(len(table.cells), 1)


def _is_packed(cell: PlacedCell, label_lines: int) -> bool:
    if len(cell.words) < 2:
        return False
    parts = [[join(part) for part in chunks(line.words)] for line in make_lines(cell.words)]
    beside = any(len(part) > 1 and any(map(is_number, part)) for part in parts)
    below = any(is_number(one[0]) and is_number(other[0]) for one, other in pairwise(parts))
    return beside or (below and label_lines > 1)


def trust(table: Placed) -> float:
    """How sure the cells are, from 0 to 1: less where cells hold several values, and where no lines were drawn."""
    start = 0.95 if table.origin == "rulings" else 0.8
    crossing = sum(1 for cell in table.cells if cell.columns > 1 and cell.row > table.height / 2)
    return round(max(0.0, start - 2 * packed(table) - crossing / max(len(table.cells), 1)), 2)
