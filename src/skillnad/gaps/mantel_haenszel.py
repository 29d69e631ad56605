"""Mantel–Haenszel: one difference, ratio and odds ratio over many small strata."""

import math
from typing import Any

import numpy as np

from skillnad.gaps.contrast import Answer, Contrast, Refusal, symmetric
from skillnad.gaps.distributions import chi_square_tail, normal_quantile
from skillnad.gaps.intervals import CONFIDENCE
from skillnad.gaps.moments import MEN, WOMEN, Array, Moments
from skillnad.gaps.raw import absent_sex, has_no_spread


def mantel_haenszel(m: Moments) -> Answer:
    """The common difference of rates over strata, with the common ratio and odds ratio beside it.

    Difference: Σ n_w n_m/N (p_w − p_m) / Σ n_w n_m/N with Sato's (1989) variance, which holds both for few large
    strata and for many small ones. Ratio: Greenland and Robins (1985). Odds ratio: Mantel and Haenszel (1959) with
    the variance of Robins, Breslow and Greenland (1986). Test: Cochran, Mantel and Haenszel's chi-square, with and
    without continuity correction.
    """
    if absent := absent_sex(m):
        return Refusal("mantel_haenszel", absent)
    if m.weighted or not m.binary:
        return Refusal("mantel_haenszel", "only_for_unweighted_rates")
    if has_no_spread(m):
        return Refusal("mantel_haenszel", "no_spread")
    both = m.keep(np.asarray((m.n > 0).all(axis=1)))
    if not len(both.n):
        return Refusal("mantel_haenszel", "no_common_stratum")
    found = _difference(both)
    return found if found.standard_error > 0 else Refusal("mantel_haenszel", "no_spread")


def _difference(m: Moments) -> Contrast:
    n_w, n_m, total = m.n[:, WOMEN], m.n[:, MEN], m.n.sum(axis=1)
    a, c = m.wx[:, WOMEN], m.wx[:, MEN]
    weight = n_w * n_m / total
    value = float((weight * (a / n_w - c / n_m)).sum() / weight.sum())
    p = (n_w**2 * c - n_m**2 * a + n_w * n_m * (n_m - n_w) / 2) / total**2
    q = (a * (n_m - c) + c * (n_w - a)) / (2 * total)
    variance = float((value * p.sum() + q.sum()) / weight.sum() ** 2)
    error = math.sqrt(max(0.0, variance))
    chi_square, corrected = _cochran(m)
    details: dict[str, Any] = {
        "strata": len(m.n),
        "chi_square": chi_square,
        "chi_square_corrected": corrected,
        "p_value_corrected": chi_square_tail(corrected, 1),
        "ratio": _ratio(a, c, n_w, n_m, total),
        "odds_ratio": _odds_ratio(m),
    }
    return Contrast(
        "mantel_haenszel",
        value,
        error,
        symmetric(value, error),
        chi_square_tail(chi_square, 1),
        details=details,
    )


def _cochran(m: Moments) -> tuple[float, float]:
    n_w, n_m, total = m.n[:, WOMEN], m.n[:, MEN], m.n.sum(axis=1)
    reached = m.wx.sum(axis=1)
    several = total > 1
    expected = n_w * reached / total
    variance = np.zeros_like(total)
    np.divide(n_w * n_m * reached * (total - reached), total**2 * (total - 1), out=variance, where=several)
    spread = float(variance.sum())
    distance = abs(float((m.wx[:, WOMEN] - expected).sum()))
    if spread <= 0:
        return 0.0, 0.0
    # The correction is for a distance of at least one half; below that there is nothing to correct.
    corrected = distance - 0.5 if distance >= 0.5 else distance
    return distance**2 / spread, corrected**2 / spread


def _ratio(a: Array, c: Array, n_w: Array, n_m: Array, total: Array) -> dict[str, float] | None:
    over, under = float((a * n_m / total).sum()), float((c * n_w / total).sum())
    if over <= 0 or under <= 0:
        return None
    spread = ((a + c) * n_w * n_m - a * c * total) / total**2
    return _log_interval(over / under, float(spread.sum()) / (over * under))


def _odds_ratio(m: Moments) -> dict[str, float] | None:
    a, c, total = m.wx[:, WOMEN], m.wx[:, MEN], m.n.sum(axis=1)
    b, d = m.n[:, WOMEN] - a, m.n[:, MEN] - c
    r, s = a * d / total, b * c / total
    if r.sum() <= 0 or s.sum() <= 0:
        return None
    p, q = (a + d) / total, (b + c) / total
    variance = (
        (p * r).sum() / (2 * r.sum() ** 2)
        + (p * s + q * r).sum() / (2 * r.sum() * s.sum())
        + (q * s).sum() / (2 * s.sum() ** 2)
    )
    return _log_interval(float(r.sum() / s.sum()), float(variance))


def _log_interval(value: float, variance: float) -> dict[str, float]:
    half = normal_quantile((1 + CONFIDENCE) / 2) * math.sqrt(max(0.0, variance))
    return {"value": value, "low": value * math.exp(-half), "high": value * math.exp(half)}
