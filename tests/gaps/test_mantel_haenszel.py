"""Mantel–Haenszel over strata, beside statsmodels' StratifiedTable and regression on the records."""

import math

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.stats.contingency_tables import StratifiedTable

from .people import GRANTED, compared, factors, method, people


@pytest.fixture(scope="module", params=[1, 2, 3])
def frame(request):
    return people(seed=request.param)


@pytest.fixture(scope="module")
def found(frame):
    gap = compared(frame, stage=GRANTED, factor=factors(field="legal", region="legal")).gap("granted")
    return method(gap.level("law"), "mantel_haenszel")


@pytest.fixture(scope="module")
def tables(frame):
    """One table a stratum: women and men as rows, reached and not as columns."""
    counts = frame.groupby(["field", "region", "sex", "granted"]).size().unstack(["sex", "granted"], fill_value=0)
    return [np.array([[row["K", 1], row["K", 0]], [row["M", 1], row["M", 0]]]) for _stratum, row in counts.iterrows()]


def test_the_common_odds_ratio_and_its_interval(found, tables):
    other = StratifiedTable(tables)
    odds_ratio = found.details["odds_ratio"]
    assert odds_ratio["value"] == pytest.approx(other.oddsratio_pooled, rel=1e-8)
    assert (odds_ratio["low"], odds_ratio["high"]) == pytest.approx(other.oddsratio_pooled_confint(), rel=1e-8)


def test_the_common_ratio_of_rates(found, tables):
    assert found.details["ratio"]["value"] == pytest.approx(StratifiedTable(tables).riskratio_pooled, rel=1e-8)


def test_the_interval_of_the_common_ratio_is_greenland_and_robins(found, tables):
    spread = over = under = 0.0
    for (a, b), (c, d) in tables:
        women, men, n = a + b, c + d, a + b + c + d
        spread += ((a + c) * women * men - a * c * n) / n**2
        over += a * men / n
        under += c * women / n
    half = stats.norm.isf(0.025) * math.sqrt(spread / (over * under))
    bounds = np.log([found.details["ratio"]["low"], found.details["ratio"]["high"]])
    assert bounds == pytest.approx([math.log(over / under) - half, math.log(over / under) + half], abs=1e-8)


def test_both_tests_of_no_association(found, tables):
    plain, corrected = (StratifiedTable(tables).test_null_odds(correction=correction) for correction in (False, True))
    assert found.details["chi_square"] == pytest.approx(plain.statistic, rel=1e-8)
    assert found.p_value == pytest.approx(plain.pvalue, abs=1e-8)
    assert found.details["chi_square_corrected"] == pytest.approx(corrected.statistic, rel=1e-8)
    assert found.details["p_value_corrected"] == pytest.approx(corrected.pvalue, abs=1e-8)


def test_the_common_difference_is_that_of_a_regression_with_a_constant_for_each_stratum(found, frame):
    strata = pd.get_dummies(frame.field + frame.region, dtype=float)
    other = sm.OLS(frame.granted, strata.assign(woman=(frame.sex == "K").astype(float))).fit()
    assert found.value == pytest.approx(other.params["woman"], abs=1e-8)


def test_satos_error_is_near_that_of_independent_rates_when_the_strata_are_large():
    frame = people(n=60_000)
    gap = compared(frame, stage=GRANTED, factor=factors(field="legal", region="legal")).gap("granted")
    variance = total = 0.0
    for _stratum, part in frame.groupby(["field", "region"]):
        women, men = (part.loc[part.sex == sex, "granted"] for sex in "KM")
        weight = len(women) * len(men) / len(part)
        variance += weight**2 * (women.var() / len(women) + men.var() / len(men))
        total += weight
    expected = math.sqrt(variance) / total
    assert method(gap.level("law"), "mantel_haenszel").standard_error == pytest.approx(expected, rel=1e-3)


@pytest.fixture(scope="module")
def pairs():
    """Each stratum is one woman and one man; in 24 pairs only she reached the stage, in 10 only he did."""
    reached = [(1, 0)] * 24 + [(0, 1)] * 10 + [(1, 1)] * 40 + [(0, 0)] * 16
    frame = pd.DataFrame(
        [(f"pair {i}", sex, y) for i, pair in enumerate(reached) for sex, y in zip("KM", pair, strict=True)],
        columns=["pair", "sex", "granted"],
    )
    return compared(frame, stage=GRANTED, factor=factors(pair="legal")).gap("granted").level("law")


def test_matched_pairs_give_mcnemars_test_and_odds_ratio(pairs):
    found = method(pairs, "mantel_haenszel")
    assert found.details["odds_ratio"]["value"] == pytest.approx(24 / 10, rel=1e-12)
    assert found.details["chi_square"] == pytest.approx((24 - 10) ** 2 / (24 + 10), rel=1e-12)
    assert found.value == pytest.approx((24 - 10) / 90, rel=1e-12)


def test_the_headline_of_matched_pairs_is_as_unsure_as_mcnemar(pairs):
    # A logit with a constant for each pair is far too sure of itself (Neyman and Scott 1948).
    expected = math.sqrt(24 + 10 - (24 - 10) ** 2 / 90) / 90
    assert pairs.headline.value == pytest.approx((24 - 10) / 90, rel=1e-9)
    assert pairs.headline.standard_error == pytest.approx(expected, rel=0.05)
