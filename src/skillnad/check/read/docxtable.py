"""A table in a Word document, with cells merged across and down."""

from collections.abc import Iterator
from typing import Any

from skillnad.check.document import Cell, Place, Table
from skillnad.check.read.docxxml import W, text_of
from skillnad.check.read.grids import make_table
from skillnad.check.read.texts import tidy

MOST_COLUMNS = 2000


def read_table(element: Any, place: Place) -> Table:
    """The table of a `w:tbl` element. Rows marked to be repeated on each page count as headings."""
    rows = list(element.iterchildren(f"{W}tr"))
    marked = 0
    while marked < len(rows) and rows[marked].find(f"{W}trPr/{W}tblHeader") is not None:
        marked += 1
    caption = element.find(f"{W}tblPr/{W}tblCaption")
    said = caption.get(f"{W}val") or "" if caption is not None else ""
    return make_table(_merge_down(rows), place, "markup", caption=said, marked_header_rows=marked)


def _merge_down(rows: list[Any]) -> list[Cell]:
    """The cells; one that continues the cell above makes that one taller."""
    cells: dict[tuple[int, int], Cell] = {}
    above: dict[int, Cell] = {}
    for i, row in enumerate(rows):
        for column, width, merge, text in _fields(row):
            started = above.get(column)
            if merge == "continue" and started and started.columns == width:
                grown = Cell(started.text, started.row, column, i - started.row + 1, width)
                cells[started.row, column] = above[column] = grown
            else:
                cells[i, column] = above[column] = Cell(text, i, column, 1, width)
    return list(cells.values())


def _fields(row: Any) -> Iterator[tuple[int, int, str, str]]:
    """Column, width, merging down, and text of each cell in a row."""
    column = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in _cells(row):
        properties = cell.find(f"{W}tcPr")
        width = max(1, _number(properties.find(f"{W}gridSpan") if properties is not None else None, 1))
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        if column + width > MOST_COLUMNS:
            return
        kind = "" if merge is None else merge.get(f"{W}val") or "continue"
        yield column, width, kind, tidy(text_of(cell))
        column += width


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row, also those in content controls."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag == f"{W}sdt":
            yield from child.iter(f"{W}tc")


def _number(element: Any, otherwise: int) -> int:
    said = element.get(f"{W}val") if element is not None else None
    return int(said) if said and said.isdecimal() and len(said) < 6 else otherwise
