"""What rounding and noise do to a difference between women and men: its interval is widened accordingly."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class Disturbance:
    """How far a shown number may be from the true one: at most `reach`, and with a variance where there is noise."""

    reach: float
    variance: float | None = None


def rate_variance(reached: float, persons: float, variance: float) -> float:
    """The variance that noise of its own in both numbers adds to a rate (first order, as for a quotient).

    >>> round(rate_variance(30, 100, 2.0), 6)
    0.000218
    """
    rate = reached / persons
    return variance * (1 + rate**2) / persons**2


def share_variance(women: float, men: float, variance: float) -> float:
    """The variance that noise of its own in each number adds to women's share of women and men.

    >>> round(share_variance(50, 50, 2.0), 6)
    0.0001
    """
    total = women + men
    share = women / total
    return variance * ((1 - share) ** 2 + share**2) / total**2


def widened(low: float, high: float, variance: float, confidence: float = 0.95) -> tuple[float, float]:
    """An interval with a variance added: the squares of half its width and of the noise's add up.

    >>> [round(end, 3) for end in widened(-0.10, 0.02, 0.0004)]
    [-0.112, 0.032]
    """
    centre, half = (low + high) / 2, (high - low) / 2
    reach = NormalDist().inv_cdf(0.5 + confidence / 2) * sqrt(variance)
    wide = sqrt(half**2 + reach**2)
    return centre - wide, centre + wide


def rate_bounds(reached: float, persons: float, reach: float) -> tuple[float, float]:
    """Between which values the true rate lies when neither number is more than `reach` from the shown.

    >>> rate_bounds(30, 100, 4)
    (0.25, 0.3541666666666667)
    """
    low = max(reached - reach, 0.0) / (persons + reach)
    high = (reached + reach) / (persons - reach) if persons > reach else 1.0
    return low, min(high, 1.0)


def gap_bounds(
    women: tuple[float, float], men: tuple[float, float], reach: float, interval: tuple[float, float]
) -> tuple[float, float]:
    """An interval for the difference of two rates, (reached, persons) each, widened by how far both may be off."""
    (low_w, high_w), (low_m, high_m) = rate_bounds(*women, reach), rate_bounds(*men, reach)
    gap = women[0] / women[1] - men[0] / men[1]
    return interval[0] + min((low_w - high_m) - gap, 0.0), interval[1] + max((high_w - low_m) - gap, 0.0)


def share_reach(women: float, men: float, disturbance: Disturbance, confidence: float = 0.95) -> float:
    """How far women's share may be off: with noise at the confidence, otherwise at most."""
    if women + men <= 0:
        return 1.0
    if disturbance.variance is not None:
        found = NormalDist().inv_cdf(0.5 + confidence / 2) * sqrt(share_variance(women, men, disturbance.variance))
        return min(found, 1.0)
    reach, share = disturbance.reach, women / (women + men)
    up = (women + reach) / (women + reach + max(men - reach, 0.0))
    down = max(women - reach, 0.0) / (max(women - reach, 0.0) + men + reach)
    return max(up - share, share - down)
