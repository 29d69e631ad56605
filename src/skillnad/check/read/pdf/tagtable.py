"""A tagged table: rows and cells by the tags, columns by where the cells stand, since empty cells have no tags."""

import itertools
from collections.abc import Mapping, Sequence

from skillnad.check.document import Box
from skillnad.check.read.pdf.columns import Columns, find_columns
from skillnad.check.read.pdf.content import Word, around
from skillnad.check.read.pdf.lines import Line
from skillnad.check.read.pdf.placed import Placed, PlacedCell
from skillnad.check.read.pdf.tags import Element

Words = Mapping[int, Sequence[Word]]


def read_tag_table(table: Element, words: Words) -> tuple[Placed, int] | None:
    """The cells of a table on this page, and how many rows at its top are tagged as headings."""
    rows = [list(row.find("TD", "TH")) for row in table.find("TR")]
    filled = [[(cell, _words(cell, words)) for cell in row] for row in rows]
    filled = [row for row in filled if any(found for _cell, found in row)]
    if not filled:
        return None
    width = max(sum(cell.columns for cell, _found in row) for row in filled)
    whole = [row for row in filled if _is_whole(row, width)]
    columns = _columns(whole, filled)
    cells: list[PlacedCell] = []
    for number, row in enumerate(filled):
        cells += _by_count(row, number) if len(whole) == len(filled) else _by_place(row, number, columns)
    return Placed(cells, around(word for cell in cells for word in cell.words), "tags"), _heading_rows(filled)


Row = list[tuple[Element, list[Word]]]


def _words(cell: Element, words: Words) -> list[Word]:
    return [word for mark in dict.fromkeys(cell.marks()) for word in words.get(mark, ())]


def _is_whole(row: Row, width: int) -> bool:
    return sum(cell.columns for cell, _found in row) == width and not any(cell.rows > 1 for cell, _found in row)


def _heading_rows(rows: Sequence[Row]) -> int:
    """The rows at the top with nothing but heading cells, if any row has others."""
    return next((n for n, row in enumerate(rows) if any(cell.kind == "TD" for cell, _found in row)), 0)


def _by_count(row: Row, number: int) -> list[PlacedCell]:
    cells, column = [], 0
    for cell, found in row:
        if found:
            cells.append(PlacedCell(number, column, 1, cell.columns, found))
        column += cell.columns
    return cells


def _columns(whole: Sequence[Row], rows: Sequence[Row]) -> Columns:
    """The edges between columns: from the rows that have all their cells, else from all rows."""
    simple = [row for row in whole if all(cell.columns == 1 and found for cell, found in row)]
    if simple:
        boxes = [[around(found) for _cell, found in row] for row in simple]
        sides = [(min(b.left for b in column), max(b.right for b in column)) for column in zip(*boxes, strict=True)]
        return Columns([(before[1] + after[0]) / 2 for before, after in itertools.pairwise(sides)])
    return find_columns([Line([_as_word(around(found)) for _cell, found in row if found]) for row in rows], [])


def _as_word(box: Box) -> Word:
    return Word("", box.left, box.top, box.right, box.top + 0.1)


def _by_place(row: Row, number: int, columns: Columns) -> list[PlacedCell]:
    """The cells of a row, each in the column where it stands and after the one before it."""
    cells: list[PlacedCell] = []
    free = 0
    for cell, found in row:
        if not found:
            continue
        box = around(found)
        first, last = columns.of(box.left, box.right)
        first = max(first, free)
        width = max(cell.columns, last - first + 1) if cell.columns > 1 else 1
        if cell.columns == 1 and last > first:
            first = max(free, columns.of((box.left + box.right) / 2 - 0.5, (box.left + box.right) / 2 + 0.5)[0])
        cells.append(PlacedCell(number, first, cell.rows, width, found))
        free = first + width
    return cells
