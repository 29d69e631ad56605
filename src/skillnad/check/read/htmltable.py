"""An HTML table with its row and column spans."""

from collections.abc import Iterator
from typing import Any

from skillnad.check.document import Cell, Place, Table
from skillnad.check.read.grids import make_table
from skillnad.check.read.texts import tidy

MOST_SPAN = 1000
MOST_COLUMNS = 2000


def read_table(element: Any, place: Place) -> Table:
    """The table of a `table` element. `th` cells and `thead` rows count as headings."""
    rows = list(element.iter("tr"))
    cells = list(_cells(rows))
    marked = sum(1 for _row in _heading_rows(rows))
    caption = element.find("caption")
    notes = _foot(rows)
    return make_table(
        [cell for cell in cells if cell.text not in notes],
        place,
        "markup",
        caption=_text(caption) if caption is not None else "",
        notes=notes,
        marked_header_rows=marked,
    )


def _cells(rows: list[Any]) -> Iterator[Cell]:
    """The cells, each at the first place in its row that no cell from above takes."""
    taken: set[tuple[int, int]] = set()
    for i, row in enumerate(rows):
        j = 0
        for element in row.iterchildren("td", "th"):
            while (i, j) in taken:
                j += 1
            height = min(_span(element, "rowspan"), len(rows) - i) or 1
            width = _span(element, "colspan") or 1
            if j + width > MOST_COLUMNS:
                break
            taken |= {(i + down, j + right) for down in range(height) for right in range(width)}
            yield Cell(_text(element), i, j, height, width, element.tag == "th", Place(line=element.sourceline))
            j += width


def _span(element: Any, name: str) -> int:
    """A span; rowspan 0 means to the end of the table, and so many rows as there may be."""
    said = (element.get(name) or "1").strip()
    number = int(said) if said.isdecimal() and len(said) < 6 else 1
    return MOST_SPAN if number == 0 and name == "rowspan" else min(number, MOST_SPAN)


def _heading_rows(rows: list[Any]) -> Iterator[Any]:
    """The rows at the top that stand in `thead` or hold nothing but `th` (two at least)."""
    for row in rows:
        cells = list(row.iterchildren("td", "th"))
        headed = row.getparent().tag == "thead" or (len(cells) > 1 and all(cell.tag == "th" for cell in cells))
        if not headed:
            return
        yield row


def _foot(rows: list[Any]) -> list[str]:
    """The notes under a table: rows of `tfoot` with one cell."""
    feet = [list(row.iterchildren("td", "th")) for row in rows if row.getparent().tag == "tfoot"]
    return [_text(cells[0]) for cells in feet if len(cells) == 1]


def _text(element: Any) -> str:
    for mark in element.iter("br"):
        mark.tail = " " + (mark.tail or "")
    return tidy("".join(element.itertext()))
