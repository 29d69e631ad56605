"""Merging the fewest codes so that no count is small."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from skillnad.disclosure import Policy
from skillnad.disclosure.recoding import Merge, advise_recoding
from skillnad.disclosure.tables import Dimension, tabulate

POLICY = Policy(threshold=5)
SEX = Dimension("sex", ("women", "men"))


def made(counts, codes=None, tree=None):
    """Counts by sex (columns) and age (rows)."""
    ages = Dimension("age", tuple(codes or (f"a{i}" for i in range(len(counts)))), (tree or {},))
    cells = [
        ((age, sex), n)
        for age, row in zip(ages.leaves, counts, strict=True)
        for sex, n in zip(SEX.leaves, row, strict=True)
    ]
    return [ages, SEX], tabulate([ages, SEX], cells)


def test_two_age_groups_are_merged_and_nothing_needs_hiding():
    dimensions, tables = made([[40, 50], [20, 30], [3, 9]], ("under 30", "30-64", "65 and over"))
    advice = advise_recoding(dimensions, tables, POLICY, ordered=["age"], keep=["sex"])
    assert advice.merges == (Merge("age", ("30-64", "65 and over")),)
    assert advice.fewest


def test_nothing_is_merged_where_nothing_is_small():
    dimensions, tables = made([[40, 50], [20, 30]])
    assert advise_recoding(dimensions, tables, POLICY).merges == ()


def test_a_small_total_cannot_be_mended():
    dimensions, tables = made([[1, 0], [2, 0]])
    assert advise_recoding(dimensions, tables, POLICY, keep=["sex"]) is None


def test_codes_of_different_groups_stay_apart():
    tree = {"north-1": "north", "north-2": "north", "south-1": "south", "south-2": "south"}
    dimensions, tables = made([[2, 9], [30, 9], [3, 9], [30, 9]], tuple(tree), tree)
    advice = advise_recoding(dimensions, tables, POLICY, keep=["sex"])
    assert advice.merges == (Merge("age", ("north-1", "north-2")), Merge("age", ("south-1", "south-2")))


def fewest_of_all(counts):
    """The fewest merges of neighbours, by trying every way to cut the rows into runs."""
    rows = len(counts)
    best = None
    for cuts in itertools.product((False, True), repeat=rows - 1):
        runs = np.split(np.array(counts), [i + 1 for i, cut in enumerate(cuts) if cut])
        sums = np.array([run.sum(axis=0) for run in runs])
        shown = np.concatenate([sums.ravel(), sums.sum(axis=1), sums.sum(axis=0), [sums.sum()]])
        if ((shown == 0) | (shown >= 5)).all():
            merges = rows - len(runs)
            best = merges if best is None else min(best, merges)
    return best


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from([0, 1, 2, 4, 5, 9, 30]), min_size=2, max_size=2), min_size=1, max_size=6))
def test_no_other_merges_of_neighbours_are_fewer(counts):
    dimensions, tables = made(counts)
    advice = advise_recoding(dimensions, tables, POLICY, ordered=["age"], keep=["sex"])
    best = fewest_of_all(counts)
    assert (advice is None) == (best is None)
    if advice is not None:
        assert advice.fewest
        assert sum(len(merge.codes) - 1 for merge in advice.merges) == best


def test_a_large_table_is_mended_step_by_step_and_says_so():
    counts = np.random.default_rng(1).poisson(6, (40, 2)).tolist()
    dimensions, tables = made(counts)
    advice = advise_recoding(dimensions, tables, POLICY, ordered=["age"], keep=["sex"])
    assert not advice.fewest
    group = {code: merge.codes[0] for merge in advice.merges for code in merge.codes}
    merged = {}
    for i, row in enumerate(counts):
        name = group.get(f"a{i}", f"a{i}")
        merged[name] = merged.get(name, 0) + np.array(row)
    shown = np.array(list(merged.values()))
    assert ((shown == 0) | (shown >= 5)).all()
    assert ((shown.sum(axis=1) == 0) | (shown.sum(axis=1) >= 5)).all()
