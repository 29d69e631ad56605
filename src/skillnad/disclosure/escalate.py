"""What is withheld in addition where the audit finds a small number that can be told: whole tables, finest first."""

from skillnad.disclosure.audit import Audit
from skillnad.disclosure.breakdowns import without_levels
from skillnad.disclosure.places import Place
from skillnad.disclosure.withhold import without_numbers, without_unknown_numbers
from skillnad.gaps import Gap


def withhold_more(gaps: list[Gap], found: Audit) -> list[Gap]:
    """Withhold the table that each told number stands in: a factor's, the unknown, all single periods, everything.

    Each call withholds something that was shown, so that calling it again and again ends.
    """
    factors = {place.factor for place in found.told if place.factor}
    if factors:
        for factor in sorted(factors):
            gaps = [without_levels(gap, factor) for gap in gaps]
        return gaps
    if any(place.sex == "unknown" for place in found.told) and any(gap.unknown.persons is not None for gap in gaps):
        return [without_unknown_numbers(gap, whole=True, threshold=0) for gap in gaps]
    return _without_periods(gaps, found.told)


def _without_periods(gaps: list[Gap], told: tuple[Place, ...]) -> list[Gap]:
    some_shown = any(gap.period is not None and not gap.withheld for gap in gaps)
    if some_shown and any(place.period is not None for place in told):
        return [without_numbers(gap) if gap.period is not None else gap for gap in gaps]
    return [without_numbers(gap) for gap in gaps]
