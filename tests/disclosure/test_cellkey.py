"""The noise of the cell key method, against published figures and another solver of the same programme."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, minimize

from skillnad.disclosure.cellkey import key_of, noise, perturbed, require_secret
from skillnad.disclosure.policy import CellKey
from skillnad.errors import DisclosureError

designs = st.builds(
    lambda magnitude, js, part: CellKey(
        magnitude=magnitude, js=min(js, magnitude - 1), variance=part * magnitude**2 / 4
    ),
    st.integers(1, 8),
    st.integers(0, 4),
    st.floats(0.1, 2.0),
)


def test_the_noise_is_that_of_the_published_example():
    """Enderle, Introduction to the ptable package (CRAN, vignette), create_cnt_ptable(D = 2, V = 1): row 2 is
    0.0638, …, and the chance to stay 0.383, with mean 0 and variance 1; a zero stays zero."""
    found = noise(2, CellKey(magnitude=2, variance=1.0, js=0))
    assert found.values.tolist() == [0, 1, 2, 3, 4]
    assert found.chances[0] == pytest.approx(0.0638, abs=5e-5)
    assert found.chances[2] == pytest.approx(0.383, abs=5e-4)
    assert (found.mean, found.variance) == (pytest.approx(0, abs=1e-9), pytest.approx(1))
    assert noise(0, CellKey(magnitude=2, variance=1.0, js=0)).values.tolist() == [0]


@pytest.mark.parametrize(("count", "magnitude", "variance", "js"), [(1, 4, 2.0, 0), (3, 4, 2.0, 2), (9, 5, 3.0, 2)])
def test_another_solver_of_the_same_programme_finds_the_same_noise(count, magnitude, variance, js):
    found = noise(count, CellKey(magnitude=magnitude, variance=variance, js=js))
    steps = (found.values - count).astype(float)
    rules = LinearConstraint(np.stack([np.ones_like(steps), steps, steps**2]), [1, 0, variance], [1, 0, variance])
    best = minimize(
        lambda p: float(np.sum(p * np.log(np.maximum(p, 1e-300)))),
        np.full(len(steps), 1 / len(steps)),
        bounds=[(1e-12, 1)] * len(steps),
        constraints=[rules],
        method="SLSQP",
        options={"ftol": 1e-14, "maxiter": 1000},
    )
    assert best.success
    assert found.chances == pytest.approx(best.x, abs=1e-5)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 60), designs)
def test_noise_is_right_on_average_bounded_and_never_shows_a_small_or_negative_count(count, design):
    found = noise(count, design)
    assert found.chances.sum() == pytest.approx(1)
    assert found.chances.min() >= 0
    assert found.mean == pytest.approx(0, abs=1e-7)
    assert abs(found.values - count).max() <= design.magnitude
    assert all(value == 0 or value > design.js for value in found.values)
    assert count or found.values.tolist() == [0]


@settings(max_examples=60, deadline=None)
@given(designs)
def test_a_large_count_has_the_variance_that_was_asked_for(design):
    wanted = min(design.variance, design.magnitude**2)
    assert noise(100, design).variance == pytest.approx(wanted, rel=1e-5)


def test_the_same_group_gets_the_same_noise_and_another_secret_another():
    first, again, other = key_of(b"a" * 16, "x"), key_of(b"a" * 16, "x"), key_of(b"b" * 16, "x")
    assert first == again != other


def test_keys_are_spread_evenly():
    keys = np.array([key_of(b"secret of this test", str(n)) for n in range(4000)])
    shares = np.histogram(keys, bins=10, range=(0, 1))[0] / len(keys)
    assert abs(shares - 0.1).max() < 0.02


def test_noise_over_many_cells_comes_out_with_its_moments():
    design = CellKey(magnitude=4, variance=2.0, js=2)
    keys = [key_of(b"secret of this test", str(n)) for n in range(8000)]
    shown = np.array(perturbed([12] * len(keys), keys, design)) - 12
    assert abs(shown.mean()) < 0.06
    assert shown.var() == pytest.approx(2.0, rel=0.06)


def test_a_short_secret_is_refused():
    with pytest.raises(DisclosureError):
        require_secret(b"short", "key.txt")


def test_a_design_that_leaves_no_room_is_refused():
    with pytest.raises(DisclosureError):
        noise(1, CellKey(magnitude=1, variance=1.0, js=3))
