"""The primary rules: which cells are sensitive, and the room that each needs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from skillnad.disclosure import Policy
from skillnad.disclosure.needs import Contributions, amount_needs, dominance_room, needs, p_percent_room
from skillnad.disclosure.tables import Dimension, tabulate


def outcomes(granted, refused):
    groups = tuple(f"g{i}" for i in range(len(granted)))
    cells = [((group, "granted"), n) for group, n in zip(groups, granted, strict=True)]
    cells += [((group, "refused"), n) for group, n in zip(groups, refused, strict=True)]
    return tabulate([Dimension("group", groups), Dimension("result", ("granted", "refused"))], cells)


def named(tables, required):
    return {
        tables.labels[cell]: (low, high)
        for cell, low, high in zip(required.cells, required.low, required.high, strict=True)
    }


def test_a_count_below_the_threshold_needs_room_below_it_and_up_to_the_threshold():
    tables = outcomes([4, 5], [0, 9])
    assert named(tables, needs(tables, Policy(threshold=5))) == {("g0", "granted"): (3, 5), ("g0", "*"): (3, 5)}


def test_a_group_in_which_all_have_one_result_is_sensitive_where_the_policy_says_so():
    tables = outcomes([30, 20, 0], [0, 20, 12])
    strict = Policy(group_disclosure=True)
    assert named(tables, needs(tables, Policy(), outcome="result")) == {}
    assert named(tables, needs(tables, strict, outcome="result")) == {
        ("g0", "granted"): (29, 30),
        ("g2", "refused"): (11, 12),
    }


def test_a_lone_respondent_in_the_same_sum_is_an_attacker_who_knows_the_own_cell():
    tables = outcomes([1, 3, 20], [40, 50, 60])
    required = needs(tables, Policy(), singletons=True)
    small, lone = tables.place("g1", "granted"), tables.place("g0", "granted")
    pairs = [(int(cell), required.known_to(i)) for i, cell in enumerate(required.cells)]
    assert pairs == [(lone, ()), (small, ()), (small, (lone,))]


@given(st.lists(st.floats(0, 1000), min_size=2, max_size=8), st.integers(1, 3), st.floats(5, 100))
def test_dominance_is_met_exactly_where_the_largest_are_that_share_of_all(parts, n, k):
    largest = np.array([[*sorted(parts, reverse=True), 0.0, 0.0]])
    total = float(sum(parts))
    share = sum(sorted(parts, reverse=True)[:n])
    room = dominance_room(np.array([total]), largest, n, k)[0]
    if abs(share - k / 100 * total) > 1e-6 * (total + 1):
        assert (room > 0) == (share > k / 100 * total)
    if room > 1e-3:
        assert share == pytest.approx(k / 100 * (total + room), rel=1e-6)


@given(st.lists(st.floats(0, 1000), min_size=2, max_size=8), st.floats(1, 100))
def test_p_percent_is_met_exactly_where_the_second_largest_can_tell_the_largest_to_within_p(parts, p):
    first, second, *rest = sorted(parts, reverse=True)
    room = p_percent_room(np.array([float(sum(parts))]), np.array([[first, second]]), p)[0]
    known_to_within = sum(rest)
    if abs(known_to_within - p / 100 * first) > 1e-6 * (first + 1):
        assert (room > 0) == (known_to_within < p / 100 * first)


def test_amounts_need_the_largest_room_that_a_rule_asks_for():
    tables = tabulate([Dimension("place", ("a", "b", "c"))], [(["a"], 100.0), (["b"], 100.0), (["c"], 100.0)])
    largest = np.array([[90.0, 5.0], [30.0, 20.0], [50.0, 50.0], [90.0, 50.0]])
    made_of = Contributions(np.array([6, 9, 2, 17]), largest)
    required = amount_needs(tables, made_of, Policy(dominance=(1, 75.0), p_percent=20.0))
    assert {
        tables.labels[cell][0]: (low, high)
        for cell, low, high in zip(required.cells, required.low, required.high, strict=True)
    } == {
        "a": (80.0, 120.0),  # dominance asks for 20, p % for 13
        "c": (80.0, 120.0),  # two contributors, too few
    }
