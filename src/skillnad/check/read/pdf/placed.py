"""A table as found on a page: its cells with their words, before texts are made of them."""

from dataclasses import dataclass, field

from skillnad.check.document import Box, Origin
from skillnad.check.read.pdf.content import Word


@dataclass(slots=True)
class PlacedCell:
    """A cell and the words in it."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    words: list[Word] = field(default_factory=list)


@dataclass(slots=True)
class Placed:
    """A table on a page, how it was found, and how sure that is, from 0 to 1."""

    cells: list[PlacedCell]
    box: Box
    origin: Origin
    confidence: float = 1.0

    @property
    def height(self) -> int:
        """The number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)


def compact(table: Placed) -> Placed:
    """The table without rows and columns in which no cell begins, such as those between the two strokes of a double
    line."""
    rows = sorted({cell.row for cell in table.cells})
    columns = sorted({cell.column for cell in table.cells})
    for cell in table.cells:
        cell.rows = _count(rows, cell.row, cell.rows)
        cell.columns = _count(columns, cell.column, cell.columns)
        cell.row, cell.column = rows.index(cell.row), columns.index(cell.column)
    return table


def _count(kept: list[int], first: int, length: int) -> int:
    return sum(1 for n in kept if first <= n < first + length)
