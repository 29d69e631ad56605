"""What a comparison counts, side by side for all its targets, and whether something in it is sensitive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

import numpy as np

from skillnad.disclosure.policy import Policy
from skillnad.gaps import Gap
from skillnad.gaps.distributions import t_quantile
from skillnad.gaps.results import FactorLevel, Group

Array = np.ndarray[Any, Any]
_CONFIDENCE = 0.95
_NONE = np.zeros((0, 3))


@dataclass(frozen=True)
class Counts:
    """Numbers that add up over the periods and over the levels of a factor.

    rates: persons, those who reached the stage and those who did not, a row for each target and sex. means: persons,
    the sum of their amounts and of the squares of these. between: how much stages of one group differ.
    """

    rates: Array
    means: Array
    between: Array

    @property
    def people(self) -> Array:
        """Every number of persons."""
        return np.concatenate([self.rates.ravel(), self.means[:, 0], self.between])

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.rates + other.rates, self.means + other.means, self.between + other.between)

    def __sub__(self, other: Counts) -> Counts:
        return Counts(self.rates - other.rates, self.means - other.means, self.between - other.between)


def total(counts: Sequence[Counts]) -> Counts:
    """All of them together."""
    return reduce(add, counts)


def gap_counts(gap: Gap) -> Counts:
    """The counts of one comparison: women's and men's."""
    return _counts(gap.kind == "rate", gap.women, gap.men)


def level_counts(level: FactorLevel | None, *, is_rate: bool) -> Counts:
    """The counts of a factor level; nobody where there is no such level."""
    nobody = Group(persons=0)
    return _counts(is_rate, level.women if level else nobody, level.men if level else nobody)


def _counts(is_rate: bool, *groups: Group) -> Counts:
    rows = np.array([_rate(group) if is_rate else _mean(group) for group in groups], dtype=float)
    return Counts(rows, _NONE, np.zeros(0)) if is_rate else Counts(_NONE, rows, np.zeros(0))


def _rate(group: Group) -> tuple[float, ...]:
    persons = group.persons or 0
    # With weights the number who reached a stage is not shown, but a rate and a number of persons come close to it.
    reached = group.reached if group.reached is not None else round((group.value or 0.0) * persons)
    return persons, reached, persons - reached


def _mean(group: Group) -> tuple[float, ...]:
    """The sum and the sum of squares, as the mean and its interval tell them."""
    persons, mean = group.persons or 0, group.value or 0.0
    amount = persons * mean
    if persons < 2 or group.low is None or group.high is None:
        return persons, amount, amount**2
    error = (group.high - group.low) / 2 / t_quantile((1 + _CONFIDENCE) / 2, persons - 1)
    return persons, amount, error**2 * persons * (persons - 1) + persons * mean**2


def joint_counts(counted: Sequence[tuple[Gap, Counts]]) -> Counts:
    """The counts of all targets side by side, and the differences between stages, both ways since they may be negative.

    Differences add up over periods and levels as counts do, so one rule serves them all.
    """
    between = [part for _gap, difference in sibling_differences(counted) for part in (difference, -difference)]
    return Counts(
        np.concatenate([_NONE, *(counts.rates for _gap, counts in counted)]),
        np.concatenate([_NONE, *(counts.means for _gap, counts in counted)]),
        np.concatenate([np.zeros(0), *between]),
    )


def sibling_differences(counted: Sequence[tuple[Gap, Counts]]) -> Iterator[tuple[Gap, Array]]:
    """How many more or fewer reached each stage than the earlier ones of the same group.

    Two stages of one group may lie within each other, and then the difference is a count of persons.
    """
    for place, (later, more) in enumerate(counted):
        for earlier, fewer in counted[:place]:
            if later.of == earlier.of and later.kind == earlier.kind == "rate":
                yield later, more.rates[:, 1] - fewer.rates[:, 1]


def sensitive(counts: Counts, policy: Policy) -> bool:
    """Whether the policy would have something here withheld."""
    return (
        small(counts.people, policy.threshold)
        or (policy.group_disclosure and _uniform(counts.rates))
        or any(_dominated(row, policy) for row in counts.means)
    )


def small(people: Array, threshold: int) -> bool:
    """Whether some number of persons lies between 1 and the threshold."""
    return bool(((people > 0) & (people < threshold)).any())


def _uniform(rates: Array) -> bool:
    """Whether in some group all have the same result."""
    persons, reached, missed = rates.T
    return bool(((persons > 0) & ((reached == 0) | (missed == 0))).any())


def _dominated(row: Array, policy: Policy) -> bool:
    """Whether a few persons may have so much of an amount that dominance or the p % rule is met.

    The cells do not hold the largest amounts, so the most that they can be is taken: the m largest of n numbers are
    together at most m·mean + √(S·m(n − m)/n), where S is the sum of squared deviations (Samuelson 1968, Mallows &
    Richter 1969).
    """
    persons, amount, squares = (float(number) for number in row)
    if persons < 1 or amount <= 0:
        return False
    spread = max(0.0, squares - amount**2 / persons)

    def largest(m: int) -> float:
        if m >= persons:
            return amount
        return float(min(amount, m * amount / persons + np.sqrt(spread * m * (persons - m) / persons)))

    if policy.dominance is not None:
        n, k = policy.dominance
        if largest(n) >= k / 100 * amount:
            return True
    return policy.p_percent is not None and amount - largest(2) < policy.p_percent / 100 * largest(1)
