"""The tables on a page without tags: from drawn lines, and from how words stand."""

from collections.abc import Sequence

from skillnad.check.document import Box
from skillnad.check.read.pdf.content import Content, Ruling, Word
from skillnad.check.read.pdf.judging import is_table, packed, trust
from skillnad.check.read.pdf.lattice import Lattice, find_lattices, merge
from skillnad.check.read.pdf.lines import Line, make_lines
from skillnad.check.read.pdf.placed import Placed
from skillnad.check.read.pdf.region import build
from skillnad.check.read.pdf.ruled import fill
from skillnad.check.read.pdf.stacks import between_rules, runs

MOST_PACKED = 0.04


def find_tables(content: Content) -> list[Placed]:
    """The tables of a page from top to bottom."""
    level, upright = merge(content.level), merge(content.upright)
    found: list[Placed] = []
    for grid in find_lattices(level, upright):
        table = _from_grid(grid, content.words, level, upright)
        found += [table] if table and is_table(table) else []
    lines = make_lines(_outside(content.words, found))
    before = len(found)
    for region in between_rules(lines, level):
        _take(region, level, upright, found, ruled=True)
    if len(found) > before:
        lines = make_lines(_outside(content.words, found))
    for region in runs(lines):
        _take(region, level, upright, found, ruled=False)
    for table in found:
        table.confidence = trust(table)
    return sorted(found, key=lambda table: (table.box.top, table.box.left))


def _take(region: Sequence[Line], level: list[Ruling], upright: list[Ruling], found: list[Placed], ruled: bool) -> None:
    """Add the table of a region, if it is one."""
    words = [word for line in region for word in line.words]
    table = build(words, level, upright, "rulings" if ruled else "words")
    if table and is_table(table, ruled):
        found.append(table)


def _from_grid(grid: Lattice, words: Sequence[Word], level: list[Ruling], upright: list[Ruling]) -> Placed | None:
    """The table of a grid. Where cells hold several values, lines are missing in it: then the words decide."""
    filled = fill(grid, words)
    if packed(filled) <= MOST_PACKED:
        return filled
    inside = [word for word in words if _holds(grid.box, word)]
    built = build(inside, level, upright, "rulings") if inside else None
    return built if built and packed(built) < packed(filled) else filled


def _outside(words: Sequence[Word], tables: Sequence[Placed]) -> list[Word]:
    left = list(words)
    for table in tables:
        left = [word for word in left if not _holds(table.box, word)]
    return left


def _holds(box: Box, word: Word) -> bool:
    return box.top - 1 < word.middle < box.bottom + 1 and box.left - 2 < (word.left + word.right) / 2 < box.right + 2
