"""Noise and rounding widen the interval of a difference as much as they disturb it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillnad.disclosure.cellkey import key_of, perturbed
from skillnad.disclosure.policy import CellKey
from skillnad.disclosure.widening import (
    Disturbance,
    gap_bounds,
    rate_bounds,
    rate_variance,
    share_reach,
    share_variance,
    widened,
)


def shown(count, name, n=6000):
    keys = [key_of(b"secret of this test", f"{name}{i}") for i in range(n)]
    return np.array(perturbed([count] * n, keys, CellKey(magnitude=4, variance=2.0, js=2)), dtype=float)


def test_the_added_variance_is_what_the_noise_makes():
    rates = shown(60, "reached") / shown(200, "persons")
    assert rates.var() == pytest.approx(rate_variance(60, 200, 2.0), rel=0.06)
    women, men = shown(80, "women"), shown(120, "men")
    assert (women / (women + men)).var() == pytest.approx(share_variance(80, 120, 2.0), rel=0.06)


def test_no_noise_leaves_the_interval():
    assert widened(-0.1, 0.3, 0.0) == pytest.approx((-0.1, 0.3))


@given(st.integers(0, 50), st.integers(1, 100), st.integers(-4, 4), st.integers(-4, 4))
def test_the_true_rate_lies_within_its_bounds(reached, more, off_reached, off_persons):
    persons = reached + more
    seen = max(reached + off_reached, 0), max(persons + off_persons, 1)
    low, high = rate_bounds(*seen, 4)
    assert low <= reached / persons <= high


@given(st.integers(0, 60), st.integers(0, 60), st.integers(-4, 4), st.integers(-4, 4))
def test_the_true_share_is_no_farther_off_than_said(women, men, off_women, off_men):
    seen = max(women + off_women, 0), max(men + off_men, 0)
    if sum(seen) and women + men:
        assert abs(seen[0] / sum(seen) - women / (women + men)) <= share_reach(*seen, Disturbance(4)) + 1e-12


def test_the_bounds_of_a_gap_hold_the_interval_and_the_worst_case():
    low, high = gap_bounds((30, 100), (40, 100), 4, (-0.22, 0.02))
    worst = 26 / 104 - 44 / 96
    assert low == pytest.approx(-0.22 + worst + 0.10)
    assert high > 0.02
