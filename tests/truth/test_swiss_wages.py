"""The Swiss labour force survey of Jann, The Blinder–Oaxaca decomposition, Stata Journal 8 (2008) 453.

Published: mean log wages of men and women, and .0841137 as the unexplained part when the coefficients are those of a
pooled model that holds sex, which is that model's coefficient of sex.
"""

import pandas as pd
import pytest
import statsmodels.api as sm

from .sources import compared, method

NUMBERS = ("educ", "exper", "tenure")


@pytest.fixture(scope="module")
def wages(data):
    def one(**records: str):
        return compared(
            records={"source": str(data / "oaxaca-jann-slfs/oaxaca.csv"), **records},
            sex={"column": "female", "women": 1, "men": 0},
            outcome={"lnwage": {"column": "lnwage"}},
            factor={name: {"column": name, "role": "need", "kind": "number"} for name in NUMBERS},
        ).gap("lnwage")

    return one


@pytest.fixture(scope="module")
def persons(data) -> pd.DataFrame:
    return pd.read_csv(data / "oaxaca-jann-slfs/oaxaca.csv").dropna(subset=["lnwage"])


def on_records(persons: pd.DataFrame, weights: object):
    design = sm.add_constant(persons[["female", *NUMBERS]])
    return sm.WLS(persons["lnwage"], design, weights=weights).fit(cov_type="HC1", use_t=True)


def test_mean_log_wages_are_as_published(wages):
    gap = wages()
    assert (gap.women.persons + gap.men.persons) == 1_434
    assert gap.men.value == pytest.approx(3.440222, abs=1e-6)  # published with six decimals from single precision
    assert gap.women.value == pytest.approx(3.266761, abs=1e-6)
    assert gap.raw.headline.value == pytest.approx(-0.1734607, abs=1e-6)


def test_the_gap_with_education_and_experience_equal_is_as_published(wages):
    assert method(wages().level("law"), "linear").value == pytest.approx(-0.0841137, abs=1e-6)


@pytest.mark.parametrize("weight", [None, "wt"])
def test_the_regression_on_cells_is_the_one_on_the_persons(wages, persons, weight):
    found = method(wages(**({"weight": weight} if weight else {})).level("law"), "linear")
    other = on_records(persons, persons[weight] if weight else 1.0)
    assert found.value == pytest.approx(other.params["female"], rel=1e-9)
    assert found.standard_error == pytest.approx(other.bse["female"], rel=1e-9)
    assert found.p_value == pytest.approx(other.pvalues["female"], rel=1e-7)
    assert (found.low, found.high) == pytest.approx(tuple(other.conf_int().loc["female"]), rel=1e-9)
