"""Forty factors of mixed kinds on twenty thousand persons, and the regression with all of them beside the records."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

from .people import AMOUNT, GRANTED, assert_every_answer_is_defined, compared, method

ROLES = ("legal", "need", "structure", "judgement")


@pytest.fixture(scope="module")
def frame():
    rng = np.random.default_rng(40)
    n = 20_000
    woman = rng.random(n) < 0.5
    columns = {"sex": np.where(woman, "K", "M")}
    for i in range(15):
        columns[f"text{i}"] = rng.choice([f"level {j}" for j in range(2 + i % 4)], n)
        columns[f"code{i}"] = rng.integers(0, 2 + i % 3, n)
    for i in range(10):
        columns[f"number{i}"] = np.where(rng.random(n) < 0.02, np.nan, rng.integers(0, 50, n) + woman * (i % 3))
    frame = pd.DataFrame(columns)
    frame.loc[rng.random(n) < 0.05, "text0"] = None
    score = frame.code0 - woman * 0.3 + frame.number1.fillna(0) / 50
    frame["amount"] = (score + rng.normal(0, 1, n)).round(3)
    frame["granted"] = (frame.amount > 1).astype(int)
    return frame


@pytest.fixture(scope="module")
def roles(frame):
    names = [name for name in frame.columns if name.startswith(("text", "code", "number"))]
    return {
        name: {
            "column": name,
            "role": ROLES[i % 4],
            "kind": "number" if name.startswith("number") else "category",
        }
        for i, name in enumerate(names)
    }


@pytest.fixture(scope="module")
def comparison(frame, roles):
    return compared(frame, stage=GRANTED, outcome=AMOUNT, factor=roles)


def test_a_measure_with_forty_factors_is_compared_on_every_level(comparison, roles):
    assert len(roles) == 40
    assert_every_answer_is_defined(comparison)
    for gap in comparison.gaps:
        assert [len(level.factors) for level in gap.levels] == [0, 20, 30, 40]
        assert all(level.headline.known for level in gap.levels)
    assert "single_person_cells" in {notice.code for notice in comparison.notices}


def test_the_regression_with_forty_factors_is_that_of_the_records(comparison, frame, roles):
    parts = [(frame.sex == "K").astype(float).rename("woman")]
    for name, role in roles.items():
        if role["kind"] == "number":
            parts += [frame[name].fillna(0.0), frame[name].isna().astype(float).rename(f"no {name}")]
        else:
            known = frame[name].astype("string").fillna("unknown")
            parts.append(pd.get_dummies(known, prefix=name, drop_first=True, dtype=float))
    design = sm.add_constant(pd.concat(parts, axis=1))
    other = sm.OLS(frame.amount, design).fit(cov_type="HC1")
    found = method(comparison.gap("amount").level("judgement"), "linear")
    assert found.details["columns"] == design.shape[1]
    assert found.value == pytest.approx(other.params["woman"], abs=1e-8)
    assert found.standard_error == pytest.approx(other.bse["woman"], abs=1e-8)
