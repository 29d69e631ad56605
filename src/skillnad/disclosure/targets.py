"""Stages and outcomes: one with a small total takes with it those that come after it."""

import numpy as np

from skillnad.disclosure.counts import gap_counts, sensitive, sibling_differences, small
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.withhold import without_numbers
from skillnad.gaps import Gap


def protect_totals(gaps: list[Gap], policy: Policy) -> list[Gap]:
    """A target with a small total is withheld, and with it those who come after it, whose number would tell it."""
    totals = [(gap, gap_counts(gap)) for gap in gaps if gap.period is None]
    hidden = {gap.target for gap, counts in totals if sensitive(counts, policy)}
    hidden |= {
        later.target for later, between in sibling_differences(totals) if small(np.abs(between), policy.threshold)
    }
    for gap in gaps:
        if gap.of in hidden:
            hidden.add(gap.target)
    return [without_numbers(gap) if gap.target in hidden else gap for gap in gaps]
