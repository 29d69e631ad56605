"""Levels of factors: they add up to the whole, in every period and over all of them."""

from skillnad.disclosure.complements import withheld_items
from skillnad.disclosure.counts import Counts, joint_counts, level_counts, sensitive, total
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.withhold import SMALL, without_breakdown_numbers, without_level_numbers, without_strata_numbers
from skillnad.gaps import Gap
from skillnad.gaps.results import Breakdown, Estimate

Levels = dict[str | None, Counts]


def protect_breakdowns(gaps: list[Gap], policy: Policy) -> list[Gap]:
    """A factor with a sensitive level somewhere keeps its numbers only over all periods, with the same levels hidden
    in every target."""
    for factor in dict.fromkeys(part.factor for gap in gaps for part in gap.breakdowns):
        periods = dict.fromkeys(gap.period for gap in gaps)
        counts = {period: _level_counts(gaps, factor, period) for period in periods}
        if any(sensitive(part, policy) for part in _all_parts(counts)):
            levels = list(counts[None])
            hidden = {levels[i] for i in withheld_items(list(counts[None].values()), policy)}
            gaps = [without_levels(gap, factor, hidden) for gap in gaps]
    return gaps


def _all_parts(counts: dict[str | None, Levels]) -> list[Counts]:
    """Each level in each period and over all, and each level's persons without a date."""
    parts = [part for levels in counts.values() for part in levels.values()]
    for name, whole in counts[None].items():
        dated = [levels[name] for period, levels in counts.items() if period is not None and name in levels]
        parts += [whole - total(dated)] if dated else []
    return parts


def _level_counts(gaps: list[Gap], factor: str, period: str | None) -> Levels:
    """The joint counts of each level of a factor in a period, over all targets."""
    here = [gap for gap in gaps if gap.period == period]
    parts = [(gap, next((part for part in gap.breakdowns if part.factor == factor), None)) for gap in here]
    names = dict.fromkeys(level.level for _gap, part in parts if part for level in part.levels)
    return {name: joint_counts([(gap, _counts_at(gap, part, name)) for gap, part in parts]) for name in names}


def _counts_at(gap: Gap, part: Breakdown | None, wanted: str | None) -> Counts:
    levels = part.levels if part else ()
    found = next((level for level in levels if level.level == wanted), None)
    return level_counts(found, is_rate=gap.kind == "rate")


def without_levels(gap: Gap, factor: str, hidden: set[str | None] | None = None) -> Gap:
    """A gap without the numbers of some levels of a factor, or of all where none are named; in a single period
    always of all."""

    def protected(part: Breakdown) -> Breakdown:
        if part.factor != factor:
            return part
        if gap.period is not None or hidden is None:
            return without_breakdown_numbers(part)
        levels = [without_level_numbers(level) if level.level in hidden else level for level in part.levels]
        homogeneity = Estimate(method=part.homogeneity.method, reason=SMALL) if hidden else part.homogeneity
        return part.model_copy(update={"levels": tuple(levels), "homogeneity": homogeneity})

    breakdowns = tuple(protected(part) for part in gap.breakdowns)
    return without_strata_numbers(gap.model_copy(update={"breakdowns": breakdowns}), factor)
