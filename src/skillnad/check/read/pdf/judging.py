"""Whether what was found is a table, and how far its cells can be trusted."""

from itertools import pairwise

from skillnad.check.read.pdf.lines import chunks, join, make_lines
from skillnad.check.read.pdf.placed import Placed, PlacedCell
from skillnad.check.read.values import is_number, is_value

LONG = 9
"""Cells with more words than this on average are prose."""


def is_table(table: Placed, ruled: bool = True) -> bool:
    """Whether rows and columns of a found table are filled as those of a table: not a frame, a chart or two columns of
    prose."""
    texts = [join(cell.words) for cell in table.cells]
    if table.height < 2 or table.width < 2 or len(texts) < 4:
        return False
    if ruled and table.origin == "rulings":
        return _rows_with_neighbours(table) >= 2
    beside = [text for text, cell in zip(texts, table.cells, strict=True) if cell.column > 0]
    values = sum(map(is_value, beside))
    words = sum(len(text.split()) for text in texts) / len(texts)
    return words <= LONG and len(beside) >= 3 and values >= 0.5 * len(beside) and _rows_with_neighbours(table) >= 2


def _rows_with_neighbours(table: Placed) -> int:
    """The number of rows with more than one filled cell."""
    rows: dict[int, int] = {}
    for cell in table.cells:
        rows[cell.row] = rows.get(cell.row, 0) + 1
    return sum(1 for count in rows.values() if count > 1)


def packed(table: Placed) -> float:
    """The share of cells that hold several values: signs of a line that was not drawn."""
    return sum(map(_is_packed, table.cells)) / max(len(table.cells), 1)


def _is_packed(cell: PlacedCell) -> bool:
    if len(cell.words) < 2:
        return False
    lines = make_lines(cell.words)
    parts = [[join(part) for part in chunks(line.words)] for line in lines]
    beside = any(len(part) > 1 and any(map(is_number, part)) for part in parts)
    below = any(is_number(one[0]) and is_number(other[0]) for one, other in pairwise(parts))
    return beside or below


def trust(table: Placed) -> float:
    """How sure the cells are, from 0 to 1: less where cells hold several values, and where no lines were drawn."""
    start = 0.95 if table.origin == "rulings" else 0.8
    crossing = sum(1 for cell in table.cells if cell.columns > 1 and cell.row > table.height / 2)
    return round(max(0.0, start - 2 * packed(table) - crossing / max(len(table.cells), 1)), 2)
