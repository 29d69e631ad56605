"""Small numbers stay hidden: not shown, and not to be had by subtraction."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skillnad import Measure, compare, count, protect
from skillnad.disclosure import Policy, Protected
from skillnad.disclosure.complements import withheld_items
from skillnad.disclosure.counts import Counts

PERIODS, LEVELS = 3, 3


def measured(table: np.ndarray) -> Protected:
    """`table[period, level, sex, (reached, not)]`, counted and protected."""
    rows = {"year": [], "area": [], "sex": [], "n": [], "reached": []}
    for (period, level, sex), _n in np.ndenumerate(table.sum(axis=3)):
        reached, missed = table[period, level, sex]
        rows["year"].append(2020 + period)
        rows["area"].append("abc"[level])
        rows["sex"].append("KMX"[sex])
        rows["n"].append(int(reached + missed))
        rows["reached"].append(int(reached))
    measure = Measure.model_validate(
        {
            "measure": {"id": "t"},
            "records": {"count": "n"},
            "sex": {"column": "sex", "women": "K", "men": "M"},
            "stage": [{"id": "granted", "count": "reached"}],
            "factor": {"area": {"column": "area", "role": "legal"}},
            "period": {"column": "year"},
        }
    )
    frame = {
        name: np.array(values, dtype=object if name in ("area", "sex") else np.int64) for name, values in rows.items()
    }
    return protect(compare(count(measure, frame)))


tables = st.lists(st.sampled_from([0, 0, 1, 2, 3, 4, 5, 7, 12, 40]), min_size=54, max_size=54).map(
    lambda values: np.array(values).reshape(PERIODS, LEVELS, 3, 2)
)


def counts(group: dict) -> np.ndarray:
    return np.array([group["persons"], group["reached"], group["persons"] - group["reached"]])


def is_safe(values: np.ndarray) -> bool:
    return bool(((values == 0) | (values >= 5)).all())


@settings(max_examples=25, deadline=None)
@given(tables)
def test_no_count_between_one_and_the_threshold_is_shown(table):
    if not table[:, :, :2].any():
        return
    result = json.loads(measured(table).to_json())
    shown = [group for gap in result["gaps"] for group in (gap["women"], gap["men"])]
    shown += [
        level[sex]
        for gap in result["gaps"]
        for part in gap["breakdowns"]
        for level in part["levels"]
        for sex in ("women", "men")
    ]
    for group in shown:
        assert group["persons"] is None or is_safe(counts(group))
        assert group["persons"] is not None or (group["value"] is None and group["reached"] is None)
    for gap in result["gaps"]:
        assert gap["unknown"]["persons"] is None or is_safe(np.array([gap["unknown"]["persons"]]))


@settings(max_examples=25, deadline=None)
@given(tables)
def test_what_is_hidden_among_periods_cannot_be_had_by_subtraction(table):
    if not table[:, :, :2].any():
        return
    total, *periods = json.loads(measured(table).to_json())["gaps"]
    hidden = [gap for gap in periods if gap["withheld"]]
    if total["withheld"] or not hidden or not periods:
        return
    assert len(hidden) > 1
    for sex in ("women", "men"):
        rest = counts(total[sex]) - sum((counts(gap[sex]) for gap in periods if not gap["withheld"]), np.zeros(3))
        assert is_safe(rest)


@settings(max_examples=25, deadline=None)
@given(tables)
def test_what_is_hidden_among_levels_cannot_be_had_by_subtraction(table):
    if not table[:, :, :2].any():
        return
    for gap in json.loads(measured(table).to_json())["gaps"]:
        for part in gap["breakdowns"]:
            hidden = [level for level in part["levels"] if level["women"]["persons"] is None]
            if not hidden:
                continue
            assert len(hidden) > 1
            for sex in ("women", "men"):
                shown = (counts(level[sex]) for level in part["levels"] if level not in hidden)
                assert is_safe(counts(gap[sex]) - sum(shown, np.zeros(3)))


@settings(max_examples=20, deadline=None)
@given(tables)
def test_unknown_sex_is_hidden_in_every_period_when_one_is_small(table):
    if not table[:, :, :2].any():
        return
    total, *periods = json.loads(measured(table).to_json())["gaps"]
    true = table[:, :, 2].sum(axis=(1, 2))
    shown = [gap["unknown"]["persons"] for gap in periods if not gap["withheld"]]
    if any(0 < n < 5 for n in true) or 0 < true.sum() < 5:
        assert all(persons is None for persons in shown)
        assert all(gap["unknown"]["low"] is None for gap in periods)
    if 0 < true.sum() < 5:
        assert total["unknown"]["persons"] is None


def test_a_hidden_comparison_keeps_its_words_and_loses_its_numbers():
    table = np.full((PERIODS, LEVELS, 3, 2), 40)
    table[0, :, 0] = [[1, 0], [0, 0], [1, 9]]
    gap = json.loads(measured(table).to_json())["gaps"][1]
    assert gap["withheld"] == "small_numbers"
    assert gap["levels"][0]["verdict"]["word"]
    numbers = [gap[sex][key] for sex in ("women", "men") for key in ("persons", "reached", "value", "low", "high")]
    assert numbers == [None] * 10
    assert gap["levels"][0]["headline"]["value"] is None
    assert gap["breakdowns"] == []


def test_large_numbers_are_left_as_they_are():
    table = np.full((PERIODS, LEVELS, 3, 2), 40)
    safe = measured(table)
    assert (safe.comparison.policy["threshold"], safe.comparison.policy["withheld"]) == (5, 0)
    assert safe.comparison.gaps[0].women.persons == 40 * 2 * PERIODS * LEVELS


def test_a_protected_comparison_is_made_in_no_other_way():
    comparison = measured(np.full((PERIODS, LEVELS, 3, 2), 40)).comparison
    with pytest.raises(TypeError):
        Protected(comparison, Policy(), measured(np.full((PERIODS, LEVELS, 3, 2), 40)).audit)


def test_the_threshold_is_at_least_three():
    with pytest.raises(ValueError, match="greater than or equal to 3"):
        Policy(threshold=2)


@given(st.lists(st.integers(0, 20), min_size=1, max_size=8), st.integers(3, 10))
def test_the_sum_of_what_is_withheld_is_never_small(sizes, threshold):
    parts = [Counts(np.array([[size, size, 0.0]]), np.zeros((0, 3)), np.zeros(0)) for size in sizes]
    hidden = withheld_items(parts, Policy(threshold=threshold))
    small = {i for i, size in enumerate(sizes) if 0 < size < threshold}
    assert small <= hidden
    rest = sum(sizes[i] for i in hidden)
    assert not hidden or len(hidden) == len(sizes) or (len(hidden) > 1 and (rest == 0 or rest >= threshold))
