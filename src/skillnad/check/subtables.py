"""Tables that stand in one grid, one under the other, each with its own headings."""

from collections.abc import Iterator
from dataclasses import replace

from skillnad.check.document import Cell, Table
from skillnad.check.numbers import parse_value


def subtables(table: Table) -> tuple[Table, ...]:
    """The tables of a grid: cut before each later row that heads its columns and before a lone title over it."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    starts = list(_starts(table, rows))
    if not starts:
        return (table,)
    bounds = zip([0, *starts], [*starts, max(rows) + 1], strict=True)
    return tuple(part for first, stop in bounds if (part := _part(table, rows, first, stop)))


def _starts(table: Table, rows: dict[int, list[Cell]]) -> Iterator[int]:
    first = max(1, table.header_rows) + 1
    for row in sorted(rows):
        if row < first or not _heads(rows[row]) or not _is_data(rows.get(row + 1)) or not _is_data_above(rows, row):
            continue
        yield row - 1 if _is_title(rows.get(row - 1)) else row


def _filled(cells: list[Cell] | None) -> list[str]:
    return [cell.text.strip() for cell in cells or () if cell.text.strip()]


def _heads(cells: list[Cell]) -> bool:
    """Two headings or more to the right of the labels, and no number among them."""
    right = [cell.text.strip() for cell in cells if cell.column > 0 and cell.text.strip()]
    return len(right) > 1 and all(parse_value(text) is None for text in right) and len(set(right)) == len(right)


def _is_title(cells: list[Cell] | None) -> bool:
    return len(_filled(cells)) == 1


def _is_data(cells: list[Cell] | None) -> bool:
    values = [parse_value(text) for text in _filled(cells)[1:]]
    return bool(values) and sum(value is not None for value in values) * 2 > len(values)


def _is_data_above(rows: dict[int, list[Cell]], row: int) -> bool:
    above = rows.get(row - 2) if _is_title(rows.get(row - 1)) else rows.get(row - 1)
    return _is_data(above)


def _part(table: Table, rows: dict[int, list[Cell]], first: int, stop: int) -> Table | None:
    caption = table.caption
    if first and _is_title(rows.get(first)):
        caption, first = _filled(rows[first])[0], first + 1
    cells = [replace(cell, row=cell.row - first) for row in range(first, stop) for cell in rows.get(row, ())]
    if not cells:
        return None
    headers = table.header_rows if not first else 1
    kept = tuple(cell for cell in cells if cell.row + cell.rows <= stop - first)
    return replace(
        table, cells=kept, caption=caption, header_rows=headers, place=cells[0].place if first else table.place
    )
