"""Protect: the only door from a comparison to anything that others may see."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from skillnad.disclosure.policy import DEFAULT_POLICY, Policy
from skillnad.disclosure.withhold import (
    gap_counts,
    level_counts,
    small,
    without_breakdown_numbers,
    without_level_numbers,
    without_numbers,
    without_strata_numbers,
    without_unknown_numbers,
)
from skillnad.gaps import Comparison, Gap
from skillnad.gaps.results import Breakdown

_KEY = object()
Item = TypeVar("Item")


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
    between 1 and the
    threshold loses its numbers and keeps its verdict. Periods add up to all periods and levels to their factor, so
    wherever
    something is withheld, more is, until what can be had by subtraction is itself zero or at least the threshold.

    >>> from skillnad.examples import example_cells
    >>> from skillnad.gaps import compare
    >>> protect(compare(example_cells("berkeley-1973"))).comparison.policy["withheld"]
    0
    """
    groups: dict[str, list[Gap]] = {}
    for gap in comparison.gaps:
        groups.setdefault(gap.target, []).append(gap)
    gaps = tuple(gap for group in groups.values() for gap in _protect_target(group, policy.threshold))
    withheld = sum(1 for gap in gaps if gap.withheld)
    described = {**policy.model_dump(), "withheld": withheld}
    return Protected(comparison.model_copy(update={"gaps": gaps, "policy": described}), policy, _KEY)


def _protect_target(gaps: list[Gap], threshold: int) -> list[Gap]:
    """One target over all periods: the first gap is the sum of the others."""
    gaps = _protect_breakdowns(gaps, threshold)
    gaps = _protect_unknown(gaps, threshold)
    total, periods = gaps[0], gaps[1:]
    hidden = withheld_items([gap_counts(gap) for gap in periods], threshold)
    shown = [without_numbers(gap) if i in hidden else gap for i, gap in enumerate(periods)]
    first = without_numbers(total) if small(gap_counts(total), threshold) else total
    return [first, *shown]


def withheld_items(counts: Sequence["np.ndarray[Any, Any]"], threshold: int) -> set[int]:
    """Which of the parts of a known total are withheld: the small ones, and more until their sum reveals nothing small.

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
    """A factor with a small level in some period keeps its numbers only over all periods, where they are protected
    alone."""
    factors = [part.factor for part in gaps[0].breakdowns]
    for factor in factors:
        thin = [gap for gap in gaps if _has_small_level(gap, factor, threshold)]
        if not thin:
            continue
        gaps = [_thin_out(gap, factor, threshold, alone=gap.period is None) for gap in gaps]
    return gaps


def _has_small_level(gap: Gap, factor: str, threshold: int) -> bool:
    parts = [part for part in gap.breakdowns if part.factor == factor]
    return any(small(level_counts(level), threshold) for part in parts for level in part.levels)


def _thin_out(gap: Gap, factor: str, threshold: int, *, alone: bool) -> Gap:
    def protected(part: Breakdown) -> Breakdown:
        if part.factor != factor:
            return part
        return _protect_levels(part, threshold) if alone else without_breakdown_numbers(part)

    breakdowns = tuple(protected(part) for part in gap.breakdowns)
    return without_strata_numbers(gap.model_copy(update={"breakdowns": breakdowns}), factor)


def _protect_levels(part: Breakdown, threshold: int) -> Breakdown:
    hidden = withheld_items([level_counts(level) for level in part.levels], threshold)
    levels = [without_level_numbers(level) if i in hidden else level for i, level in enumerate(part.levels)]
    return part.model_copy(update={"levels": tuple(levels)})


def _protect_unknown(gaps: list[Gap], threshold: int) -> list[Gap]:
    """Unknown sex: a small number in some period is hidden in every period, and a small total everywhere."""

    def is_small(gap: Gap) -> bool:
        return 0 < (gap.unknown.persons or 0) < threshold

    first, rest = gaps[0], gaps[1:]
    hide_rest = is_small(first) or any(is_small(gap) for gap in rest)
    protected = without_unknown_numbers(first, whole=is_small(first), threshold=threshold)
    return [protected, *_each(rest, lambda gap: without_unknown_numbers(gap, whole=hide_rest, threshold=threshold))]


def _each(items: Iterable[Item], change: Callable[[Item], Item]) -> list[Item]:
    return [change(item) for item in items]
