"""Stages and outcomes of one measure are protected together: what one table hides, another must not tell."""

import json

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from skillnad import Measure, compare, count, protect

MEASURE = Measure.model_validate(
    {
        "measure": {"id": "t"},
        "sex": {"column": "sex", "women": "K", "men": "M", "other": "O"},
        "stage": [{"id": "granted", "when": "step >= 1"}, {"id": "paid", "of": "granted", "when": "step >= 2"}],
        "outcome": {"amount": {"column": "amount", "of": "granted"}},
        "factor": {"area": {"column": "area", "role": "legal"}, "unit": {"column": "unit", "role": "structure"}},
        "period": {"column": "year"},
    }
)


def records(seed: int, n: int, skew: float) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    area = chance.choice(np.array(["a", "b", "c", "d"], dtype=object), n, p=[0.5, 0.5 - 2 * skew, skew, skew])
    return {
        "sex": chance.choice(np.array(["K", "M", "O", "?"], dtype=object), n, p=[0.48, 0.48, 0.02, 0.02]),
        "step": chance.choice([0, 1, 2], n, p=[0.5, 0.4, 0.1]),
        "amount": chance.gamma(2.0, 100.0, n),
        "area": area,
        "unit": chance.choice(np.array(["x", "y"], dtype=object), n),
        "year": chance.choice([2023, 2024, 2025], n, p=[0.6, 0.35, 0.05]),
    }


worlds = st.builds(records, st.integers(0, 10_000), st.sampled_from([40, 90, 250, 600]), st.sampled_from([0.02, 0.1]))


def published(frame):
    return json.loads(protect(compare(count(MEASURE, frame))).to_json())["gaps"]


def hidden_levels(gap, factor):
    parts = [part for part in gap["breakdowns"] if part["factor"] == factor]
    return {level["level"] for part in parts for level in part["levels"] if level["women"]["persons"] is None}


@settings(max_examples=20, deadline=None)
@given(worlds)
def test_a_level_hidden_in_one_target_is_hidden_in_all(frame):
    totals = [gap for gap in published(frame) if gap["period"] is None and not gap["withheld"]]
    for factor in ("area", "unit"):
        present = [
            {level["level"] for part in gap["breakdowns"] if part["factor"] == factor for level in part["levels"]}
            for gap in totals
        ]
        hidden = [hidden_levels(gap, factor) for gap in totals]
        union = set().union(*hidden) if hidden else set()
        assert all(ours == union & there for ours, there in zip(hidden, present, strict=True))


@settings(max_examples=20, deadline=None)
@given(worlds)
def test_a_period_hidden_in_one_target_is_hidden_in_all(frame):
    gaps = published(frame)
    whole = {gap["target"] for gap in gaps if gap["period"] is None and not gap["withheld"]}
    hidden = {
        target: {gap["period"] for gap in gaps if gap["target"] == target and gap["withheld"]} for target in whole
    }
    assert len({frozenset(periods) for periods in hidden.values()}) <= 1


@settings(max_examples=20, deadline=None)
@given(worlds)
def test_those_who_reached_a_hidden_stage_are_not_told_by_the_next(frame):
    gaps = {(gap["target"], gap["period"]): gap for gap in published(frame)}
    for (target, period), gap in gaps.items():
        parent = gaps.get((gap["of"], period))
        if parent is not None and parent["withheld"]:
            assert gap["withheld"], (target, period)


@settings(max_examples=20, deadline=None)
@given(worlds)
def test_no_remark_and_no_side_result_tells_of_a_few(frame):
    result = json.loads(protect(compare(count(MEASURE, frame))).to_json())
    for notice in result["notices"]:
        assert not 0 < notice["details"].get("persons", 0) < 5
    for gap in result["gaps"]:
        for level in gap["levels"]:
            for method in (level["headline"], *level["methods"]):
                assert not 0 < method["details"].get("persons_set_aside", 0) < 5
                for sex, key in (("women", "women_with_counterpart"), ("men", "men_with_counterpart")):
                    alone = round((1 - method["details"].get(key, 1.0)) * (gap[sex]["persons"] or 0))
                    assert not 0 < alone < 5


def test_the_world_of_these_tests_does_hide_something():
    gaps = published(records(1, 250, 0.02))
    assert any(gap["withheld"] for gap in gaps)
    assert any(hidden_levels(gap, "area") for gap in gaps)


SIBLINGS = Measure.model_validate(
    {
        "measure": {"id": "t"},
        "sex": {"column": "sex", "women": "K", "men": "M"},
        "stage": [{"id": "some", "when": "step >= 1"}, {"id": "whole", "when": "step >= 2"}],
        "factor": {"area": {"column": "area", "role": "legal"}},
        "period": {"column": "year"},
    }
)


def partly(counts, dimension):
    """Women and men in three periods or areas: in each, `n` of either sex came only to the first of two stages."""
    rows = [
        (sex, step, place)
        for place, partial in enumerate(counts)
        for sex in "KM"
        for step, persons in ((0, 30), (1, partial), (2, 40))
        for _person in range(persons)
    ]
    sex, step, place = (list(column) for column in zip(*rows, strict=True))
    areas = np.array(["a", "b", "c"], dtype=object)
    return {
        "sex": np.array(sex, dtype=object),
        "step": np.array(step),
        "area": areas[place] if dimension == "area" else np.array(["a", "b"], dtype=object)[np.arange(len(rows)) % 2],
        "year": np.array([2023, 2024, 2025])[place] if dimension == "year" else np.full(len(rows), 2023),
    }


def between_stages(gaps, key):
    """For each shown period or area, how many women came to the first stage only; and how many in all."""
    first, second = (gap for gap in gaps if gap["period"] is None)
    total = first["women"]["reached"] - second["women"]["reached"]
    if key == "year":
        pairs = [[gap for gap in gaps if gap["period"] == year] for year in ("2023", "2024", "2025")]
    else:
        levels = [gap["breakdowns"][0]["levels"] for gap in (first, second)]
        pairs = [list(pair) for pair in zip(*levels, strict=True)]
    shown = [a["women"]["reached"] - b["women"]["reached"] for a, b in pairs if a["women"]["reached"] is not None]
    return total, shown


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 2, 3, 8, 9, 20]), min_size=3, max_size=3), st.sampled_from(["year", "area"]))
def test_the_few_between_two_stages_are_not_had_by_subtracting_the_parts_that_are_shown(counts, dimension):
    if 0 < sum(counts) < 5:
        return
    gaps = json.loads(protect(compare(count(SIBLINGS, partly(counts, dimension)))).to_json())["gaps"]
    total, shown = between_stages(gaps, dimension)
    assert total == sum(counts)
    assert all(n == 0 or n >= 5 for n in shown)
    rest = total - sum(shown)
    assert len(shown) == 3 or (len(shown) < 2 and (rest == 0 or rest >= 5))
