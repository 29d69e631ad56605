"""KUS014: cells so small that persons might be identified, now or when the table is split."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from skillnad.check.case import Case
from skillnad.check.finding import Finding, about_statistic, name_of
from skillnad.check.grid import Grid
from skillnad.check.rules.model import Rule, Texts
from skillnad.check.statistic import Statistic
from skillnad.check.tables import place_of
from skillnad.language import gettext as _

_SHOWN = 4
_NOT_COUNTS = ("procent", "%", "andel", "medel", "median", "index", "förändring", "ökning", "share", "rate", "tal")


def texts() -> Texts:
    """The rule's texts."""
    return Texts(
        title=_("Small cells"),
        wrong=_("A count of persons is under the limit, or would be if it were split by sex."),
        fix=_("Use coarser groups, or record the reason. A split and the protection of persons pull apart here."),
    )


Small = tuple[str, str, tuple[tuple[int, int], ...]]
"""Where a small figure stands in words, the figure, and the cells that give it."""


def find(case: Case) -> Iterator[Finding]:
    """Tables of whole numbers of persons with cells under the limit, now or after the split that is asked for."""
    limit = case.settings.check.smallest_cell
    for statistic in case.statistics:
        if statistic.table is None or statistic.relation != "direct":
            continue
        name = name_of(statistic)
        shown = [*_shown(statistic, limit), *_revealed(statistic, limit)]
        if shown:
            yield _finding(statistic, _("{name}: cells under {limit}").format(name=name, limit=limit), shown)
        created = _created(statistic, limit)
        if created:
            what = _("{name}: split by sex, cells would be under {limit}").format(name=name, limit=limit)
            yield _finding(statistic, what, created)


def _finding(statistic: Statistic, what: str, small: list[Small]) -> Finding:
    shown = "; ".join(f"{label}: {text}" for label, text, _cells in small[:_SHOWN])
    rest = f" (+{len(small) - _SHOWN})" if len(small) > _SHOWN else ""
    finding = about_statistic("KUS014", "info", statistic, what, texts().fix, (shown + rest,))
    places = [place_of(statistic.table, *at) for _label, _text, cells in small for at in cells]  # type: ignore[arg-type]
    return replace(finding, marks=tuple(dict.fromkeys(places)))


def _shown(statistic: Statistic, limit: int) -> list[Small]:
    """Cells that are under the limit as they stand."""
    return [small for small, number in _counts(statistic) if 0 < number < limit]


def _revealed(statistic: Statistic, limit: int) -> list[Small]:
    """The other sex where one stands beside a total: its figure can be computed."""
    found: list[Small] = []
    for row in statistic.rows:
        known = row.women if row.women is not None else row.men
        alone = (row.women is None) != (row.men is None)
        if row.kind == "count" and alone and known is not None and row.total is not None:
            rest = row.total - known
            if 0 < rest < limit:
                found.append((row.label, f"{row.total:f} − {known:f} = {rest:f}", row.at))
    return found


def _created(statistic: Statistic, limit: int) -> list[Small]:
    """Cells so small that at least one sex must be under the limit when they are split."""
    if statistic.coverage != "none" or statistic.companion is not None:
        return []
    return [small for small, number in _counts(statistic) if limit <= number < 2 * limit]


def _counts(statistic: Statistic) -> Iterator[tuple[Small, Decimal]]:
    """The cells of a table that count persons one by one."""
    grid = Grid(statistic.table)  # type: ignore[arg-type]
    if any(word in f"{grid.table.caption} {grid.table.unit}".lower() for word in _NOT_COUNTS[:3]):
        return
    for row, column in statistic.cells:
        value, heading = grid.value(row, column), grid.heading(column)
        if value is None or value.number is None or value.decimals or value.unit:
            continue
        if not any(word in f"{heading} {grid.label(row)}".lower() for word in _NOT_COUNTS):
            label = f"{grid.label(row)}, {heading}".strip(", ")
            yield (label, f"{value.number:f}", ((row, column),)), value.number


RULE = Rule(
    id="KUS014",
    severity="info",
    texts=texts,
    basis=("small-cells",),
    find=find,
    fails="""
# Årsredovisning 2025

Tabell 1. Antal anställda

| Enhet | Kvinnor | Män |
|-------|---------|-----|
| Norr  | 44      | 40  |
| Söder | 31      | 2   |
""",
    passes="""
# Årsredovisning 2025

Tabell 1. Antal anställda

| Enhet | Kvinnor | Män |
|-------|---------|-----|
| Norr  | 44      | 40  |
| Söder | 31      | 12  |
""",
)
