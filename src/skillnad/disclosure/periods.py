"""Periods: they add up to all periods, and are withheld for all targets alike."""

from skillnad.disclosure.complements import withheld_items
from skillnad.disclosure.counts import Counts, gap_counts, joint_counts, total
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.withhold import without_numbers
from skillnad.gaps import Gap


def protect_periods(gaps: list[Gap], policy: Policy) -> list[Gap]:
    """Those granted in one table have the amounts of the next, so a period is withheld for every target."""
    periods = list(dict.fromkeys(gap.period for gap in gaps if gap.period is not None))
    if not periods:
        return gaps
    counts = [_joint_gap_counts(gaps, period) for period in periods]
    undated = _joint_gap_counts(gaps, None) - total(counts)
    hidden = {periods[i] for i in withheld_items(counts, policy, undated)}
    return [without_numbers(gap) if gap.period in hidden else gap for gap in gaps]


def _joint_gap_counts(gaps: list[Gap], period: str | None) -> Counts:
    return joint_counts([(gap, gap_counts(gap)) for gap in gaps if gap.period == period])
