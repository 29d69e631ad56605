"""Direct standardisation (standardvägning) and Ñopo's exact matching: compare like with like, stratum by stratum."""

import math
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from skillnad.gaps.contrast import Answer, Contrast, Refusal, t_contrast
from skillnad.gaps.intervals import Bounds, square_and_add, wilson
from skillnad.gaps.moments import MEN, WOMEN, Array, Moments
from skillnad.gaps.raw import absent_sex, welch_df

Mix = Literal["all", "women", "men"]


def common_support(m: Moments) -> NDArray[np.bool_]:
    """The strata where there are both women and men."""
    return np.asarray((m.w > 0).all(axis=1))


def standardise(m: Moments, mix: Mix = "all") -> Answer:
    """The gap if women and men were spread alike over the strata (Rothman 1986; Medlingsinstitutet's
    *standardvägning*).

    Σ_s g_s (mean_women,s − mean_men,s), where g is the share of all persons, of women or of men in stratum s, among
    the strata that hold both. Variance Σ g_s² (v_women,s + v_men,s), with g taken as given. Rates get a Wilson
    interval on the effective number for each sex, joined by squaring and adding (Zou and Donner 2008); means get a
    t interval.

    Args:
        m: Sums per stratum.
        mix: Whose distribution over the strata both sexes are given.
    """
    method = f"standardised_{mix}"
    if absent := absent_sex(m):
        return Refusal(method, absent)
    both = common_support(m)
    if not both.any():
        return Refusal(method, "no_common_stratum")
    inside = m.keep(both)
    shares = mix_shares(inside, mix)
    variances = inside.mean_variance()
    if np.isnan(variances).any():
        return Refusal(method, "one_person_per_stratum")
    return _contrast(method, inside, shares, variances, _coverage(m, both))


def mix_shares(m: Moments, mix: Mix) -> Array:
    """The share of each stratum in the chosen mix."""
    weights = {"all": m.w.sum(axis=1), "women": m.w[:, WOMEN], "men": m.w[:, MEN]}[mix]
    shares: Array = weights / weights.sum()
    return shares


def _coverage(m: Moments, both: NDArray[np.bool_]) -> dict[str, Any]:
    matched = m.w[both].sum(axis=0) / m.w.sum(axis=0)
    return {
        "strata": int(both.sum()),
        "women_with_counterpart": float(matched[WOMEN]),
        "men_with_counterpart": float(matched[MEN]),
    }


def _contrast(method: str, m: Moments, shares: Array, variances: Array, details: dict[str, Any]) -> Contrast:
    g = shares[:, None]
    women, men = (float(value) for value in (g * m.mean).sum(axis=0))
    parts = g**2 * variances
    if not m.binary:
        df = welch_df(parts.ravel(), _persons_behind(m))
        return t_contrast(method, women, men, float(parts.sum()), df, centre=m.centre, **details)
    persons = _effective(m, g, parts, (women, men))

    def interval(confidence: float) -> Bounds:
        bounds = [wilson(rate, n, confidence) for rate, n in zip((women, men), persons, strict=True)]
        return square_and_add(women, bounds[WOMEN], men, bounds[MEN])

    plain = t_contrast(method, women, men, float(parts.sum()), math.inf)
    p_value = plain.p_value if plain.standard_error > 0 else None
    return Contrast(method, women - men, plain.standard_error, interval, p_value, women, men, details)


def _persons_behind(m: Moments) -> Array:
    """How many persons each variance rests on: those of the stratum, or of all others where one stands alone."""
    pooled = (m.n - 1).clip(min=0).sum(axis=0) + 1
    return np.where(m.n > 1, m.n, pooled).ravel()


def _effective(m: Moments, g: Array, parts: Array, rates: tuple[float, float]) -> list[float]:
    """Effective persons behind each standardised rate; without spread in the sample, as the weights alone say."""
    kish = 1 / (g**2 * np.divide(m.w2, m.w**2)).sum(axis=0)
    spread = [rate * (1 - rate) for rate in rates]
    return [
        spread[sex] / float(parts[:, sex].sum()) if parts[:, sex].sum() > 0 and spread[sex] > 0 else float(kish[sex])
        for sex in (WOMEN, MEN)
    ]


def match(m: Moments) -> Answer:
    """Ñopo's (2008) exact matching: the gap between each woman and the men who are like her in every factor.

    The raw gap is the sum of four parts, all women minus men: `value`, the gap among the matched with women's mix;
    `mix`, because matched women and men are spread differently; `unmatched_women` and `unmatched_men`, because
    those without a counterpart of the other sex differ from those with one. The shares that have a counterpart are
    given for both.
    """
    found = standardise(m, "women")
    if isinstance(found, Refusal):
        return Refusal("matching", found.reason)
    both = common_support(m)
    inside, outside = m.keep(both), m.keep(~both)
    details = {**found.details, **_nopo_parts(m, inside, outside)}
    return Contrast(
        "matching",
        found.value,
        found.standard_error,
        found.interval,
        found.p_value,
        found.women,
        found.men,
        details,
    )


def _nopo_parts(m: Moments, inside: Moments, outside: Moments) -> dict[str, float]:
    men_mean = inside.mean[:, MEN]
    mix = float(((mix_shares(inside, "women") - mix_shares(inside, "men")) * men_mean).sum())
    matched = inside.total().mean[0]
    share = outside.w.sum(axis=0) / m.w.sum(axis=0)
    apart = outside.total().mean[0] - matched if len(outside.w) else np.zeros(2)
    return {
        "mix": mix,
        "unmatched_women": float(share[WOMEN] * apart[WOMEN]),
        "unmatched_men": float(-share[MEN] * apart[MEN]),
    }
