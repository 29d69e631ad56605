"""Protect: the only door from a comparison to anything that others may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from skillnad.disclosure.policy import DEFAULT_POLICY, Policy
from skillnad.disclosure.withhold import (
    gap_counts,
    level_counts,
    small,
    without_breakdown_numbers,
    without_level_numbers,
    without_numbers,
    without_persons,
    without_strata_numbers,
    without_thin_details,
    without_unknown_numbers,
)
from skillnad.gaps import Comparison, Gap
from skillnad.gaps.results import Breakdown

_KEY = object()


@dataclass(frozen=True)
class Protected:
    """A comparison in which small numbers are withheld. Only `protect` makes one."""

    comparison: Comparison
    policy: Policy
    _key: object = None

    def __post_init__(self) -> None:
        if self._key is not _KEY:
            raise TypeError("a Protected comparison is made by protect() and in no other way")

    def to_json(self, *, indent: int | None = 2) -> str:
        """The result as JSON, by the published schema."""
        return self.comparison.model_dump_json(indent=indent)

    def __str__(self) -> str:
        return str(self.comparison)

    def _repr_html_(self) -> str:
        return self.comparison._repr_html_()


def protect(comparison: Comparison, policy: Policy = DEFAULT_POLICY) -> Protected:
    """Withhold small numbers, and as many others as it takes for them not to be found by subtraction.

    A comparison in which a count of women or men, of those who reached the stage or of those who did not, lies
    between 1 and the threshold loses its numbers and keeps its verdict. Periods add up to all periods and levels to
    their factor, so wherever something is withheld, more is, until what can be had by subtraction is itself zero or
    at least the threshold. All stages and outcomes of a measure are withheld together, since the persons of one are
    those who reached the one before it.

    >>> from skillnad.examples import example_cells
    >>> from skillnad.gaps import compare
    >>> protect(compare(example_cells("berkeley-1973"))).comparison.policy["withheld"]
    0
    """
    gaps = _protect_breakdowns(list(comparison.gaps), policy.threshold)
    gaps = _protect_unknown(gaps, policy.threshold)
    gaps = _protect_totals(_protect_periods(gaps, policy.threshold), policy.threshold)
    gaps = [without_thin_details(gap, policy.threshold) for gap in gaps]
    described = {**policy.model_dump(), "withheld": sum(1 for gap in gaps if gap.withheld)}
    notices = tuple(without_persons(notice, threshold=policy.threshold) for notice in comparison.notices)
    safe = comparison.model_copy(update={"gaps": tuple(gaps), "notices": notices, "policy": described})
    return Protected(safe, policy, _KEY)


def _protect_periods(gaps: list[Gap], threshold: int) -> list[Gap]:
    """Periods are withheld for all targets alike: those granted in one table have the amounts of the next."""
    periods = list(dict.fromkeys(gap.period for gap in gaps if gap.period is not None))
    counts = [np.concatenate([gap_counts(gap) for gap in gaps if gap.period == period]) for period in periods]
    hidden = {periods[i] for i in withheld_items(counts, threshold)}
    return [without_numbers(gap) if gap.period in hidden else gap for gap in gaps]


def _protect_totals(gaps: list[Gap], threshold: int) -> list[Gap]:
    """A target with a small total is withheld, and with it those who come after it, whose number would tell it."""
    hidden = {gap.target for gap in gaps if gap.period is None and small(gap_counts(gap), threshold)}
    for gap in gaps:
        if gap.of in hidden:
            hidden.add(gap.target)
    return [without_numbers(gap) if gap.target in hidden else gap for gap in gaps]


def withheld_items(counts: Sequence["np.ndarray[Any, Any]"], threshold: int) -> set[int]:
    """Which parts of a known total are withheld: the small ones, and more until their sum reveals nothing small.

    >>> sorted(withheld_items([np.array([3.0]), np.array([40.0]), np.array([9.0])], 5))
    [0, 2]
    """
    hidden = {i for i, count in enumerate(counts) if small(count, threshold)}
    by_size = sorted(range(len(counts)), key=lambda i: (counts[i].sum(), i))
    while hidden and len(hidden) < len(counts) and _revealing([counts[i] for i in hidden], threshold):
        hidden.add(next(i for i in by_size if i not in hidden))
    return hidden


def _revealing(counts: list["np.ndarray[Any, Any]"], threshold: int) -> bool:
    return len(counts) == 1 or small(np.sum(counts, axis=0), threshold)


def _protect_breakdowns(gaps: list[Gap], threshold: int) -> list[Gap]:
    """A factor with a small level somewhere keeps its numbers only over all periods, with the same levels hidden
    everywhere."""
    factors = dict.fromkeys(part.factor for gap in gaps for part in gap.breakdowns)
    for factor in factors:
        if any(_has_small_level(gap, factor, threshold) for gap in gaps):
            hidden = _hidden_levels([gap for gap in gaps if gap.period is None], factor, threshold)
            gaps = [_thin_out(gap, factor, hidden) for gap in gaps]
    return gaps


def _hidden_levels(totals: list[Gap], factor: str, threshold: int) -> set[str | None]:
    parts = [part for gap in totals for part in gap.breakdowns if part.factor == factor]
    levels = list(dict.fromkeys(level.level for part in parts for level in part.levels))
    counts = [np.concatenate([_counts_at(part, level) for part in parts]) for level in levels]
    return {levels[i] for i in withheld_items(counts, threshold)}


def _counts_at(part: Breakdown, wanted: str | None) -> "np.ndarray[Any, Any]":
    found = [level_counts(level) for level in part.levels if level.level == wanted]
    return found[0] if found else np.zeros(6)


def _has_small_level(gap: Gap, factor: str, threshold: int) -> bool:
    parts = [part for part in gap.breakdowns if part.factor == factor]
    return any(small(level_counts(level), threshold) for part in parts for level in part.levels)


def _thin_out(gap: Gap, factor: str, hidden: set[str | None]) -> Gap:
    def protected(part: Breakdown) -> Breakdown:
        if part.factor != factor:
            return part
        if gap.period is not None:
            return without_breakdown_numbers(part)
        levels = [without_level_numbers(level) if level.level in hidden else level for level in part.levels]
        return part.model_copy(update={"levels": tuple(levels)})

    breakdowns = tuple(protected(part) for part in gap.breakdowns)
    return without_strata_numbers(gap.model_copy(update={"breakdowns": breakdowns}), factor)


def _protect_unknown(gaps: list[Gap], threshold: int) -> list[Gap]:
    """Unknown sex: a small number in some period is hidden in every period, and a small total everywhere."""
    totals_small = any(_is_small(gap, threshold) for gap in gaps if gap.period is None)
    some_small = totals_small or any(_is_small(gap, threshold) for gap in gaps)
    return [
        without_unknown_numbers(gap, whole=totals_small if gap.period is None else some_small, threshold=threshold)
        for gap in gaps
    ]


def _is_small(gap: Gap, threshold: int) -> bool:
    return 0 < (gap.unknown.persons or 0) < threshold
