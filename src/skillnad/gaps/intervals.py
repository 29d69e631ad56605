"""Intervals for one rate and for the gap between two: Wilson, Newcombe, Miettinen–Nurminen."""

import math
from collections.abc import Callable

from skillnad.gaps.distributions import normal_quantile

Bounds = tuple[float, float]
CONFIDENCE = 0.95


def wilson(rate: float, n: float, confidence: float = CONFIDENCE) -> Bounds:
    """Wilson's interval for a rate (Wilson 1927).

    Args:
        rate: The observed share, 0 to 1.
        n: Persons behind it; with weights or strata the effective number, which need not be whole.

    >>> [round(bound, 6) for bound in wilson(0.1, 10)]
    [0.017876, 0.40415]
    """
    z2 = normal_quantile((1 + confidence) / 2) ** 2
    middle = (rate + z2 / (2 * n)) / (1 + z2 / n)
    half = math.sqrt(z2 * (rate * (1 - rate) / n + z2 / (4 * n * n))) / (1 + z2 / n)
    return max(0.0, middle - half) if rate > 0 else 0.0, min(1.0, middle + half) if rate < 1 else 1.0


def newcombe(rate_w: float, n_w: float, rate_m: float, n_m: float, confidence: float = CONFIDENCE) -> Bounds:
    """Interval for the difference women − men of two rates: Newcombe (1998), method 10, from two Wilson intervals.

    >>> [round(bound, 4) for bound in newcombe(56 / 70, 70, 48 / 80, 80)]
    [0.0524, 0.3339]
    """
    low_w, high_w = wilson(rate_w, n_w, confidence)
    low_m, high_m = wilson(rate_m, n_m, confidence)
    return square_and_add(rate_w, (low_w, high_w), rate_m, (low_m, high_m))


def square_and_add(value_w: float, bounds_w: Bounds, value_m: float, bounds_m: Bounds) -> Bounds:
    """The interval of a difference from the intervals of its two parts (Zou and Donner 2008)."""
    difference = value_w - value_m
    low = difference - math.hypot(value_w - bounds_w[0], bounds_m[1] - value_m)
    high = difference + math.hypot(bounds_w[1] - value_w, value_m - bounds_m[0])
    return low, high


def miettinen_nurminen(x_w: float, n_w: float, x_m: float, n_m: float, confidence: float = CONFIDENCE) -> Bounds | None:
    """Interval for the ratio women/men of two rates: Miettinen and Nurminen (1985), by inverting their score test.

    `None` where no man or no woman reached the stage, since the ratio then is 0, infinite or undefined.

    >>> [round(bound, 4) for bound in miettinen_nurminen(10, 20, 5, 20)]
    [0.8691, 4.9243]
    """
    if x_w == 0 or x_m == 0:
        return None
    limit = normal_quantile((1 + confidence) / 2) ** 2
    ratio = (x_w / n_w) / (x_m / n_m)

    def excess(log_ratio: float) -> float:
        return _score_square(math.exp(log_ratio), x_w, n_w, x_m, n_m) - limit

    centre = math.log(ratio)
    return math.exp(_crossing(excess, centre, -1.0)), math.exp(_crossing(excess, centre, 1.0))


def _score_square(ratio: float, x_w: float, n_w: float, x_m: float, n_m: float) -> float:
    """Miettinen and Nurminen's chi-square for the hypothesis that the ratio is this."""
    n = n_w + n_m
    a = n * ratio
    b = -(n_w * ratio + x_w + n_m + x_m * ratio)
    c = x_w + x_m
    p_m = (-b - math.sqrt(max(0.0, b * b - 4 * a * c))) / (2 * a)
    p_w = min(1.0, p_m * ratio)
    variance = (p_w * (1 - p_w) / n_w + ratio**2 * p_m * (1 - p_m) / n_m) * n / (n - 1)
    gap = x_w / n_w - ratio * x_m / n_m
    return gap * gap / variance if variance > 0 else (0.0 if gap == 0 else math.inf)


def _crossing(excess: Callable[[float], float], centre: float, step: float) -> float:
    """Where a function that is negative at the centre turns positive in the direction of `step`; by halving."""
    inside, outside = centre, centre + step
    while excess(outside) < 0:
        inside, step = outside, step * 2
        outside = centre + step
    for _ in range(80):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if excess(middle) < 0 else (inside, middle)
    return (inside + outside) / 2


def odds_ratio(
    x_w: float, n_w: float, x_m: float, n_m: float, confidence: float = CONFIDENCE
) -> tuple[float, float, float] | None:
    """Odds ratio women/men with Woolf's interval (1955); `None` where some of the four numbers is 0.

    >>> [round(value, 4) for value in odds_ratio(290, 1635, 177, 1188)]
    [1.2316, 1.0043, 1.5102]
    """
    table = (x_w, n_w - x_w, x_m, n_m - x_m)
    if min(table) <= 0:
        return None
    log = math.log(table[0] * table[3] / (table[1] * table[2]))
    half = normal_quantile((1 + confidence) / 2) * math.sqrt(sum(1 / value for value in table))
    return math.exp(log), math.exp(log - half), math.exp(log + half)
