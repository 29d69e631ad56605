"""Finds figures of the text that are one digit away from the same figure of a table."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from skillnad.check.grid import Grid
from skillnad.check.measures import stem
from skillnad.check.people import about
from skillnad.check.statistic import Statistic

Misprint = tuple[Statistic, Decimal, Statistic, Decimal]
_SMALLEST = 1000


def misprints(statistics: Sequence[Statistic]) -> Iterator[Misprint]:
    """Figures in the text that no table has, while a table of the same measure has one that differs in one digit."""
    tables = [(statistic, _values(statistic)) for statistic in statistics if statistic.kind == "table"]
    everywhere = {value for _statistic, values in tables for value in values}
    for said in statistics:
        if said.kind != "text":
            continue
        for figure in _figures(said) - everywhere:
            found = next(_nearly(said, figure, tables), None)
            if found:
                yield said, figure, *found


def _values(statistic: Statistic) -> frozenset[Decimal]:
    if statistic.table is None:
        return frozenset()
    grid = Grid(statistic.table)
    values = (grid.value(row, column) for row in grid.body for column in grid.data_columns)
    return frozenset(value.number for value in values if value and value.number is not None)


def _figures(statistic: Statistic) -> frozenset[Decimal]:
    counts = about(statistic.text, statistic.language).counts
    large = [count.value for count in counts if count.kind == "count" and count.value and count.value >= _SMALLEST]
    return frozenset(value for value in large if value % 10)


def _nearly(
    said: Statistic, figure: Decimal, tables: Sequence[tuple[Statistic, frozenset[Decimal]]]
) -> Iterator[tuple[Statistic, Decimal]]:
    for table, values in tables:
        if said.years and table.years and not set(said.years) & set(table.years):
            continue
        if _same_measure(said, table):
            yield from ((table, value) for value in sorted(values) if _one_digit_apart(figure, value))


def _same_measure(said: Statistic, table: Statistic) -> bool:
    mine, theirs = stem(said.measure), stem(table.measure)
    return mine == theirs or mine.endswith(theirs) or theirs.endswith(mine)


def _one_digit_apart(one: Decimal, other: Decimal) -> bool:
    first, second = f"{one:f}", f"{other:f}"
    if len(first) != len(second) or first[0] != second[0]:
        return False
    return sum(a != b for a, b in zip(first, second, strict=True)) == 1
