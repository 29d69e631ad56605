"""What goes on from one page to the next: tables, and paragraphs."""

from collections.abc import Sequence
from dataclasses import replace

from skillnad.check.document import Block, Cell, Paragraph, Table
from skillnad.check.read.grids import make_table, texts_of
from skillnad.check.read.sentences import split_sentences

NEAR = 15.0


def join_pages(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with tables and paragraphs over page breaks rejoined."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Table) and isinstance(block, Table) and _same_table(last, block):
            joined[-1] = _joined(last, block)
        elif isinstance(last, Paragraph) and isinstance(block, Paragraph) and _same_paragraph(last, block):
            text = f"{last.text} {block.text}"
            joined[-1] = replace(last, text=text, sentences=split_sentences(text))
        else:
            joined.append(block)
    return joined


def _last_page(table: Table) -> int:
    return max((cell.place.page or 0 for cell in table.cells), default=table.place.page or 0)


def _same_table(first: Table, second: Table) -> bool:
    """Whether a table goes on on the next page: no caption of its own, as many columns, at the same place across."""
    one, other = first.place.box, second.place.box
    if second.caption or _last_page(first) + 1 != second.place.page or one is None or other is None:
        return False
    if _width(first) != _width(second):
        return False
    last = max((cell.place.box.left for cell in first.cells if cell.place.box), default=one.left)
    again = max((cell.place.box.left for cell in second.cells if cell.place.box), default=other.left)
    near = abs(one.left - other.left) < NEAR or abs(one.right - other.right) < NEAR
    return near and abs(last - again) < 3 * NEAR


def _width(table: Table) -> int:
    return max(cell.column + cell.columns for cell in table.cells)


def _joined(first: Table, second: Table) -> Table:
    """Both as one table, without headings that are repeated."""
    height = max(cell.row + cell.rows for cell in first.cells)
    repeated = _repeated(first, second)
    rest = [_moved(cell, height - repeated) for cell in second.cells if cell.row >= repeated]
    return make_table(
        _mended([*first.cells, *rest], height),
        first.place,
        first.origin,
        caption=first.caption,
        notes=(*first.notes, *second.notes),
        confidence=min(first.confidence, second.confidence),
        marked_header_rows=first.header_rows,
    )


def _mended(cells: list[Cell], row: int) -> list[Cell]:
    """The cells, where the first row on the new page only ends the label of the row before: that label made whole."""
    begun = [cell for cell in cells if cell.row == row - 1 and cell.column == 0]
    ending = [cell for cell in cells if cell.row == row]
    if len(ending) != 1 or ending[0].column or not begun or not ending[0].text[:1].islower():
        return cells
    label = replace(begun[0], text=f"{begun[0].text} {ending[0].text}")
    kept = [cell for cell in cells if cell not in (begun[0], ending[0])]
    return [label, *(_moved(cell, -1) if cell.row > row else cell for cell in kept)]


def _repeated(first: Table, second: Table) -> int:
    above, below = texts_of(first.cells), texts_of(second.cells)
    count = first.header_rows
    return count if 0 < count < len(below) and above[:count] == below[:count] else 0


def _moved(cell: Cell, rows: int) -> Cell:
    return replace(cell, row=cell.row + rows)


def _same_paragraph(first: Paragraph, second: Paragraph) -> bool:
    """Whether a sentence goes on on the next page."""
    pages = (first.place.page or 0) + 1 == second.place.page
    return pages and second.text[:1].islower() and not first.text.endswith((".", "!", "?", ":"))
