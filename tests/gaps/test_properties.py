"""What holds for every set of records: found by Hypothesis, on at most forty persons."""

import math

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from skillnad import compare, count

from .people import compared, factors, leaves, measure, method, numbers, table

MEASURE = measure(factor=factors(field="legal", region="structure"))
quick = settings(max_examples=12, deadline=None, derandomize=True)

# Where a model fits a handful of persons exactly, its error is the root of a rounding.
ROUNDING = 1e-5

# Amounts and weights are quarters, so that sums of them are exact in any order.
person = st.fixed_dictionaries(
    {
        "sex": st.sampled_from(["K", "M", "M", "K", None]),
        "field": st.sampled_from(["a", "b", "c"]),
        "region": st.sampled_from(["1", "2", None]),
        "granted": st.integers(0, 1),
        "amount": st.integers(-20, 80).map(lambda quarters: quarters / 4),
        "weight": st.sampled_from([0.5, 1.0, 2.5]),
    }
)


def as_frame(persons):
    return pd.DataFrame(persons).astype({"sex": "string", "region": "string"})


def records(most=40):
    """Persons, at least one of each sex."""
    return (
        st.lists(person, min_size=2, max_size=most)
        .filter(lambda persons: {"K", "M"} <= {one["sex"] for one in persons})
        .map(as_frame)
    )


def as_table(cells):
    """Every sum by the names of its levels, whatever the order of the cells."""
    keys = [tuple(d.levels[code] for d, code in zip(cells.dimensions, codes, strict=True)) for codes in cells.codes.T]
    assert len(set(keys)) == len(keys)
    return {key: {name: value[i] for name, value in cells.sums.items()} for i, key in enumerate(keys)}


def answers(comparison):
    """Everything that a comparison says of its gaps."""
    return [gap.model_dump(exclude={"notices"}) for gap in comparison.gaps]


def assert_same(left, right):
    """The same words, and the same numbers but for rounding."""
    left, right = list(leaves(left)), list(leaves(right))
    assert [one for one in left if not isinstance(one, float)] == [one for one in right if not isinstance(one, float)]
    assert list(numbers(left)) == pytest.approx(list(numbers(right)), rel=1e-7, abs=1e-9)


def swapped(frame):
    return frame.assign(sex=frame.sex.map({"K": "M", "M": "K"}))


def mirror(name):
    return {"standardised_women": "standardised_men", "standardised_men": "standardised_women"}.get(name, name)


@quick
@given(records(), records())
def test_merged_cells_are_the_cells_of_the_records_together(first, second):
    merged = count(MEASURE, first) + count(MEASURE, second)
    pooled = count(MEASURE, pd.concat([first, second], ignore_index=True))
    assert as_table(merged) == as_table(pooled)
    assert_same(answers(compare(merged)), answers(compare(pooled)))


@quick
@given(records(), st.sampled_from([(), ("sex",), ("sex", "field"), ("region", "sex"), ("field", "region", "sex")]))
def test_margins_add_up_to_the_whole(frame, kept):
    cells = count(MEASURE, frame)
    margin = cells.margin(*kept)
    assert margin.names == kept
    assert margin.persons == len(frame)
    for name, value in cells.sums.items():
        assert margin.sums[name].sum() == value.sum()
    for key, sums in as_table(margin).items():
        at = dict(zip(kept, key, strict=True))
        assert sums["n"] == cells.where(**at).persons


@quick
@given(records())
def test_swapping_the_sexes_turns_every_difference_and_inverts_every_ratio(frame):
    for gap, other in zip(
        compare(count(MEASURE, frame)).gaps, compare(count(MEASURE, swapped(frame))).gaps, strict=True
    ):
        assert (gap.women, gap.men) == (other.men, other.women)
        if gap.ratio.known:
            expected = (1 / gap.ratio.value, 1 / gap.ratio.high, 1 / gap.ratio.low)
            assert (other.ratio.value, other.ratio.low, other.ratio.high) == pytest.approx(expected, rel=1e-7)
        for level, turned in zip(gap.levels, other.levels, strict=True):
            for estimate in level.methods:
                against = method(turned, mirror(estimate.method))
                if estimate.method == "matching":
                    against = method(turned, "standardised_men")
                assert (estimate.reason, estimate.known) == (against.reason, against.known)
                if estimate.known:
                    expected = (-estimate.value, -estimate.high, -estimate.low)
                    assert (against.value, against.low, against.high) == pytest.approx(expected, rel=1e-6, abs=ROUNDING)
            assert level.verdict.word == turned.verdict.word


@quick
@given(records())
def test_a_table_of_counts_gives_what_the_records_give(frame):
    columns = ["sex", "field", "region", "granted", "amount"]
    grouped = frame.groupby(columns, dropna=False).size().rename("persons").reset_index()
    as_counts = measure(records={"count": "persons"}, factor=factors(field="legal", region="structure"))
    assert_same(answers(compare(count(MEASURE, frame))), answers(compare(count(as_counts, grouped))))


@quick
@given(records())
def test_a_table_of_those_who_reached_a_stage_gives_what_the_records_give(frame):
    grouped = frame.groupby(["sex", "field", "region"], dropna=False).granted.agg(["size", "sum"]).reset_index()
    parts = {"factor": factors(field="legal", region="structure")}
    by_person = compared(frame, stage=[{"id": "granted", "when": "granted = 1"}], **parts)
    by_table = compared(grouped, stage=[{"id": "granted", "count": "sum"}], records={"count": "size"}, **parts)
    assert_same(answers(by_person), answers(by_table))


@quick
@given(records(), st.sampled_from([1.0, 0.25, 3.0]))
def test_equal_weights_change_no_rate_and_no_difference(frame, weight):
    parts = {"factor": factors(field="legal", region="structure")}
    weighted = compared(frame.assign(weight=weight), records={"weight": "weight"}, **parts)
    for gap, other in zip(compared(frame, **parts).gaps, weighted.gaps, strict=True):
        assert (gap.women.value, gap.men.value) == pytest.approx((other.women.value, other.men.value), abs=1e-12)
        for level, heavy in zip(gap.levels, other.levels, strict=True):
            for estimate in level.methods:
                if estimate.known and estimate.method != "mantel_haenszel":
                    assert method(heavy, estimate.method).value == pytest.approx(estimate.value, abs=1e-8)


@quick
@given(records())
def test_a_factor_given_twice_changes_nothing(frame):
    once = factors(field="legal", region="structure")
    twice = {**once, "again": {"column": "field", "role": "legal"}, "more": {"column": "region", "role": "structure"}}
    plain, doubled = (compared(frame, factor=roles) for roles in (once, twice))
    for gap, other in zip(plain.gaps, doubled.gaps, strict=True):
        for level, longer in zip(gap.levels, other.levels, strict=True):
            assert level.verdict.word == longer.verdict.word
            for estimate in level.methods:
                again = method(longer, estimate.method)
                assert again.reason == estimate.reason
                if estimate.known:
                    expected = (estimate.value, estimate.low, estimate.high)
                    assert (again.value, again.low, again.high) == pytest.approx(expected, rel=1e-6, abs=ROUNDING)


@quick
@given(records())
def test_nopos_parts_add_up_to_the_raw_gap(frame):
    for gap in compare(count(MEASURE, frame)).gaps:
        for level in gap.levels[1:]:
            found = method(level, "matching")
            if found.known:
                parts = [found.value, *(found.details[name] for name in ("mix", "unmatched_women", "unmatched_men"))]
                assert math.fsum(parts) == pytest.approx(gap.women.value - gap.men.value, abs=1e-10)


@quick
@given(records(), st.sampled_from([0.5, 2.0, 64.0]), st.integers(-40, 400))
def test_the_gap_follows_the_unit_of_an_amount_and_not_its_zero(frame, unit, zero):
    outcome, roles = {"amount": {"column": "amount"}}, factors(field="legal")
    plain = compared(frame, outcome=outcome, factor=roles, practical={"amount": 2.0}).gap("amount")
    moved = frame.assign(amount=frame.amount * unit + zero)
    other = compared(moved, outcome=outcome, factor=roles, practical={"amount": 2.0 * unit}).gap("amount")
    for level, scaled in zip(plain.levels, other.levels, strict=True):
        for estimate in level.methods:
            again = method(scaled, estimate.method)
            assert again.reason == estimate.reason
            if estimate.known:
                expected = (unit * estimate.value, unit * estimate.low, unit * estimate.high)
                assert (again.value, again.low, again.high) == pytest.approx(expected, rel=1e-6, abs=1e-4 * unit)


@quick
@given(st.integers(1, 400), st.integers(1, 400), st.data(), st.sampled_from([0.01, 0.02, 0.1, 0.5]))
def test_the_verdict_is_the_same_word_in_either_direction(n_w, n_m, data, size):
    x_w, x_m = data.draw(st.integers(0, n_w)), data.draw(st.integers(0, n_m))
    assume(x_w / n_w != x_m / n_m or n_w == n_m)
    gap = table((n_w, x_w), (n_m, x_m), practical={"rate": size})
    turned = table((n_m, x_m), (n_w, x_w), practical={"rate": size})
    assert gap.raw.verdict.word == turned.raw.verdict.word
    assert gap.raw.verdict.equivalence_p == pytest.approx(turned.raw.verdict.equivalence_p, abs=1e-9)
    # Those who did not reach the stage are as far apart as those who did.
    missed = table((n_w, n_w - x_w), (n_m, n_m - x_m), practical={"rate": size})
    assert missed.raw.verdict.word == gap.raw.verdict.word
