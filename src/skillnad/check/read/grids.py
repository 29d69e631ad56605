"""A grid of texts to a `Table`: headings, stub, unit."""

import re
from collections.abc import Callable, Iterable, Sequence

from skillnad.check.document import Cell, Origin, Place, Table
from skillnad.check.read.headers import Grid, count_header_rows, count_stub_columns
from skillnad.check.read.texts import tidy

_UNIT = re.compile(
    r"(?<!\w)(tkr|mnkr|mdkr|tusentals? kronor|miljoner kronor|kronor|kr|SEK|EUR|euro|1 000-tal|tusental|procentenheter|"
    r"procent|per cent|percent|percentage points|%|promille|antal|number|index|dagar|days|timmar|hours)(?!\w)",
    re.IGNORECASE,
)

Where = Callable[[int, int], Place]


def no_place(_row: int, _column: int) -> Place:
    """The place of a cell where cells have no places of their own."""
    return Place()


def make_table(
    cells: Iterable[Cell],
    place: Place,
    origin: Origin,
    *,
    caption: str = "",
    notes: Sequence[str] = (),
    confidence: float = 1.0,
    marked_header_rows: int = 0,
) -> Table:
    """The table of some cells, with its heading rows and stub found. Cells without text are left out."""
    kept = tuple(sorted((cell for cell in cells if cell.text), key=lambda cell: (cell.row, cell.column)))
    grid = texts_of(kept)
    header_rows = max(count_header_rows(grid), min(marked_header_rows, max(len(grid) - 1, 0)))
    stub_columns = count_stub_columns(grid, header_rows)
    return Table(
        cells=kept,
        place=place,
        origin=origin,
        header_rows=header_rows,
        stub_columns=stub_columns,
        caption=tidy(caption),
        notes=tuple(notes),
        unit=find_unit(caption, [cell.text for cell in kept if cell.row < header_rows]),
        confidence=confidence,
    )


def cells_of(grid: Grid, where: Where = no_place) -> list[Cell]:
    """The cells of a grid without spans."""
    return [
        Cell(tidy(text), i, j, place=where(i, j)) for i, row in enumerate(grid) for j, text in enumerate(row) if text
    ]


def texts_of(cells: Sequence[Cell]) -> list[list[str]]:
    """The grid of some cells, each text at its first row and column."""
    height = max((cell.row + cell.rows for cell in cells), default=0)
    width = max((cell.column + cell.columns for cell in cells), default=0)
    grid = [[""] * width for _row in range(height)]
    for cell in cells:
        grid[cell.row][cell.column] = cell.text
    return grid


def find_unit(caption: str, headings: Sequence[str]) -> str:
    """The unit that the caption names, else the headings if they name one only.

    >>> find_unit("Tabell 3 Utbetalda medel, tkr", [])
    'tkr'
    """
    named = _UNIT.findall(caption)
    if named:
        return str(named[-1])
    found = {unit.lower() for text in headings for unit in _UNIT.findall(text)}
    return found.pop() if len(found) == 1 else ""
