"""Tables from grids of drawn lines."""

from bisect import bisect_right
from collections.abc import Sequence

from skillnad.check.read.pdf.content import Word
from skillnad.check.read.pdf.lattice import Lattice, Span
from skillnad.check.read.pdf.lines import join, make_lines
from skillnad.check.read.pdf.placed import Placed, PlacedCell, compact


def fill(lattice: Lattice, words: Sequence[Word]) -> Placed:
    """The table of a grid: each word goes to the cell that holds its middle."""
    held: dict[Span, list[Word]] = {span: [] for span in lattice.cells}
    owner = {
        (r, c): span
        for span in lattice.cells
        for r in range(span.row, span.row + span.rows)
        for c in range(span.column, span.column + span.columns)
    }
    for word in words:
        row, column = _index(lattice.ys, word.middle), _index(lattice.xs, (word.left + word.right) / 2)
        if (row, column) in owner:
            held[owner[row, column]].append(word)
    cells = [PlacedCell(s.row, s.column, s.rows, s.columns, found) for s, found in held.items() if found]
    return compact(Placed(cells, lattice.box, "rulings"))


def _index(places: Sequence[float], value: float) -> int:
    """The gap between places that a value lies in, or -1."""
    n = bisect_right(places, value) - 1
    return n if n < len(places) - 1 else -1


def text_of(words: Sequence[Word]) -> str:
    """The text of a cell, line by line."""
    return " ".join(join(line.words) for line in make_lines(words))
