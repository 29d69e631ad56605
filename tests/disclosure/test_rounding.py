"""Controlled rounding keeps sums, stays next to the true numbers, and changes the least."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillnad.disclosure.rounding import round_controlled
from skillnad.disclosure.tables import Dimension, tabulate


def two_way(rows):
    dimensions = [
        Dimension("sex", ("women", "men")),
        Dimension("region", tuple(f"r{n}" for n in range(len(rows)))),
    ]
    counts = [(("women", "men")[sex], f"r{n}") for n in range(len(rows)) for sex in range(2)]
    return tabulate(dimensions, zip(counts, [value for row in rows for value in row], strict=True))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=6), st.sampled_from([3, 5]))
def test_in_two_dimensions_all_sums_hold_and_each_number_goes_to_a_multiple_next_to_it(rows, base):
    tables = two_way(rows)
    found = round_controlled(tables, base)
    assert found.is_least
    assert len(found.broken) == 0
    assert (found.values % base == 0).all()
    assert (abs(found.values - tables.values) < base).all()
    assert (found.values[tables.values % base == 0] == tables.values[tables.values % base == 0]).all()
    assert (found.values >= 0).all()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=2))
def test_no_other_choice_changes_less(rows):
    tables = two_way(rows)
    best = min(
        float(abs(base_values - tables.values).sum())
        for base_values in choices(tables, 3)
        if np.allclose(tables.sums @ base_values, 0)
    )
    found = round_controlled(tables, 3)
    assert abs(found.values - tables.values).sum() == pytest.approx(best)


def choices(tables, base):
    """Every way to send each number to the multiple below or above."""
    for chosen in product((0, 1), repeat=len(tables)):
        ups = np.array(chosen)
        if not (ups[tables.values % base == 0]).any():
            yield base * (np.floor_divide(tables.values, base) + ups)


def cube(values):
    codes = ("0", "1")
    dimensions = [Dimension(name, codes) for name in "abc"]
    return tabulate(dimensions, zip(product(codes, repeat=3), values, strict=True))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=8, max_size=8))
def test_in_three_dimensions_what_does_not_hold_is_named(values):
    tables = cube(values)
    found = round_controlled(tables, 3)
    off = np.flatnonzero(abs(tables.sums @ found.values) > 1e-9)
    assert off.tolist() == found.broken.tolist()
    assert (abs(found.values - tables.values) < 3).all()


def test_a_number_that_is_not_shown_may_come_to_any_multiple():
    tables = two_way([(1, 1)] * 6)
    whole = tables.place("women", "*")
    loose = np.arange(len(tables)) == whole
    found = round_controlled(tables, 5, loose=loose)
    assert len(found.broken) == 0
    assert (abs(found.values - tables.values) < 5)[~loose].all()
