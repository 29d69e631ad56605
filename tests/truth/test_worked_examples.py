"""Swedish and Nordic cases known from shares alone: a table with those shares gives the figures derived from them.

Försäkringskassan's rejections of sickness benefit; Vetenskapsrådet's medicine grants 2000–2008; Almi's support to
entrepreneurs 2019; asylum permits 2015 and 2016.
"""

from typing import Any

import pandas as pd
import pytest

from skillnad.gaps import Gap

from .sources import compared


def from_counts(women: tuple[int, int], men: tuple[int, int], **stage: Any) -> Gap:
    """The gap of a table with (persons, reached) for each sex."""
    table = pd.DataFrame([("K", *women), ("M", *men)], columns=["sex", "persons", "reached"])
    return compared(
        table,
        records={"count": "persons"},
        sex={"column": "sex", "women": "K", "men": "M"},
        stage=[{"id": "reached", "count": "reached", **stage}],
    ).gap("reached")


def test_a_share_of_rejections_against_a_share_of_applicants_is_a_risk_ratio():
    # Women 61.6 % of applicants and 63.3 % of rejections; the ratio does not depend on how many were rejected.
    gap = from_counts((61_600, 633), (38_400, 367))
    assert gap.ratio.value == pytest.approx(1.075, abs=5e-4)


def test_forty_percent_against_thirty_is_ten_points_and_a_ratio_of_one_and_a_third():
    gap = from_counts((4_000, 1_200), (4_000, 1_600))
    assert 100 * gap.raw.headline.value == pytest.approx(-10, abs=1e-9)
    assert 1 / gap.ratio.value == pytest.approx(1.33, abs=0.005)
    assert 1 / gap.odds_ratio.value == pytest.approx(1.56, abs=0.005)


def test_support_to_entrepreneurs_is_nearly_even_or_not_by_the_group_it_is_seen_against():
    # Women 28 % of those supported, 29 % of entrepreneurs and 33 % of new starters: indices 0.97 and 0.85 as derived.
    gap = from_counts((28, 28), (72, 72), benchmark={"entrepreneurs": 0.29, "starters": 0.33})
    indices = {part.group: part.index for part in gap.representation if part.is_benchmark}
    assert indices == pytest.approx({"entrepreneurs": 0.97, "starters": 0.85}, abs=0.005)


@pytest.mark.parametrize(
    ("women", "men", "points"),
    [(770, 790, -2.0), (790, 870, -8.0), (550, 600, -5.0), (469, 321, 14.8)],
    ids=["Sweden 2015", "Denmark 2015", "Finland 2015", "Finland 2016"],
)
def test_asylum_permits_differ_by_as_many_points_as_derived(women, men, points):
    gap = from_counts((1_000, women), (1_000, men))
    assert 100 * gap.raw.headline.value == pytest.approx(points, abs=1e-9)
