"""KUS014: cells so small that persons might be identified, now or when the table is split."""

from collections.abc import Iterator
from dataclasses import replace

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


def find(case: Case) -> Iterator[Finding]:
    """Tables of whole numbers of persons with cells under the limit."""
    limit = case.settings.check.smallest_cell
    for statistic in case.statistics:
        if statistic.table is None or statistic.relation != "direct":
            continue
        small = _small(statistic, limit)
        if small:
            what = _("{name}: cells under {limit}").format(name=name_of(statistic), limit=limit)
            shown = "; ".join(f"{label}: {text}" for label, text, _at in small[:_SHOWN])
            rest = f" (+{len(small) - _SHOWN})" if len(small) > _SHOWN else ""
            finding = about_statistic("KUS014", "info", statistic, what, texts().fix, (shown + rest,))
            marks = tuple(place_of(statistic.table, *at) for _label, _text, at in small)
            yield replace(finding, marks=tuple(dict.fromkeys(marks)))


def _small(statistic: Statistic, limit: int) -> list[tuple[str, str, tuple[int, int]]]:
    grid = Grid(statistic.table)  # type: ignore[arg-type]
    if any(word in f"{grid.table.caption} {grid.table.unit}".lower() for word in _NOT_COUNTS[:3]):
        return []
    found = []
    for row, column in statistic.cells:
        value, heading = grid.value(row, column), grid.heading(column)
        if value is None or value.number is None or value.decimals or value.unit:
            continue
        if any(word in f"{heading} {grid.label(row)}".lower() for word in _NOT_COUNTS):
            continue
        if 0 < value.number < limit:
            found.append((f"{grid.label(row)}, {heading}".strip(", "), f"{value.number:f}", (row, column)))
    return found


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
