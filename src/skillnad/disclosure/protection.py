"""Protect: the only door from a comparison to anything that others may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from skillnad.disclosure.policy import DEFAULT_POLICY, Policy
from skillnad.disclosure.withhold import (
    gap_counts,
    level_counts,
    sibling_differences,
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
from skillnad.gaps.results import Breakdown, Estimate

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
    update = {"gaps": tuple(gaps), "notices": notices, "policy": described, "provenance": _provenance(comparison)}
    safe = comparison.model_copy(update=update)
    return Protected(safe, policy, _KEY)


def _provenance(comparison: Comparison) -> tuple[dict[str, Any], ...]:
    """The provenance; of a table of counts without checksums, by which a guess at a hidden count could be tested."""
    if not comparison.measure.get("table_of_counts"):
        return comparison.provenance
    return tuple(
        {**part, "files": [{"name": file["name"]} for file in part.get("files", [])]} for part in comparison.provenance
    )


def _protect_periods(gaps: list[Gap], threshold: int) -> list[Gap]:
    """Periods are withheld for all targets alike: those granted in one table have the amounts of the next."""
    periods = list(dict.fromkeys(gap.period for gap in gaps if gap.period is not None))
    if not periods:
        return gaps
    in_period = {period: [gap for gap in gaps if gap.period == period] for period in periods}
    counts = [np.concatenate([gap_counts(gap) for gap in in_period[period]]) for period in periods]
    total = np.concatenate([gap_counts(gap) for gap in gaps if gap.period is None])
    undated = total - np.sum(counts, axis=0)
    hidden = {periods[i] for i in withheld_items(counts, threshold, undated)}
    hidden |= {period for period in periods if sibling_differences(in_period[period], threshold)}
    return [without_numbers(gap) if gap.period in hidden else gap for gap in gaps]


def _protect_totals(gaps: list[Gap], threshold: int) -> list[Gap]:
    """A target with a small total is withheld, and with it those who come after it, whose number would tell it."""
    totals = [gap for gap in gaps if gap.period is None]
    hidden = {gap.target for gap in totals if small(gap_counts(gap), threshold)} | sibling_differences(
        totals, threshold
    )
    for gap in gaps:
        if gap.of in hidden:
            hidden.add(gap.target)
    return [without_numbers(gap) if gap.target in hidden else gap for gap in gaps]


def withheld_items(
    counts: Sequence["np.ndarray[Any, Any]"], threshold: int, unseen: "np.ndarray[Any, Any] | None" = None
) -> set[int]:
    """Which parts of a known total are withheld: the small ones, and more until their sum reveals nothing small.

    `unseen` is what the total holds beside the parts, such as persons without a date; it is never shown.

    >>> sorted(withheld_items([np.array([3.0]), np.array([40.0]), np.array([9.0])], 5))
    [0, 2]
    """
    hidden = {i for i, count in enumerate(counts) if small(count, threshold)}
    by_size = sorted(range(len(counts)), key=lambda i: (counts[i].sum(), i))
    rest = [unseen] if unseen is not None and unseen.any() else []
    while len(hidden) < len(counts) and _revealing([*rest, *(counts[i] for i in hidden)], threshold, bool(rest)):
        hidden.add(next(i for i in by_size if i not in hidden))
    return hidden


def _revealing(counts: list["np.ndarray[Any, Any]"], threshold: int, has_rest: bool) -> bool:
    """Whether the parts that are not shown can be told by taking those that are from the total."""
    if not counts:
        return False
    return small(np.sum(counts, axis=0), threshold) or (len(counts) == 1 and not has_rest)


def _protect_breakdowns(gaps: list[Gap], threshold: int) -> list[Gap]:
    """A factor with a small level somewhere keeps its numbers only over all periods, with the same levels hidden
    everywhere."""
    factors = dict.fromkeys(part.factor for gap in gaps for part in gap.breakdowns)
    for factor in factors:
        if any(_has_small_level(gap, factor, threshold) for gap in gaps) or _close_levels(gaps, factor, threshold):
            hidden = _hidden_levels([gap for gap in gaps if gap.period is None], factor, threshold)
            gaps = [_thin_out(gap, factor, hidden) for gap in gaps]
    return gaps


def _hidden_levels(totals: list[Gap], factor: str, threshold: int) -> set[str | None]:
    parts = [(part, gap.kind == "rate") for gap in totals for part in gap.breakdowns if part.factor == factor]
    levels = list(dict.fromkeys(level.level for part, _is_rate in parts for level in part.levels))
    counts = [np.concatenate([_counts_at(part, level, is_rate) for part, is_rate in parts]) for level in levels]
    close = _close_levels(totals, factor, threshold)
    return {levels[i] for i in withheld_items(counts, threshold)} | close


def _close_levels(gaps: list[Gap], factor: str, threshold: int) -> set[str | None]:
    """Levels where two stages of the same group differ by a few persons, in some period or in all."""
    found: set[str | None] = set()
    parts = [(gap, part) for gap in gaps if gap.kind == "rate" for part in gap.breakdowns if part.factor == factor]
    for place, (later, part) in enumerate(parts):
        for earlier, other in parts[:place]:
            if (later.of, later.period) == (earlier.of, earlier.period):
                levels = {level.level for level in part.levels}
                found |= {level for level in levels if _is_close(part, other, level, threshold)}
    return found


def _is_close(part: Breakdown, other: Breakdown, level: str | None, threshold: int) -> bool:
    return small(np.abs(_counts_at(part, level, True) - _counts_at(other, level, True)), threshold)


def _counts_at(part: Breakdown, wanted: str | None, is_rate: bool) -> "np.ndarray[Any, Any]":
    found = [level_counts(level, is_rate=is_rate) for level in part.levels if level.level == wanted]
    return found[0] if found else np.zeros(6)


def _has_small_level(gap: Gap, factor: str, threshold: int) -> bool:
    parts = [part for part in gap.breakdowns if part.factor == factor]
    return any(
        small(level_counts(level, is_rate=gap.kind == "rate"), threshold) for part in parts for level in part.levels
    )


def _thin_out(gap: Gap, factor: str, hidden: set[str | None]) -> Gap:
    def protected(part: Breakdown) -> Breakdown:
        if part.factor != factor:
            return part
        if gap.period is not None:
            return without_breakdown_numbers(part)
        levels = [without_level_numbers(level) if level.level in hidden else level for level in part.levels]
        homogeneity = Estimate(method=part.homogeneity.method, reason="small_numbers") if hidden else part.homogeneity
        return part.model_copy(update={"levels": tuple(levels), "homogeneity": homogeneity})

    breakdowns = tuple(protected(part) for part in gap.breakdowns)
    return without_strata_numbers(gap.model_copy(update={"breakdowns": breakdowns}), factor)


def _protect_unknown(gaps: list[Gap], threshold: int) -> list[Gap]:
    """Unknown sex: a small number in some period is hidden in every period, and a small total everywhere."""
    totals_small = any(_is_small(gap, threshold) for gap in gaps if gap.period is None)
    some_small = totals_small or any(_is_small(gap, threshold) for gap in gaps)
    later = _later_unknown(gaps, threshold)
    return [
        without_unknown_numbers(
            gap,
            whole=(totals_small if gap.period is None else some_small) or gap.target in later,
            threshold=threshold,
        )
        for gap in gaps
    ]


def _later_unknown(gaps: list[Gap], threshold: int) -> set[str]:
    """Targets with a few of unknown sex less than an earlier one: those who did not come so far would show."""
    found: set[str] = set()
    for place, gap in enumerate(gaps):
        earlier = [other.unknown.persons or 0 for other in gaps[:place] if other.period == gap.period]
        if any(0 < abs(n - (gap.unknown.persons or 0)) < threshold for n in earlier):
            found.add(gap.target)
    return found


def _is_small(gap: Gap, threshold: int) -> bool:
    return 0 < (gap.unknown.persons or 0) < threshold
