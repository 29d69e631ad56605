"""The columns of a table, by the white rivers between them and by drawn lines."""

from collections.abc import Sequence

from skillnad.check.read.pdf.content import Ruling, Word
from skillnad.check.read.pdf.lines import Line, chunks

NARROWEST = 2.0
ACROSS = 0.12
"""The share of lines that may run across a river: spanning headings."""


class Columns:
    """The edges between columns; the outermost columns are open outwards."""

    def __init__(self, edges: Sequence[float]) -> None:
        self.edges = list(edges)

    def __len__(self) -> int:
        return len(self.edges) + 1

    def of(self, left: float, right: float) -> tuple[int, int]:
        """The first and last column that a chunk stands in; a slight reach over an edge does not count."""
        slack = min(3.0, (right - left) / 3)
        first = sum(1 for edge in self.edges if edge <= left + slack)
        last = sum(1 for edge in self.edges if edge < right - slack)
        return first, max(first, last)


def find_columns(lines: Sequence[Line], upright: Sequence[Ruling]) -> Columns:
    """The columns that most lines agree on."""
    if not lines:
        return Columns([])
    parted = [chunks(line.words) for line in lines]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    top, bottom = lines[0].top, lines[-1].bottom
    drawn = [
        rule.at
        for rule in upright
        if left < rule.at < right and min(rule.end, bottom) - max(rule.start, top) > 0.5 * (bottom - top)
    ]
    voting = [parts for parts in parted if len(parts) > 1] or parted
    rivers = _rivers(voting, left, right)
    edges = [river for river in rivers if all(abs(river - at) > 6 for at in drawn)] + drawn
    return _without_empty(Columns(sorted(edges)), parted)


def _rivers(parted: Sequence[list[list[Word]]], left: float, right: float) -> list[float]:
    """The middles of the runs of places that few chunks cover."""
    width = int(right - left) + 2
    cover = [0] * (width + 1)
    for parts in parted:
        for part in parts:
            cover[max(int(part[0].left - left), 0)] += 1
            cover[min(int(part[-1].right - left) + 1, width)] -= 1
    allowed = int(ACROSS * len(parted))
    rivers, start, level = [], None, 0
    for x in range(width):
        level += cover[x]
        if level <= allowed:
            start = x if start is None else start
        elif start is not None:
            if start > 0 and x - start >= NARROWEST:
                rivers.append(left + (start + x) / 2)
            start = None
    return rivers


def _without_empty(columns: Columns, parted: Sequence[list[list[Word]]]) -> Columns:
    """The columns without edges that part a heading from its own values: where two neighbours are never both filled
    and one is nearly empty, they are one."""
    n = 0
    filled = [_filled(columns, parts) for parts in parted]
    while n < len(columns.edges):
        here, there = sum(n in f for f in filled), sum(n + 1 in f for f in filled)
        both = sum(n in f and n + 1 in f for f in filled)
        if both == 0 and min(here, there) <= 0.3 * max(here, there):
            del columns.edges[n]
            filled = [_filled(columns, parts) for parts in parted]
        else:
            n += 1
    return columns


def _filled(columns: Columns, parts: list[list[Word]]) -> set[int]:
    spans = [columns.of(part[0].left, part[-1].right) for part in parts]
    return {column for first, last in spans for column in range(first, last + 1)}
