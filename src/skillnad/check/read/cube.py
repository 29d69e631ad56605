"""A data cube (PX, JSON-stat) as a table: its variables laid out along the side and over the top."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from skillnad.check.document import Cell

MOST_CELLS = 100_000


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of a cube and the names of its values, in order."""

    name: str
    values: tuple[str, ...]


def size(variables: Sequence[Variable]) -> int:
    """The number of combinations of values."""
    return prod(len(variable.values) for variable in variables)


def lay_out(stub: Sequence[Variable], heading: Sequence[Variable], data: Sequence[str]) -> list[Cell]:
    """The cells of a table: a row of headings for each variable over the top, a column for each along the side. `data`
    goes row by row. Rows that would make the table too large are left out."""
    width = size(heading)
    rows = min(size(stub), max(1, MOST_CELLS // max(width, 1)))
    top, left = max(len(heading), 1), len(stub)
    cells = [*_corner(stub, top), *_headings(heading, left), *_stub(stub, top, rows)]
    cells += [
        Cell(text, top + n // width, left + n % width) for n, text in enumerate(data[: rows * width]) if text != ""
    ]
    return cells


def is_cut(stub: Sequence[Variable], heading: Sequence[Variable]) -> bool:
    """Whether a table of these variables would be too large to lay out whole."""
    return size(stub) * size(heading) > MOST_CELLS


def _corner(stub: Sequence[Variable], top: int) -> list[Cell]:
    return [Cell(variable.name, 0, j, rows=top, header=True) for j, variable in enumerate(stub)]


def _headings(heading: Sequence[Variable], left: int) -> list[Cell]:
    cells = []
    for i, variable in enumerate(heading):
        span, repeats = size(heading[i + 1 :]), size(heading[:i])
        labels = variable.values * repeats
        cells += [Cell(text, i, left + n * span, columns=span, header=True) for n, text in enumerate(labels)]
    return cells


def _stub(stub: Sequence[Variable], top: int, rows: int) -> list[Cell]:
    cells = []
    for j, variable in enumerate(stub):
        span, count = size(stub[j + 1 :]), len(variable.values)
        starts = range(0, rows, span)
        cells += [
            Cell(variable.values[n % count], top + row, j, rows=min(span, rows - row), header=True)
            for n, row in enumerate(starts)
        ]
    return cells
