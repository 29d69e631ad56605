"""An attacker who tries every table: what an adjusted difference over hidden levels leaves possible."""

import math

import numpy as np
import pytest

from skillnad import Measure, compare, count, protect
from skillnad.gaps.intervals import square_and_add, wilson

MEASURE = Measure.model_validate(
    {
        "measure": {"id": "invented"},
        "sex": {"column": "sex", "women": ["K"], "men": ["M"]},
        "stage": [{"id": "granted", "when": "step = 1"}],
        "factor": {"area": {"column": "area", "role": "legal"}},
    }
)
HIDDEN = {"women": (3, 1), "men": (18, 8)}  # so many in the small area, and so many of them granted
GRAIN = 0.05  # the steps, as anybody can see them in the numbers: 1, 2, 5, … and at most half a standard error
TOTAL = {"women": (40, 22), "men": (40, 25)}


def published():
    """Two areas, of which one is small, so that both are withheld."""
    rows = []
    for sex, code in (("women", "K"), ("men", "M")):
        persons, reached = HIDDEN[sex]
        others, granted = TOTAL[sex][0] - persons, TOTAL[sex][1] - reached
        rows += [(code, "b", 1)] * reached + [(code, "b", 0)] * (persons - reached)
        rows += [(code, "a", 1)] * granted + [(code, "a", 0)] * (others - granted)
    sex, area, step = zip(*rows, strict=True)
    frame = {"sex": np.array(sex, dtype=object), "area": np.array(area, dtype=object), "step": np.array(step)}
    return protect(compare(count(MEASURE, frame))).comparison.gap("granted")


def all_tables():
    """Every way to place the known totals in two areas, two or more of each sex in both."""
    (women, women_in), (men, men_in) = TOTAL["women"], TOTAL["men"]
    grid = np.meshgrid(
        np.arange(2, women - 1), np.arange(women_in + 1), np.arange(2, men - 1), np.arange(men_in + 1), indexing="ij"
    )
    w, rw, m, rm = (axis.ravel() for axis in grid)
    fits = (rw <= w) & (women_in - rw <= women - w) & (rm <= m) & (men_in - rm <= men - m)
    return w[fits], rw[fits], m[fits], rm[fits]


def standardised(w, rw, m, rm):
    """The difference, standardised to all (Rothman 1986), each sex's rate, and its variance."""
    (women, women_in), (men, men_in) = TOTAL["women"], TOTAL["men"]
    share = (w + m) / (women + men)
    rates, variances = [], []
    for n, r, total, reached in ((w, rw, women, women_in), (m, rm, men, men_in)):
        small, large = r / n, (reached - r) / (total - n)
        rates.append(share * small + (1 - share) * large)
        variances.append(
            share**2 * small * (1 - small) / (n - 1) + (1 - share) ** 2 * large * (1 - large) / (total - n - 1)
        )
    return rates, variances


def interval(rates, variances):
    """The published interval: Wilson's on the effective persons, joined by squaring and adding."""
    bounds = [wilson(rate, rate * (1 - rate) / variance) for rate, variance in zip(rates, variances, strict=True)]
    return square_and_add(rates[0], bounds[0], rates[1], bounds[1])


def test_the_difference_that_is_left_fits_tables_on_both_sides_of_the_threshold():
    step = published().level("law")
    shown = step.headline
    assert (shown.standard_error, shown.p_value, shown.women) == (None, None, None)
    assert step.share_explained == pytest.approx(1 - shown.value / published().raw.headline.value)
    rates, variances = standardised(*all_tables())
    errors = np.sqrt(variances[0] + variances[1])
    assert all(
        math.isclose(number / GRAIN, round(number / GRAIN), abs_tol=1e-6)
        for number in (shown.value, shown.low, shown.high)
    )
    close = np.abs(rates[0] - rates[1] - shown.value) <= GRAIN / 2
    close &= (errors >= 2 * GRAIN * (1 - 1e-9)) & (errors < 4 * GRAIN)
    candidates = np.flatnonzero(close & (variances[0] > 0) & (variances[1] > 0))
    women = all_tables()[0]
    fitting = [
        int(women[i])
        for i in candidates
        if np.allclose(
            interval([r[i] for r in rates], [v[i] for v in variances]), (shown.low, shown.high), rtol=0, atol=GRAIN / 2
        )
    ]
    assert HIDDEN["women"][0] in fitting
    assert len(fitting) > 100
    assert min(fitting) < HIDDEN["women"][0]
    assert max(fitting) >= 5


def test_the_formula_of_this_test_is_that_of_the_program():
    (w, rw), (m, rm) = HIDDEN["women"], HIDDEN["men"]
    rates, variances = standardised(*(np.array(float(n)) for n in (w, rw, m, rm)))
    low, high = interval([float(r) for r in rates], [float(v) for v in variances])
    shown = published().level("law").headline
    assert shown.value == pytest.approx(float(rates[0] - rates[1]), abs=GRAIN / 2)
    assert (shown.low, shown.high) == (pytest.approx(low, abs=GRAIN / 2), pytest.approx(high, abs=GRAIN / 2))
