"""A part of a page into a table, by how its words stand and the lines drawn in it."""

from collections.abc import Sequence

from skillnad.check.document import Origin
from skillnad.check.read.pdf.columns import find_columns
from skillnad.check.read.pdf.content import Ruling, Word, around
from skillnad.check.read.pdf.lines import make_lines
from skillnad.check.read.pdf.placed import Placed, PlacedCell, compact
from skillnad.check.read.pdf.rows import Row, make_rows


def build(words: Sequence[Word], level: Sequence[Ruling], upright: Sequence[Ruling], origin: Origin) -> Placed | None:
    """The table that some words make, if they stand in at least two columns."""
    lines = make_lines(words)
    columns = find_columns(lines, upright)
    if len(columns) < 2 or not lines:
        return None
    box = around(words)
    wide = [r.at for r in level if min(r.end, box.right) - max(r.start, box.left) > 0.6 * (box.right - box.left)]
    bands = sorted(y for y in wide if lines[0].top - 12 < y < lines[-1].bottom + 12)
    rows = make_rows(lines, columns, bands)
    return compact(Placed([cell for n, row in enumerate(rows) for cell in _cells(row, n)], box, origin))


def _cells(row: Row, number: int) -> list[PlacedCell]:
    """The cells of a row: pieces of its lines in the same columns are one."""
    cells: list[PlacedCell] = []
    for line in row:
        for piece in line:
            same = next((c for c in cells if c.column <= piece.last and piece.first < c.column + c.columns), None)
            if same is None:
                cells.append(PlacedCell(number, piece.first, 1, piece.last - piece.first + 1, list(piece.words)))
            else:
                first, last = min(same.column, piece.first), max(same.column + same.columns - 1, piece.last)
                same.column, same.columns = first, last - first + 1
                same.words += piece.words
    return cells
