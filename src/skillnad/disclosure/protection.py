"""Protect: the only door from a comparison to anything that others may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from skillnad.disclosure.policy import DEFAULT_POLICY, Policy
from skillnad.disclosure.withhold import (
    Counts,
    gap_counts,
    joint_counts,
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
    described = {**policy.model_dump(exclude_none=True), "withheld": sum(1 for gap in gaps if gap.withheld)}
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
    counts = [_joint_gap_counts(gaps, period) for period in periods]
    undated = _joint_gap_counts(gaps, None) - np.sum(counts, axis=0)
    hidden = {periods[i] for i in withheld_items(counts, threshold, undated)}
    return [without_numbers(gap) if gap.period in hidden else gap for gap in gaps]


def _joint_gap_counts(gaps: list[Gap], period: str | None) -> Counts:
    return joint_counts([(gap, gap_counts(gap)) for gap in gaps if gap.period == period])


def _protect_totals(gaps: list[Gap], threshold: int) -> list[Gap]:
    """A target with a small total is withheld, and with it those who come after it, whose number would tell it."""
    totals = [gap for gap in gaps if gap.period is None]
    hidden = {gap.target for gap in totals if small(gap_counts(gap), threshold)}
    hidden |= {
        later.target
        for later, between in sibling_differences([(gap, gap_counts(gap)) for gap in totals])
        if small(np.abs(between), threshold)
    }
    for gap in gaps:
        if gap.of in hidden:
            hidden.add(gap.target)
    return [without_numbers(gap) if gap.target in hidden else gap for gap in gaps]


def withheld_items(counts: Sequence[Counts], threshold: int, unseen: Counts | None = None) -> set[int]:
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


def _revealing(counts: list[Counts], threshold: int, has_rest: bool) -> bool:
    """Whether the parts that are not shown can be told by taking those that are from the total."""
    if not counts:
        return False
    return small(np.sum(counts, axis=0), threshold) or (len(counts) == 1 and not has_rest)


def _protect_breakdowns(gaps: list[Gap], threshold: int) -> list[Gap]:
    """A factor with a small level somewhere keeps its numbers only over all periods, with the same levels hidden
    everywhere."""
    factors = dict.fromkeys(part.factor for gap in gaps for part in gap.breakdowns)
    for factor in factors:
        periods = dict.fromkeys(gap.period for gap in gaps)
        if any(small(c, threshold) for period in periods for c in _level_counts(gaps, factor, period).values()):
            counts = _level_counts(gaps, factor, None)
            levels = list(counts)
            hidden = {levels[i] for i in withheld_items(list(counts.values()), threshold)}
            gaps = [_thin_out(gap, factor, hidden) for gap in gaps]
    return gaps


def _level_counts(gaps: list[Gap], factor: str, period: str | None) -> dict[str | None, Counts]:
    """The joint counts of each level of a factor in a period, over all targets."""
    parts = [(gap, part) for gap in gaps if gap.period == period for part in gap.breakdowns if part.factor == factor]
    levels = dict.fromkeys(level.level for _gap, part in parts for level in part.levels)
    return {name: joint_counts([(gap, _counts_at(gap, part, name)) for gap, part in parts]) for name in levels}


def _counts_at(gap: Gap, part: Breakdown, wanted: str | None) -> Counts:
    found = [level_counts(level, is_rate=gap.kind == "rate") for level in part.levels if level.level == wanted]
    return found[0] if found else np.zeros(6)


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
