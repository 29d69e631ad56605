"""Regression on cells, beside the same model on the records in statsmodels."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy.special import expit

from .people import AMOUNT, GRANTED, compared, factors, method, people

CATEGORIES = {"field": "legal", "region": "need"}
WITH_NUMBER = {"field": "legal", "age": {"role": "need", "kind": "number"}}


@pytest.fixture(scope="module")
def frame():
    return people()


def design(frame, names):
    """Sex first after the constant, then dummies of the categories and the numbers as they are."""
    parts = [
        frame[[name]].astype(float)
        if pd.api.types.is_numeric_dtype(frame[name])
        else pd.get_dummies(frame[name], drop_first=True, dtype=float)
        for name in names
    ]
    woman = (frame.sex == "K").astype(float).rename("woman")
    return sm.add_constant(pd.concat([woman, *parts], axis=1))


def law(frame, target, roles, **parts):
    return compared(frame, factor=factors(**roles), **parts).gap(target).level("law")


@pytest.mark.parametrize("weight", [None, "weight"])
@pytest.mark.parametrize("roles", [CATEGORIES, WITH_NUMBER], ids=["categories", "with a number"])
@pytest.mark.parametrize("target", ["granted", "amount"])
def test_the_linear_gap_is_that_of_least_squares_on_the_records(frame, target, roles, weight):
    found = method(law(frame, target, roles, records={"weight": weight} if weight else {}), "linear")
    weights = frame[weight] if weight else 1.0
    other = sm.WLS(frame[target], design(frame, roles), weights=weights).fit(cov_type="HC1", use_t=True)
    assert found.value == pytest.approx(other.params["woman"], abs=1e-8)
    assert found.standard_error == pytest.approx(other.bse["woman"], abs=1e-8)
    assert found.p_value == pytest.approx(other.pvalues["woman"], abs=1e-8)
    assert (found.low, found.high) == pytest.approx(tuple(other.conf_int().loc["woman"]), abs=1e-8)
    assert found.women - found.men == pytest.approx(found.value, abs=1e-8)
    men = other.predict(design(frame, roles).assign(woman=0.0))
    assert found.men == pytest.approx(np.average(men, weights=np.broadcast_to(weights, len(men))), abs=1e-8)


def test_the_linear_gap_of_a_ratio_of_sums_is_weighted_by_what_it_is_per(frame):
    outcome = {"amount": {"column": "amount", "per": "age"}}
    found = method(law(frame, "amount", CATEGORIES, outcome=outcome), "linear")
    other = sm.WLS(frame.amount / frame.age, design(frame, CATEGORIES), weights=frame.age).fit(cov_type="HC1")
    assert found.value == pytest.approx(other.params["woman"], abs=1e-8)
    assert found.standard_error == pytest.approx(other.bse["woman"], abs=1e-8)


@pytest.mark.parametrize("roles", [CATEGORIES, WITH_NUMBER], ids=["categories", "with a number"])
def test_the_logit_is_that_of_the_records(frame, roles):
    details = method(law(frame, "granted", roles, stage=GRANTED), "logit").details
    other = sm.Logit(frame.granted, design(frame, roles)).fit(disp=0, tol=1e-12)
    assert details["persons_set_aside"] == 0
    assert details["log_odds_ratio"] == pytest.approx(other.params["woman"], abs=1e-8)
    assert details["log_odds_ratio_standard_error"] == pytest.approx(other.bse["woman"], abs=1e-8)
    assert details["odds_ratio_p_value"] == pytest.approx(other.pvalues["woman"], abs=1e-8)
    bounds = np.log([details["odds_ratio"]["low"], details["odds_ratio"]["high"]])
    assert bounds == pytest.approx(other.conf_int().loc["woman"].to_numpy(), abs=1e-8)


@pytest.mark.parametrize("roles", [CATEGORIES, WITH_NUMBER], ids=["categories", "with a number"])
def test_the_marginal_effect_is_the_average_discrete_change_with_the_delta_methods_error(frame, roles):
    found = method(law(frame, "granted", roles, stage=GRANTED), "logit")
    other = sm.Logit(frame.granted, design(frame, roles)).fit(disp=0, tol=1e-12).get_margeff(dummy=True)
    assert found.value == pytest.approx(other.margeff[0], abs=1e-8)
    assert found.standard_error == pytest.approx(other.margeff_se[0], abs=1e-8)
    assert (found.low, found.high) == pytest.approx(tuple(other.conf_int()[0]), abs=1e-8)
    assert found.p_value == pytest.approx(other.pvalues[0], abs=1e-8)


def test_a_number_that_hardly_two_persons_share_sets_nobody_aside(frame):
    roles = {"amount": {"role": "legal", "kind": "number"}}
    found = method(law(frame, "granted", roles, stage=GRANTED), "logit")
    other = sm.Logit(frame.granted, design(frame, roles)).fit(disp=0, tol=1e-12)
    assert frame.amount.nunique() > 500
    assert found.details["persons_set_aside"] == 0
    assert found.details["log_odds_ratio"] == pytest.approx(other.params["woman"], abs=1e-8)
    assert found.value == pytest.approx(other.get_margeff(dummy=True).margeff[0], abs=1e-8)


@pytest.mark.parametrize("seed", [0, 5, 36])
def test_a_number_with_far_outliers_leaves_the_odds_as_they_are_on_the_records(seed):
    rng = np.random.default_rng(seed)
    frame = people(seed, n=300)
    frame["distance"] = (rng.standard_t(1.1, 300) * 3).round(2)
    frame["granted"] = (rng.random(300) < expit(0.4 * frame.distance + 0.3 * (frame.sex == "K"))).astype(int)
    roles = {"distance": {"role": "legal", "kind": "number"}}
    details = method(law(frame, "granted", roles, stage=GRANTED), "logit").details
    with np.errstate(over="ignore"):  # in statsmodels
        other = sm.Logit(frame.granted, design(frame, roles)).fit(disp=0, tol=1e-12, maxiter=100)
    assert details["log_odds_ratio"] == pytest.approx(other.params["woman"], abs=1e-8)
    assert details["log_odds_ratio_standard_error"] == pytest.approx(other.bse["woman"], abs=1e-8)


def test_the_weighted_logit_has_the_sandwich_error(frame):
    found = method(law(frame, "granted", CATEGORIES, stage=GRANTED, records={"weight": "weight"}), "logit")
    x, y, w = design(frame, CATEGORIES), frame.granted.to_numpy(), frame.weight.to_numpy()
    beta = sm.GLM(y, x, family=sm.families.Binomial(), var_weights=w).fit(tol=1e-14).params
    p = expit(x @ beta).to_numpy()
    bread = np.linalg.inv((x.T * (w * p * (1 - p))).to_numpy() @ x.to_numpy())
    scores = x.to_numpy() * (w * (y - p))[:, None]
    covariance = bread @ (scores.T @ scores) @ bread * len(x) / (len(x) - 1)
    as_women, as_men = x.assign(woman=1.0), x.assign(woman=0.0)
    p_w, p_m = expit(as_women @ beta), expit(as_men @ beta)
    gradient = (
        as_women.mul(w * p_w * (1 - p_w), axis=0).sum() - as_men.mul(w * p_m * (1 - p_m), axis=0).sum()
    ) / w.sum()
    assert found.details["log_odds_ratio"] == pytest.approx(beta["woman"], abs=1e-8)
    assert found.details["log_odds_ratio_standard_error"] == pytest.approx(np.sqrt(covariance[1, 1]), abs=1e-8)
    assert found.value == pytest.approx(np.average(p_w - p_m, weights=w), abs=1e-8)
    assert found.standard_error == pytest.approx(np.sqrt(gradient @ covariance @ gradient), abs=1e-8)


def test_a_level_where_everybody_reached_the_stage_says_nothing_about_the_odds():
    frame = people()
    frame.loc[frame.field == "c", "granted"] = 1
    found = method(law(frame, "granted", CATEGORIES, stage=GRANTED), "logit")
    rest = frame[frame.field != "c"]
    other = sm.Logit(rest.granted, design(rest, CATEGORIES)).fit(disp=0, tol=1e-12)
    effect = other.get_margeff(dummy=True)
    share = len(rest) / len(frame)
    assert found.details["persons_set_aside"] == len(frame) - len(rest)
    assert found.details["log_odds_ratio"] == pytest.approx(other.params["woman"], abs=1e-8)
    assert found.value == pytest.approx(share * effect.margeff[0], abs=1e-8)
    assert found.standard_error == pytest.approx(share * effect.margeff_se[0], abs=1e-8)


def test_a_level_that_two_factors_settle_together_is_set_aside_as_well():
    frame = people(n=2000)
    settled = (frame.field == "a") & (frame.region == "north")
    frame = frame[~settled | (frame.granted == 1)].reset_index(drop=True)
    frame["both"] = np.where((frame.field == "a") & (frame.region == "north"), "yes", "no")
    together = {**CATEGORIES, "both": "need"}
    found = method(law(frame, "granted", together, stage=GRANTED), "logit")
    rest = frame[frame.both == "no"]
    other = sm.Logit(rest.granted, design(rest, CATEGORIES)).fit(disp=0, tol=1e-12)
    assert found.details["log_odds_ratio"] == pytest.approx(other.params["woman"], abs=1e-8)


def test_numbers_on_very_different_scales_do_not_disturb_each_other():
    frame = people().assign(turnover=lambda f: np.arange(len(f)) % 97 * 1e7)
    roles = {**WITH_NUMBER, "turnover": {"role": "need", "kind": "number"}}
    found = method(law(frame, "amount", roles, outcome=AMOUNT), "linear")
    other = sm.OLS(frame.amount, design(frame.assign(turnover=frame.turnover / 1e7), roles)).fit(cov_type="HC1")
    assert found.details["dropped_columns"] == 0
    assert found.value == pytest.approx(other.params["woman"], abs=1e-8)
    assert found.standard_error == pytest.approx(other.bse["woman"], abs=1e-8)
