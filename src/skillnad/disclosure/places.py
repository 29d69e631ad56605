"""A comparison as cells: how many persons of a sex are at a step, in a period or all, at a level of a factor or all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skillnad.gaps import Gap
from skillnad.gaps.results import FactorLevel, Group


class Place(NamedTuple):
    """A cell. `None` for all periods; for no factor. Where there is a factor, `None` is the level of those without."""

    sex: str
    step: str
    period: str | None
    factor: str | None = None
    level: str | None = None


def others(target: str) -> str:
    """The step of those who did not reach a stage or have no amount; no target has such a name."""
    return f"not {target}"


def split(gap: Gap) -> tuple[str, str, str]:
    """A step and the two that it splits into."""
    return gap.of, gap.target, others(gap.target)


def persons_of(gap: Gap) -> str:
    """The step whose persons a gap counts: for a rate all that could reach it, for a mean those who have an amount."""
    return gap.of if gap.kind == "rate" else gap.target


def cells(gaps: list[Gap]) -> dict[Place, float]:
    """Every number of persons that the gaps show."""
    found: dict[Place, float] = {}
    for gap in gaps:
        if gap.unknown.persons is not None:
            found[Place("unknown", persons_of(gap), gap.period)] = gap.unknown.persons
        for sex, group, where in _groups(gap):
            found |= _counted(gap, sex, group, where)
    return found


def _groups(gap: Gap) -> Iterator[tuple[str, Group, tuple[str | None, ...]]]:
    levels: list[tuple[Gap | FactorLevel, tuple[str | None, ...]]] = [(gap, (gap.period, None, None))]
    levels += [(level, (gap.period, part.factor, level.level)) for part in gap.breakdowns for level in part.levels]
    for holder, where in levels:
        yield "women", holder.women, where
        yield "men", holder.men, where


def _counted(gap: Gap, sex: str, group: Group, where: tuple[str | None, ...]) -> dict[Place, float]:
    if group.persons is None:
        return {}
    found: dict[Place, float] = {Place(sex, persons_of(gap), *where): group.persons}
    if group.reached is not None:
        found[Place(sex, gap.target, *where)] = group.reached
        found[Place(sex, others(gap.target), *where)] = group.persons - group.reached
    return found


def listed(gaps: list[Gap]) -> dict[tuple[str, str | None, str], set[str | None]]:
    """For each step, period and factor the levels that are named: at the others there is nobody."""
    found: dict[tuple[str, str | None, str], set[str | None]] = {}
    for gap in gaps:
        for part in gap.breakdowns:
            found[persons_of(gap), gap.period, part.factor] = {level.level for level in part.levels}
    return found
