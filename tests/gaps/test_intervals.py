"""Intervals and exact tests for one table of two rates, beside statsmodels and SciPy."""

import pytest
from scipy import stats
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    proportion_confint,
    score_test_proportions_2indep,
)

from skillnad.gaps.distributions import fisher_exact
from skillnad.gaps.intervals import miettinen_nurminen, newcombe, odds_ratio, wilson

TABLES = [(56, 70, 48, 80), (9, 10, 3, 10), (1, 40, 5, 30), (10, 20, 10, 20), (300, 2000, 410, 2100), (2, 3, 29, 900)]
WITH_ZEROS = [(0, 10, 3, 12), (5, 5, 0, 7), (0, 8, 0, 9), (6, 6, 11, 11)]
CONFIDENCE = [0.8, 0.9, 0.95, 0.99]


@pytest.mark.parametrize("confidence", CONFIDENCE)
@pytest.mark.parametrize(("x", "n"), [(0, 10), (1, 10), (5, 10), (10, 10), (123, 4567)])
def test_wilsons_interval_is_that_of_statsmodels(x, n, confidence):
    expected = proportion_confint(x, n, alpha=1 - confidence, method="wilson")
    assert wilson(x / n, n, confidence) == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize("confidence", CONFIDENCE)
@pytest.mark.parametrize(("x_w", "n_w", "x_m", "n_m"), TABLES + WITH_ZEROS)
def test_newcombes_interval_is_that_of_statsmodels(x_w, n_w, x_m, n_m, confidence):
    expected = confint_proportions_2indep(x_w, n_w, x_m, n_m, method="newcomb", alpha=1 - confidence)
    assert newcombe(x_w / n_w, n_w, x_m / n_m, n_m, confidence) == pytest.approx(expected, abs=1e-8)


def test_newcombes_interval_is_as_he_published():
    # Newcombe, Statistics in Medicine 17 (1998) 873, table II: method 10 for cases (a), (b), (d) and (h).
    published = {
        (56, 70, 48, 80): (0.0524, 0.3339),
        (9, 10, 3, 10): (0.1705, 0.8090),
        (5, 56, 0, 29): (-0.0381, 0.1926),
        (10, 10, 0, 10): (0.6075, 1.0000),
    }
    for (x_w, n_w, x_m, n_m), bounds in published.items():
        assert newcombe(x_w / n_w, n_w, x_m / n_m, n_m) == pytest.approx(bounds, abs=5e-5)


@pytest.mark.parametrize("confidence", CONFIDENCE)
@pytest.mark.parametrize(("x_w", "n_w", "x_m", "n_m"), TABLES)
def test_miettinen_and_nurminens_interval_is_that_of_statsmodels(x_w, n_w, x_m, n_m, confidence):
    expected = confint_proportions_2indep(
        x_w, n_w, x_m, n_m, compare="ratio", method="score", alpha=1 - confidence, correction=True
    )
    # Statsmodels finds its bounds by root-finding that stops some digits earlier.
    assert miettinen_nurminen(x_w, n_w, x_m, n_m, confidence) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize(("x_w", "n_w", "x_m", "n_m"), TABLES)
def test_miettinen_and_nurminens_bounds_are_where_their_score_test_is_just_significant(x_w, n_w, x_m, n_m):
    for bound in miettinen_nurminen(x_w, n_w, x_m, n_m):
        statistic, p_value = score_test_proportions_2indep(
            x_w, n_w, x_m, n_m, value=bound, compare="ratio", correction=True
        )[:2]
        assert abs(statistic) == pytest.approx(stats.norm.isf(0.025), abs=1e-8)
        assert p_value == pytest.approx(0.05, abs=1e-8)


def test_a_ratio_of_rates_has_an_interval_also_where_everybody_reached_the_stage():
    low, high = miettinen_nurminen(20, 20, 15, 15)
    assert low < 1 < high
    assert miettinen_nurminen(15, 15, 20, 20) == pytest.approx((1 / high, 1 / low), rel=1e-8)


@pytest.mark.parametrize("confidence", CONFIDENCE)
@pytest.mark.parametrize(("x_w", "n_w", "x_m", "n_m"), TABLES)
def test_the_odds_ratio_and_its_interval_are_those_of_statsmodels(x_w, n_w, x_m, n_m, confidence):
    other = Table2x2([[x_w, n_w - x_w], [x_m, n_m - x_m]])
    value, low, high = odds_ratio(x_w, n_w, x_m, n_m, confidence)
    assert value == pytest.approx(other.oddsratio, rel=1e-8)
    assert (low, high) == pytest.approx(other.oddsratio_confint(alpha=1 - confidence), rel=1e-8)


@pytest.mark.parametrize(("x_w", "n_w", "x_m", "n_m"), WITH_ZEROS)
def test_ratios_that_would_be_zero_or_infinite_are_not_given(x_w, n_w, x_m, n_m):
    assert odds_ratio(x_w, n_w, x_m, n_m) is None
    assert (miettinen_nurminen(x_w, n_w, x_m, n_m) is None) == (x_w == 0 or x_m == 0)


@pytest.mark.parametrize(("x_w", "n_w", "x_m", "n_m"), TABLES + WITH_ZEROS)
def test_fishers_exact_test_is_that_of_scipy(x_w, n_w, x_m, n_m):
    expected = stats.fisher_exact([[x_w, n_w - x_w], [x_m, n_m - x_m]]).pvalue
    assert fisher_exact(x_w, n_w, x_m, n_m) == pytest.approx(expected, abs=1e-8)
