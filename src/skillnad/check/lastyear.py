"""This year's report beside last year's: statistics that gained a split or lost it, came or went, or changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from skillnad.check.checking import Checked
from skillnad.check.document import Place
from skillnad.check.finding import Finding, about_statistic, name_of
from skillnad.check.grid import Grid
from skillnad.check.measures import stem
from skillnad.check.statistic import Statistic
from skillnad.language import gettext as _

Change = Literal["gained", "lost", "new", "gone"]
_LEAST_SHARED = 0.6


@dataclass(frozen=True, slots=True)
class Changed:
    """A statistic that is split otherwise than last year, or that only one of the reports has."""

    change: Change
    name: str
    place: Place


def compare_years(now: Checked, before: Checked) -> tuple[Changed, ...]:
    """How the statistics of a report have changed since last year's."""
    return tuple(_changes(now, before))


def _changes(now: Checked, before: Checked) -> Iterator[Changed]:
    matched: set[int] = set()
    for statistic in now.statistics:
        other = _same(statistic, before)
        if other is None:
            yield Changed("new", name_of(statistic), statistic.place)
            continue
        matched.add(id(other))
        if (statistic.coverage == "full") != (other.coverage == "full"):
            change: Change = "gained" if statistic.coverage == "full" else "lost"
            yield Changed(change, name_of(statistic), statistic.place)
    for other in before.statistics:
        if id(other) not in matched and _same(other, now) is None:
            yield Changed("gone", name_of(other), other.place)


def _same(statistic: Statistic, other: Checked) -> Statistic | None:
    """The statistic of another report with the same kind, measure and words, if there is one."""
    alike = [
        one for one in other.statistics if one.kind == statistic.kind and stem(one.measure) == stem(statistic.measure)
    ]
    scored = [(_shared(statistic, one), -number, one) for number, one in enumerate(alike)]
    best = max(scored, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] >= _LEAST_SHARED else None


def _shared(one: Statistic, other: Statistic) -> float:
    union = one.words | other.words
    return len(one.words & other.words) / len(union) if union else 1.0


def revised_figures(now: Checked, before: Checked) -> tuple[Finding, ...]:
    """Figures for the same year and row that this year's report gives otherwise than last year's (KUS010)."""
    found = []
    for statistic in now.statistics:
        other = _same(statistic, before) if statistic.table else None
        differing = list(_differing(statistic, other)) if other else []
        if differing:
            what = _("{name}: other figures than in last year's report").format(name=name_of(statistic))
            fix = _("Correct the figure, or note that it has been revised and why.")
            found.append(about_statistic("KUS010", "warning", statistic, what, fix, tuple(differing[:4])))
    return tuple(found)


def _differing(statistic: Statistic, other: Statistic) -> Iterator[str]:
    old = _figures(other)
    for key, figure in _figures(statistic).items():
        if key in old and old[key] != figure:
            text = _("{label}: {figure} now, {before} last year.")
            yield text.format(
                label=" ".join(part for part in key if part), figure=f"{figure:f}", before=f"{old[key]:f}"
            )


def _figures(statistic: Statistic) -> dict[tuple[str, str], Decimal]:
    """Figures by row label and heading, where these name a year."""
    if statistic.table is None:
        return {}
    grid, found = Grid(statistic.table), {}
    for row, column in statistic.cells:
        value = grid.value(row, column)
        key = (grid.label(row).lower(), grid.heading(column).lower())
        dated = any(year in " ".join(key) for year in statistic.years)
        if dated and value and value.number is not None:
            found[key] = value.number
    return found
