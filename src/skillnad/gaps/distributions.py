"""The few distributions the estimators need, from scipy.special: it loads in a fraction of scipy.stats' time."""

import math
from typing import Any

import numpy as np
from scipy import special


def normal_quantile(p: float) -> float:
    """The standard normal quantile: `normal_quantile(0.975)` is 1.96."""
    return float(special.ndtri(p))


def two_sided(z: float) -> float:
    """The two-sided p-value of a standard normal z."""
    return float(2 * special.ndtr(-abs(z)))


def chi_square_tail(x: float, df: int) -> float:
    """The probability of a chi-square value at least as large."""
    return float(special.chdtrc(df, x))


def t_quantile(p: float, df: float) -> float:
    """The quantile of Student's t; the normal one when `df` is infinite."""
    return normal_quantile(p) if math.isinf(df) else float(special.stdtrit(df, p))


def t_two_sided(t: float, df: float) -> float:
    """The two-sided p-value of a t value."""
    return two_sided(t) if math.isinf(df) else float(2 * special.stdtr(df, -abs(t)))


def fisher_exact(reached_w: int, n_w: int, reached_m: int, n_m: int) -> float:
    """Two-sided Fisher's exact test (Fisher 1935): all tables with the same margins that are no more probable than
    this one.

    >>> round(fisher_exact(8, 10, 1, 6), 6)
    0.034965
    """
    reached = reached_w + reached_m
    low, high = max(0, reached - n_m), min(n_w, reached)
    table = np.arange(low, high + 1)
    log_p = _log_choose(n_w, table) + _log_choose(n_m, reached - table) - _log_choose(n_w + n_m, reached)
    observed = log_p[reached_w - low]
    # Tables of equal probability must not fall out by a rounding in the last digit.
    return float(min(1.0, np.exp(log_p[log_p <= observed + 1e-7]).sum()))


def _log_choose(n: int, k: Any) -> Any:
    return special.gammaln(n + 1) - special.gammaln(np.asarray(k) + 1) - special.gammaln(n - np.asarray(k) + 1)
