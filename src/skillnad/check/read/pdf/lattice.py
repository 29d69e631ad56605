"""Grids of drawn lines: which lines meet, and which cells lie between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from skillnad.check.document import Box
from skillnad.check.read.pdf.content import Ruling

MEET = 3.0
SLIVER = 4.0
MOST_LINES = 600
OPEN = 10.0


@dataclass(frozen=True, slots=True)
class Span:
    """A cell of a grid: its first row and column and how many of each it covers."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Lattice:
    """A grid: the places of its upright and level lines in order, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Span, ...]

    @property
    def box(self) -> Box:
        """The outline of the grid."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def merge(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Lines that lie on each other or go on from each other as one."""
    merged: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda r: (round(r.at), r.start)):
        same = next((m for m in merged[-12:] if abs(m.at - ruling.at) < 1.5 and _overlap(m, ruling)), None)
        if same is None:
            merged.append(Ruling(ruling.at, ruling.start, ruling.end))
        else:
            same.start, same.end = min(same.start, ruling.start), max(same.end, ruling.end)
    return merged


def _overlap(one: Ruling, other: Ruling) -> bool:
    return other.start <= one.end + MEET and one.start <= other.end + MEET


def find_lattices(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[Lattice]:
    """The grids on a page: groups of lines that meet, with at least two columns and one row."""
    if not level or not upright or len(level) + len(upright) > MOST_LINES:
        return []
    groups = _groups(level, upright)
    return [grid for lines in groups if (grid := _lattice(*lines)) is not None]


def _groups(level: Sequence[Ruling], upright: Sequence[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """The lines in groups that are joined by meeting."""
    parent = list(range(len(level) + len(upright)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, flat in enumerate(level):
        for j, tall in enumerate(upright):
            if flat.start - MEET < tall.at < flat.end + MEET and tall.start - MEET < flat.at < tall.end + MEET:
                parent[root(i)] = root(len(level) + j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for i, flat in enumerate(level):
        groups.setdefault(root(i), ([], []))[0].append(flat)
    for j, tall in enumerate(upright):
        groups.setdefault(root(len(level) + j), ([], []))[1].append(tall)
    return list(groups.values())


def _lattice(level: list[Ruling], upright: list[Ruling]) -> Lattice | None:
    xs = _places([line.at for line in upright])
    ys = _places([line.at for line in level])
    if not xs or not ys:
        return None
    xs = _opened(xs, min(line.start for line in level), max(line.end for line in level))
    ys = _opened(ys, min(line.start for line in upright), max(line.end for line in upright))
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Lattice(tuple(xs), tuple(ys), tuple(_cells(xs, ys, level, upright)))


def _places(values: list[float]) -> list[float]:
    """The values in order, those nearer each other than a sliver as one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] < SLIVER:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _opened(places: list[float], start: float, end: float) -> list[float]:
    """The places with the ends of crossing lines that reach out beyond them: a grid that is open there."""
    before = [start] if start < places[0] - OPEN else []
    after = [end] if end > places[-1] + OPEN else []
    return before + places + after


def _cells(xs: list[float], ys: list[float], level: list[Ruling], upright: list[Ruling]) -> Iterable[Span]:
    """The cells: neighbours with no line between them are one, where together they make a rectangle."""
    tall = [_at(upright, x) for x in xs]
    flat = [_at(level, y) for y in ys]
    walls = [[_crossed(lines, (a + b) / 2) for lines in tall] for a, b in pairwise(ys)]
    floors = [[_crossed(lines, (a + b) / 2) for lines in flat] for a, b in pairwise(xs)]
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            span = _grow(row, column, walls, floors, taken)
            taken |= {(r, c) for r in range(row, row + span.rows) for c in range(column, column + span.columns)}
            yield span


def _at(lines: list[Ruling], place: float) -> list[Ruling]:
    return [line for line in lines if abs(line.at - place) < SLIVER]


def _crossed(lines: list[Ruling], across: float) -> bool:
    return any(line.start - 1 <= across <= line.end + 1 for line in lines)


def _grow(
    row: int, column: int, walls: list[list[bool]], floors: list[list[bool]], taken: set[tuple[int, int]]
) -> Span:
    """A cell made as wide, and then as tall, as lines let it."""
    width = 1
    while column + width < len(floors) and not walls[row][column + width] and (row, column + width) not in taken:
        width += 1
    height = 1
    while row + height < len(walls) and _open_below(row + height, column, width, walls, floors, taken):
        height += 1
    return Span(row, column, height, width)


def _open_below(
    row: int, column: int, width: int, walls: list[list[bool]], floors: list[list[bool]], taken: set[tuple[int, int]]
) -> bool:
    columns = range(column, column + width)
    free = all(not floors[c][row] and (row, c) not in taken for c in columns)
    whole = all(not walls[row][c] for c in columns[1:])
    closed = column + width >= len(floors) or walls[row][column + width]
    return free and whole and closed
