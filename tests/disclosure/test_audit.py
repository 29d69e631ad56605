"""The audit finds what a rule forgot, and then as much is withheld as it takes."""

import numpy as np
import pytest

from skillnad import Measure, compare, count
from skillnad.disclosure import Policy
from skillnad.disclosure.audit import audit
from skillnad.disclosure.breakdowns import without_levels
from skillnad.disclosure.escalate import withhold_more
from skillnad.disclosure.withhold import without_numbers

MEASURE = Measure.model_validate(
    {
        "measure": {"id": "invented"},
        "sex": {"column": "sex", "women": ["K"], "men": ["M"]},
        "stage": [{"id": "granted", "when": "step = 1"}],
        "factor": {"area": {"column": "area", "role": "legal"}},
        "period": {"column": "year"},
    }
)
POLICY = Policy()


def gaps(women):
    """`women[year][area]` women and 40 men in each, half of each granted something."""
    rows = [
        (sex, 2023 + year, "abc"[area], person % 2)
        for year, areas in enumerate(women)
        for area, persons in enumerate(areas)
        for sex, n in (("K", persons), ("M", 40))
        for person in range(n)
    ]
    sex, year, area, step = (np.array(column) for column in zip(*rows, strict=True))
    frame = {"sex": sex.astype(object), "year": year, "area": area.astype(object), "step": step}
    return list(compare(count(MEASURE, frame)).gaps)


def test_everything_may_be_shown_where_nothing_is_small():
    before = gaps([[20, 20, 20]] * 3)
    assert audit(before, before, POLICY).passed


def test_a_single_withheld_period_is_told_by_subtraction():
    before = gaps([[20, 20, 20], [20, 20, 20], [2, 20, 20]])
    after = [without_numbers(gap) if gap.period == "2025" else gap for gap in before]
    told = audit(before, after, POLICY).told
    assert {(place.sex, place.period, place.factor, place.level) for place in told} == {("women", "2025", "area", "a")}


def test_zeros_elsewhere_tell_a_level_that_is_withheld_in_every_period():
    before = gaps([[3, 20, 20], [40, 0, 0], [40, 0, 0]])
    after = [without_levels(gap, "area", {"b", "c"}) for gap in before]
    found = audit(before, after, POLICY)
    assert ("women", "all", "2023", "area", "a") in found.told


def test_somebody_who_is_alone_tells_another_part():
    before = gaps([[20, 20, 1], [20, 20, 4], [20, 20, 20]])
    after = [without_numbers(gap) if gap.period in ("2023", "2024") else gap for gap in before]
    # One and four are five together, which is not small; but the one knows who the four are.
    assert ("women", "all", "2024", "area", "c") in audit(before, after, POLICY).told
    assert ("women", "all", "2023", "area", "c") not in audit(before, after, POLICY).told


@pytest.mark.parametrize("women", [[[20, 20, 20], [20, 20, 20], [2, 20, 20]], [[3, 20, 20], [40, 0, 0], [40, 0, 0]]])
def test_withholding_more_ends_and_leaves_nothing_to_tell(women):
    before = after = gaps(women)
    rounds = 0
    while not (found := audit(before, after, POLICY)).passed:
        after, rounds = withhold_more(after, found), rounds + 1
        assert rounds < 6
    assert rounds > 0
