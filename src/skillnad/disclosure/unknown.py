"""Those of unknown sex: their number, why, and what their bounds tell."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from skillnad.disclosure.counts import small
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.withhold import without_unknown_numbers
from skillnad.gaps import Gap
from skillnad.gaps.results import Notice

_CLOSE = 1e-9
_ABOUT_BOUNDS = ("unknown_sex_could_turn_the_gap",)


def protect_unknown(gaps: list[Gap], policy: Policy) -> list[Gap]:
    """A small number in some period or without a date is hidden in every period, and a small total everywhere."""
    total_small = small(_numbers([gap for gap in gaps if gap.period is None]), policy.threshold)
    some_small = total_small or small(_numbers(gaps), policy.threshold) or _few_undated(gaps, policy.threshold)
    later = _later_unknown(gaps, policy.threshold)
    return [
        without_unknown_numbers(
            gap,
            whole=(total_small if gap.period is None else some_small) or gap.target in later,
            threshold=policy.threshold,
        )
        for gap in _without_telling_bounds(gaps, policy)
    ]


def _numbers(gaps: list[Gap]) -> np.ndarray:
    return np.array([gap.unknown.persons or 0 for gap in gaps])


def _few_undated(gaps: list[Gap], threshold: int) -> bool:
    return small(np.array(list(_undated(gaps).values())), threshold)


def _undated(gaps: list[Gap]) -> dict[str, int]:
    """For each target how many of the unknown belong to no period."""
    if all(gap.period is None for gap in gaps):
        return {}
    rest: defaultdict[str, int] = defaultdict(int)
    for gap in gaps:
        rest[gap.target] += (gap.unknown.persons or 0) * (1 if gap.period is None else -1)
    return dict(rest)


def _later_unknown(gaps: list[Gap], threshold: int) -> set[str]:
    """Targets with a few of unknown sex less than an earlier one: those who did not come so far would show."""
    found: set[str] = set()
    for place, gap in enumerate(gaps):
        earlier = [other.unknown.persons or 0 for other in gaps[:place] if other.period == gap.period]
        if any(0 < abs(n - (gap.unknown.persons or 0)) < threshold for n in earlier):
            found.add(gap.target)
    return found


def _without_telling_bounds(gaps: list[Gap], policy: Policy) -> list[Gap]:
    """The bounds of a rate tell how many of the unknown reached the stage; where that is a few in some period, the
    target has none."""
    telling = {gap.target for gap in gaps if small(np.array(list(_reached_or_not(gap))), policy.threshold)}
    telling |= {target for target, persons in _undated(gaps).items() if persons}
    return [_without_bounds(gap) if gap.target in telling else gap for gap in gaps]


def _without_bounds(gap: Gap) -> Gap:
    unknown = gap.unknown.model_copy(update={"low": None, "high": None})
    notices = tuple(Notice(code=notice.code) if notice.code in _ABOUT_BOUNDS else notice for notice in gap.notices)
    return gap.model_copy(update={"unknown": unknown, "notices": notices})


def _reached_or_not(gap: Gap) -> Iterator[int]:
    """How many of the unknown did and did not reach the stage, as whoever knows the bounds can find by trying."""
    women, men, high, persons = gap.women, gap.men, gap.unknown.high, gap.unknown.persons or 0
    if gap.kind != "rate" or high is None or women.reached is None or men.reached is None:
        return
    for reached in range(persons + 1):
        most = (women.reached + reached) / ((women.persons or 0) + reached) if women.persons or reached else 0.0
        least = men.reached / ((men.persons or 0) + persons - reached) if men.persons or reached < persons else 0.0
        if abs(most - least - high) < _CLOSE:
            yield from (reached, persons - reached)
