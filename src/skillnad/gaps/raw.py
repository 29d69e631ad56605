"""The raw gap: women's rate or mean minus men's, and their ratio, before anything is adjusted for."""

import math

import numpy as np

from skillnad.gaps.contrast import Answer, Contrast, Refusal, t_contrast
from skillnad.gaps.distributions import chi_square_tail, fisher_exact, normal_quantile, t_quantile
from skillnad.gaps.intervals import (
    CONFIDENCE,
    Bounds,
    miettinen_nurminen,
    newcombe,
    odds_ratio,
    wilson,
)
from skillnad.gaps.moments import MEN, WOMEN, Array, Moments
from skillnad.gaps.results import Estimate, Group

SMALL_EXPECTED = 5.0


def raw_difference(m: Moments) -> Answer:
    """Women minus men of a rate (Newcombe 1998) or a mean (Welch 1947).

    The test of a rate is Pearson's chi-square; where some expected number is below 5, Fisher's exact test. With
    weights the variance is the linearised one, and the Wilson intervals rest on the effective number of persons.
    """
    if absent := absent_sex(m):
        return Refusal("raw", absent)
    one = m.total()
    if one.binary:
        return _rate_difference(one)
    if one.n.min() < 2:
        return Refusal("welch", "one_person")
    variance = one.mean_variance()[0]
    df = welch_df(variance, one.n[0])
    women, men = (float(value) for value in one.mean[0])
    details = {} if math.isinf(df) else {"degrees_of_freedom": df}
    return t_contrast("welch", women, men, float(variance.sum()), df, centre=one.centre, **details)


def has_no_spread(m: Moments) -> bool:
    """Whether everybody or nobody reached the stage, so that a model cannot know its own uncertainty."""
    reached, persons = m.wx.sum(), m.w.sum()
    return m.binary and not 0 < reached < persons


def absent_sex(m: Moments) -> str | None:
    """The code for a sex that has nobody to compare, if one has."""
    w = m.w.sum(axis=0)
    if w[WOMEN] <= 0:
        return "nobody" if w[MEN] <= 0 else "no_women"
    return "no_men" if w[MEN] <= 0 else None


def welch_df(variance: Array, n: Array) -> float:
    """Welch and Satterthwaite's degrees of freedom for a sum of variances that each rest on n persons."""
    own = np.divide(variance**2, n - 1, out=np.zeros_like(variance), where=n > 1)
    return float(variance.sum() ** 2 / own.sum()) if own.sum() > 0 else math.inf


def effective_persons(m: Moments) -> Array:
    """Per stratum and sex, the number of persons whose simple share would be as certain as the weighted one.

    n without weights; else p(1 − p)/variance, and Kish's (Σw)²/Σw² where the share is 0 or 1.
    """
    kish = np.divide(m.w**2, m.w2, out=np.zeros_like(m.w), where=m.w2 > 0)
    if not m.weighted:
        return m.n
    spread, variance = m.mean * (1 - m.mean), m.mean_variance()
    known = (variance > 0) & (spread > 0)
    persons = np.divide(spread, variance, out=kish.copy(), where=known)
    return np.asarray(persons)


def _rate_difference(m: Moments) -> Contrast:
    rate, n = m.mean[0], effective_persons(m)[0]
    women, men = float(rate[WOMEN]), float(rate[MEN])

    def interval(confidence: float) -> Bounds:
        return newcombe(women, float(n[WOMEN]), men, float(n[MEN]), confidence)

    error = math.sqrt(float((rate * (1 - rate) / n).sum()))
    p_value, test = _rate_test(m, n, rate)
    return Contrast("newcombe", women - men, error, interval, p_value, women, men, {"test": test})


def _rate_test(m: Moments, n: Array, rate: Array) -> tuple[float, str]:
    """Pearson's chi-square on the (effective) persons, or Fisher's exact test."""
    x = m.wx[0]
    share = float((n * rate).sum() / n.sum())
    expected = np.outer(n, [share, 1 - share])
    if share in (0.0, 1.0):
        return 1.0, "chi_square"
    if not m.weighted and expected.min() < SMALL_EXPECTED:
        return fisher_exact(round(x[WOMEN]), round(n[WOMEN]), round(x[MEN]), round(n[MEN])), "fisher"
    chi_square = (rate[WOMEN] - rate[MEN]) ** 2 / (share * (1 - share) * (1 / n).sum())
    return chi_square_tail(float(chi_square), 1), "chi_square"


def group(m: Moments, sex: int) -> Group:
    """One sex: persons, and the rate or mean with its interval."""
    one = m.total()
    persons = round(one.n[0, sex])
    if one.w[0, sex] <= 0:
        return Group(persons=persons, reached=0 if m.binary else None)
    value = float(one.mean[0, sex])
    if not m.binary:
        low, high = _mean_interval(one, sex)
        return Group(persons=persons, value=value + m.centre, low=low, high=high)
    low, high = wilson(value, float(effective_persons(one)[0, sex]))
    reached = None if m.weighted else round(one.wx[0, sex])
    return Group(persons=persons, reached=reached, value=value, low=low, high=high)


def _mean_interval(m: Moments, sex: int) -> tuple[float | None, float | None]:
    n = float(m.n[0, sex])
    if n < 2:
        return None, None
    middle = float(m.mean[0, sex]) + m.centre
    half = t_quantile((1 + CONFIDENCE) / 2, n - 1) * math.sqrt(float(m.mean_variance()[0, sex]))
    return middle - half, middle + half


def raw_ratio(m: Moments) -> Estimate:
    """Women's rate or mean divided by men's: Miettinen and Nurminen (1985) for rates, the delta method on logs else."""
    if absent := absent_sex(m):
        return Refusal("ratio", absent).estimate()
    one = m.total()
    women, men = (float(value) for value in one.mean[0] + one.centre)
    if women <= 0 or men <= 0:
        return Refusal("ratio", "zero_or_negative").estimate()
    if one.binary and not one.weighted:
        bounds = miettinen_nurminen(*(float(v) for v in (one.wx[0, 0], one.n[0, 0], one.wx[0, 1], one.n[0, 1])))
        if bounds:
            return Estimate(
                method="miettinen_nurminen",
                value=women / men,
                low=bounds[0],
                high=bounds[1],
                women=women,
                men=men,
            )
    return _log_ratio(one, women, men)


def _log_ratio(m: Moments, women: float, men: float) -> Estimate:
    if m.n.min() < 2:
        return Estimate(method="log_ratio", value=women / men, reason="one_person", women=women, men=men)
    variance = m.mean_variance()[0]
    error = math.sqrt(float(variance[WOMEN]) / women**2 + float(variance[MEN]) / men**2)
    half = normal_quantile((1 + CONFIDENCE) / 2) * error
    ratio = women / men
    return Estimate(
        method="log_ratio",
        value=ratio,
        low=ratio * math.exp(-half),
        high=ratio * math.exp(half),
        women=women,
        men=men,
    )


def raw_odds_ratio(m: Moments) -> Estimate | None:
    """Odds ratio women/men with Woolf's interval; only for rates of persons counted once each."""
    if not m.binary or m.weighted or absent_sex(m):
        return None
    one = m.total()
    found = odds_ratio(*(float(v) for v in (one.wx[0, 0], one.n[0, 0], one.wx[0, 1], one.n[0, 1])))
    if found is None:
        return Refusal("woolf", "zero_cell").estimate()
    return Estimate(method="woolf", value=found[0], low=found[1], high=found[2])
