"""Unknown sex: the bounds of the gap, beside every assignment of sex that could be."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from .people import AMOUNT, GRANTED, compared


def persons(seed, unknown):
    rng = np.random.default_rng(seed)
    sex = ["K"] * rng.integers(2, 7) + ["M"] * rng.integers(2, 7) + [None] * unknown
    n = len(sex)
    return pd.DataFrame({"sex": sex, "granted": rng.integers(0, 2, n), "amount": rng.integers(0, 40, n) / 4})


def every_gap(frame, target):
    """The raw gap under each way to give the unknown a sex."""
    known = frame.sex.notna()
    values = frame[target].to_numpy(float)
    for assigned in product("KM", repeat=int((~known).sum())):
        sex = np.array([*frame.sex[known], *assigned])
        yield values[sex == "K"].mean() - values[sex == "M"].mean()


@pytest.mark.parametrize("unknown", [1, 2, 5, 9])
@pytest.mark.parametrize("seed", range(4))
def test_the_bounds_of_a_rate_are_the_extremes_of_all_assignments(seed, unknown):
    frame = persons(seed, unknown)
    found = compared(frame, stage=GRANTED).gap("granted").unknown
    gaps = list(every_gap(frame, "granted"))
    assert (found.low, found.high) == pytest.approx((min(gaps), max(gaps)), abs=1e-12)
    assert (found.persons, found.share) == (unknown, pytest.approx(unknown / len(frame)))


@pytest.mark.parametrize("unknown", [1, 2])
@pytest.mark.parametrize("seed", range(4))
def test_the_bounds_of_a_mean_are_the_extremes_when_one_or_two_are_unknown(seed, unknown):
    frame = persons(seed, unknown)
    found = compared(frame, outcome=AMOUNT).gap("amount").unknown
    gaps = list(every_gap(frame, "amount"))
    assert (found.low, found.high) == pytest.approx((min(gaps), max(gaps)), abs=1e-9)


@pytest.mark.parametrize("unknown", [3, 6, 9])
@pytest.mark.parametrize("seed", range(4))
def test_no_assignment_takes_a_mean_beyond_its_bounds(seed, unknown):
    frame = persons(seed, unknown)
    found = compared(frame, outcome=AMOUNT).gap("amount").unknown
    gaps = list(every_gap(frame, "amount"))
    assert found.low <= min(gaps) + 1e-9
    assert found.high >= max(gaps) - 1e-9


def test_the_bounds_of_a_mean_count_from_its_centre():
    frame = persons(1, 2)
    moved = {"amount": {"column": "amount", "centre": 3.0}}
    plain, centred = (compared(frame, outcome=outcome).gap("amount").unknown for outcome in (AMOUNT, moved))
    assert (centred.low, centred.high) == pytest.approx((plain.low, plain.high), abs=1e-9)


def test_with_survey_weights_there_are_no_bounds():
    frame = persons(1, 4).assign(weight=1.5)
    found = compared(frame, stage=GRANTED, records={"weight": "weight"}).gap("granted").unknown
    assert (found.persons, found.low, found.high) == (4, None, None)


def test_without_unknown_there_are_no_bounds():
    found = compared(persons(1, 0), stage=GRANTED).gap("granted").unknown
    assert (found.persons, found.low, found.high) == (0, None, None)


def test_the_reader_is_told_when_the_unknown_could_turn_the_gap():
    frame = pd.DataFrame(
        {"sex": ["K"] * 10 + ["M"] * 10 + [""] * 10, "granted": [1, 0] * 5 + [1, 1, 0, 0, 0] * 2 + [1, 0] * 5}
    )
    gap = compared(frame, stage=GRANTED).gap("granted")
    assert gap.unknown.low < 0 < gap.raw.headline.value < gap.unknown.high
    assert {"much_unknown_sex", "unknown_sex_could_turn_the_gap"} <= {notice.code for notice in gap.notices}
    assert gap.unknown.reasons == {"unknown: missing": 10}
