"""Whether the gap is the same in every level: the interaction in a logit model for rates, Cochran's Q for means."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats

from .people import AMOUNT, GRANTED, compared, factors, people


@pytest.fixture(scope="module", params=[1, 2])
def frame(request):
    return people(seed=request.param)


def homogeneity(frame, **parts):
    return compared(frame, factor=factors(region="structure"), **parts).gaps[0].breakdowns[0].homogeneity


def test_for_rates_it_is_the_wald_test_of_sex_by_factor_in_a_logit_model(frame):
    found = homogeneity(frame, stage=GRANTED)
    woman = (frame.sex == "K").astype(float)
    region = pd.get_dummies(frame.region, drop_first=True, dtype=float)
    design = sm.add_constant(
        pd.concat([woman.rename("woman"), region, region.mul(woman, axis=0).add_prefix("x ")], axis=1)
    )
    fitted = sm.Logit(frame.granted, design).fit(disp=0, tol=1e-12)
    interaction = np.eye(design.shape[1])[[name.startswith("x ") for name in design.columns]]
    other = fitted.wald_test(interaction, scalar=True, use_f=False)
    assert found.value == pytest.approx(other.statistic, abs=1e-8)
    assert found.p_value == pytest.approx(other.pvalue, abs=1e-8)
    assert found.details == {"df": 2, "strata": 3, "left_out": 0}


def test_for_means_it_is_cochrans_q_of_the_differences(frame):
    found = homogeneity(frame, outcome=AMOUNT)
    groups = frame.groupby(["region", "sex"]).amount
    mean, variance = groups.mean().unstack(), (groups.var() / groups.size()).unstack()
    gaps, weights = mean.K - mean.M, 1 / variance.sum(axis=1)
    q = (weights * (gaps - np.average(gaps, weights=weights)) ** 2).sum()
    assert found.value == pytest.approx(q, abs=1e-8)
    assert found.p_value == pytest.approx(stats.chi2.sf(q, 2), abs=1e-8)


def test_levels_with_a_zero_among_the_four_numbers_are_left_out_and_counted(frame):
    frame = frame.assign(granted=frame.granted.where((frame.region != "west") | (frame.sex == "K"), 0))
    found = homogeneity(frame, stage=GRANTED)
    others = homogeneity(frame[frame.region != "west"], stage=GRANTED)
    assert found.value == pytest.approx(others.value, abs=1e-12)
    assert found.details == {"df": 1, "strata": 2, "left_out": 1}
