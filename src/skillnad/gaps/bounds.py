"""How far the gap could move if the sex of the unknown were known."""

import numpy as np

from skillnad.gaps.moments import MEN, WOMEN, Array, Moments

MOST_SPLITS = 20_000


def unknown_bounds(known: Moments, unknown: Moments) -> tuple[float, float] | None:
    """Bounds that the raw gap stays within, whatever the sex of the unknown is (Manski 1989).

    Rates: the unknown who reached the stage are all women and those who did not all men, and the other way round.
    Means: the largest sum that k of the unknown can have, given their mean and spread, is k·mean + s·√(k(n − k));
    the bounds are over every k. `None` with survey weights, where the unknown's own weights would be needed, and
    where a sex has nobody.
    """
    if known.weighted or (known.w.sum(axis=0) <= 0).any():
        return None
    n, x = known.n.sum(axis=0), known.wx.sum(axis=0)
    extra, extra_x = float(unknown.n[0, 0]), float(unknown.wx[0, 0])
    if extra == 0:
        gap = float(x[WOMEN] / n[WOMEN] - x[MEN] / n[MEN])
        return gap, gap
    if known.binary:
        return _rate_bounds(n, x, extra, extra_x)
    return _mean_bounds(n, x, extra, extra_x, float(unknown.w2xx[0, 0]))


def _rate_bounds(n: Array, x: Array, extra: float, reached: float) -> tuple[float, float]:
    missed = extra - reached
    high = (x[WOMEN] + reached) / (n[WOMEN] + reached) - x[MEN] / (n[MEN] + missed)
    low = x[WOMEN] / (n[WOMEN] + missed) - (x[MEN] + reached) / (n[MEN] + reached)
    return float(low), float(high)


def _mean_bounds(n: Array, x: Array, extra: float, total: float, squares: float) -> tuple[float, float]:
    mean = total / extra
    spread = np.sqrt(max(0.0, squares / extra - mean**2))
    k = np.unique(np.linspace(0, extra, min(int(extra), MOST_SPLITS) + 1).round())
    reach = spread * np.sqrt(k * (extra - k))

    def gap(sign: float) -> Array:
        women = (x[WOMEN] + k * mean + sign * reach) / (n[WOMEN] + k)
        men = (x[MEN] + (extra - k) * mean - sign * reach) / (n[MEN] + extra - k)
        difference: Array = women - men
        return difference

    return float(gap(-1.0).min()), float(gap(1.0).max())
