"""Records that hold too little: each gives a defined answer or a reason, never an undefined number or a traceback."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from skillnad.errors import SkillnadError

from .people import AMOUNT, GRANTED, assert_every_answer_is_defined, compared, factors, method, people

TWO = factors(field="legal", region="structure")


def forty(**columns):
    """Forty persons, with some columns as the test would have them."""
    return people(n=40).assign(**columns)


def every_other(*values):
    return [values[i % len(values)] for i in range(40)]


THIN = {
    "no women": forty(sex="M"),
    "no men": forty(sex="K"),
    "nobody of known sex": forty(sex="X"),
    "one woman": forty(sex=["K"] + ["M"] * 39),
    "one of each": forty(sex=["K", "M"] + ["X"] * 38),
    "nobody reached the stage": forty(granted=0),
    "everybody reached the stage": forty(granted=1),
    "all women and no man reached the stage": forty(granted=lambda f: (f.sex == "K").astype(int)),
    "all amounts are 0": forty(amount=0.0),
    "all amounts are equal": forty(amount=0.1),
    "all amounts are missing": forty(amount=np.nan),
    "one amount is there": forty(amount=[5.0] + [np.nan] * 39),
    "every person has a field of their own": forty(field=[f"f{i}" for i in range(40)]),
    "pairs of one woman and one man": forty(sex=every_other("K", "M"), field=[f"f{i // 2}" for i in range(40)]),
    "no field holds both sexes": forty(field=lambda f: f.sex.map({"K": "x", "M": "y"})),
    "one field settles the decision": forty(granted=lambda f: f.granted.where(f.field != "a", 1)),
    "two fields settle it in opposite ways": forty(granted=lambda f: f.field.map({"a": 1, "b": 0, "c": f.granted[0]})),
    "sex settles it for women": forty(granted=lambda f: f.granted.where(f.sex == "M", 1)),
    "one field for all": forty(field="x"),
    "no field is known": forty(field=pd.Series([None] * 40, dtype="string")),
    "region repeats field": forty(region=lambda f: f.field.str.upper()),
    "region is sex": forty(region=lambda f: f.sex),
    "field and region together are sex": forty(
        field=every_other("a", "b", "b", "a"), region=every_other("x", "x", "y", "y"), sex=every_other(*"KMKM")
    ),
    "more levels than persons": people(n=6).assign(field=list("abcdef"), region=list("uvwxyz")),
}  # fmt: skip


@pytest.mark.parametrize("case", THIN)
def test_thin_records_have_defined_answers(case):
    comparison = compared(THIN[case], factor=TWO)
    assert_every_answer_is_defined(comparison)
    str(comparison)


@pytest.mark.parametrize("case", THIN)
def test_thin_records_with_numbers_as_factors_have_defined_answers(case):
    frame = THIN[case].assign(field=lambda f: pd.factorize(f.field)[0].astype(float))
    roles = factors(field={"role": "legal", "kind": "number"}, age={"role": "structure", "kind": "number"})
    assert_every_answer_is_defined(compared(frame, factor=roles))


@pytest.mark.parametrize("case", THIN)
def test_thin_records_with_weights_have_defined_answers(case):
    assert_every_answer_is_defined(compared(THIN[case], factor=TWO, records={"weight": "weight"}))


@pytest.mark.parametrize(
    "weight",
    [
        0.0,
        lambda f: (f.sex == "M") * 1.0,
        lambda f: (f.field == "a") * 2.5,
        lambda f: (np.arange(40) < 2) * 1.0,
        lambda f: np.where(f.sex == "K", 1e-9, 1e9),
    ],
    ids=["all zero", "zero for women", "zero outside a field", "only two persons", "very unequal"],
)
def test_weights_that_leave_little_have_defined_answers(weight):
    assert_every_answer_is_defined(compared(forty(weight=weight), factor=TWO, records={"weight": "weight"}))


@pytest.mark.parametrize(
    "per",
    [0.0, lambda f: (f.sex == "M") * 1.0, lambda f: (f.field == "a") * 1.0, lambda f: (np.arange(40) == 3) * 1.0],
    ids=["none", "none for women", "in one field", "one person's"],
)
def test_ratios_without_exposure_have_defined_answers(per):
    outcome = {"amount": {"column": "amount", "per": "exposure"}}
    assert_every_answer_is_defined(compared(forty(exposure=per), factor=TWO, outcome=outcome))


@pytest.mark.parametrize("case", ["no women", "no men", "nobody of known sex"])
def test_an_absent_sex_is_named_as_the_reason(case):
    reason = {"no women": "no_women", "no men": "no_men"}.get(case, "nobody")
    for gap in compared(THIN[case], factor=TWO).gaps:
        assert gap.raw.headline.reason == gap.ratio.reason == reason
        assert gap.raw.verdict.word == "too_few_to_tell"
        assert gap.levels == (gap.raw,)


def test_weights_of_zero_make_a_sex_absent():
    frame = forty(weight=lambda f: (f.sex == "M") * 1.0)
    assert {gap.raw.headline.reason for gap in compared(frame, records={"weight": "weight"}).gaps} == {"no_women"}


def reasons(case, target="granted", level="law", **parts):
    found = compared(THIN[case], **{"factor": TWO, **parts}).gap(target).level(level)
    return {estimate.method: estimate.reason for estimate in found.methods}


def test_each_method_says_why_it_cannot_answer():
    apart = reasons("no field holds both sexes")
    assert apart["standardised_all"] == apart["matching"] == apart["mantel_haenszel"] == "no_common_stratum"
    assert apart["linear"] == apart["logit"] == "sex_follows_from_factors"
    assert reasons("one of each", level="full")["linear"] in (
        "more_coefficients_than_persons",
        "sex_follows_from_factors",
        "no_spread",
    )
    assert reasons("sex settles it for women")["logit"] == "separation"
    assert reasons("pairs of one woman and one man")["standardised_all"] == "one_person_per_stratum"
    assert reasons("region repeats field", level="full")["linear"] is None


def test_a_factor_that_repeats_another_is_dropped_counted_and_told():
    gap = compared(THIN["region repeats field"], factor=TWO).gap("amount")
    law, full = (method(gap.level(name), "linear") for name in ("law", "full"))
    assert (full.value, full.standard_error) == pytest.approx((law.value, law.standard_error), abs=1e-12)
    assert full.details["dropped_columns"] == 2
    assert "collinear_factors" in {notice.code for notice in gap.notices}


def test_where_no_stratum_holds_both_sexes_the_reader_is_told():
    gap = compared(THIN["no field holds both sexes"], factor=TWO).gap("amount")
    assert gap.headline.headline.value is None
    assert gap.headline.verdict.word == "too_few_to_tell"


def test_equal_amounts_are_no_difference_at_all():
    for case in ("all amounts are 0", "all amounts are equal"):
        for level in compared(THIN[case], outcome=AMOUNT, factor=TWO).gap("amount").levels:
            assert level.headline.value == pytest.approx(0, abs=1e-12)
            assert level.headline.p_value == pytest.approx(1, abs=1e-6)
            assert level.verdict.word == "no_practical_difference"


@pytest.mark.parametrize("granted", [0, 1], ids=["nobody", "everybody"])
@pytest.mark.parametrize("seed", range(2))
def test_nobody_or_everybody_of_a_few_is_too_few_to_tell_on_every_level(granted, seed):
    # Twelve of each sex and not one granted: the rates of both could still be anything up to a fifth.
    frame = people(seed, n=24).assign(sex=["K", "M"] * 12, granted=granted)
    for level in compared(frame, stage=GRANTED, factor=TWO).gap("granted").levels:
        assert level.verdict.word == "too_few_to_tell", level.name


@pytest.mark.parametrize("target", ["granted", "amount"])
@pytest.mark.parametrize("seed", range(3))
def test_one_woman_alone_is_too_few_to_tell_on_every_level(seed, target):
    frame = people(seed, n=40).assign(sex=["K"] + ["M"] * 39)
    frame.loc[0, "granted"] = 0
    for level in compared(frame, factor=factors(field="legal")).gap(target).levels:
        assert level.verdict.word == "too_few_to_tell", level.name


def test_one_woman_and_one_man_are_too_few_to_tell_on_every_level():
    frame = pd.DataFrame({"sex": ["K", "M"], "granted": [0, 1], "field": ["a", "a"]})
    for level in compared(frame, stage=GRANTED, factor=factors(field="legal")).gap("granted").levels:
        assert level.verdict.word == "too_few_to_tell", level.name


def test_a_model_that_fits_a_handful_exactly_is_no_sure_difference():
    # One woman and one man can be compared, those in field a; the other three have a constant each to fit them.
    frame = pd.DataFrame({"sex": list("KKMMM"), "field": list("abacc"), "amount": [11.75, 0, 9.5, 0, 0]})
    for level in compared(frame, outcome=AMOUNT, factor=factors(field="legal")).gap("amount").levels:
        assert level.verdict.word == "too_few_to_tell", level.name


def test_a_rate_of_nought_among_few_weighted_women_has_no_sure_p_value():
    frame = people(n=40).assign(sex=["K"] * 3 + ["M"] * 37)
    frame["granted"] = ((frame.sex == "M") & (np.arange(40) % 3 == 0)).astype(int)
    raw = compared(frame, stage=GRANTED, records={"weight": "weight"}).gap("granted").raw.headline
    assert raw.low < 0 < raw.high
    assert raw.p_value > 0.05


IMPOSSIBLE = {
    "more granted than applied": ({"reached": [15, 4]}, {}),
    "fewer granted than none": ({"reached": [-1, 4]}, {}),
    "half a person granted": ({"reached": [1.5, 4]}, {}),
    "counts with weights": ({"weight": [1.0, 2.0]}, {"records": {"count": "persons", "weight": "weight"}}),
    "a table of counts read as persons": ({}, {"records": {}}),
}  # fmt: skip


@pytest.mark.parametrize("case", IMPOSSIBLE)
def test_a_table_that_cannot_be_is_refused_in_words(case):
    columns, parts = IMPOSSIBLE[case]
    frame = pd.DataFrame({"sex": ["K", "M"], "persons": [10, 10], "reached": [5, 4]}).assign(**columns)
    with pytest.raises((SkillnadError, ValueError)):
        compared(frame, **{"records": {"count": "persons"}, "stage": [{"id": "granted", "count": "reached"}], **parts})


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), -float("inf")])
@pytest.mark.parametrize("column", ["amount", "age", "weight"])
def test_numbers_that_are_none_are_counted_as_missing_or_refused_in_words(column, odd):
    # pandas has no difference between missing and not a number; Arrow, Polars and Parquet have.
    frame = pa.Table.from_pandas(forty(age=np.arange(40.0)))
    values = frame.column(column).to_pylist()
    place = frame.column_names.index(column)
    frame = frame.set_column(place, column, pa.array([odd, *values[1:]], pa.float64()))
    roles = factors(field="legal", age={"role": "structure", "kind": "number"})
    try:
        comparison = compared(frame, factor=roles, records={"weight": "weight"})
    except SkillnadError:
        return
    assert_every_answer_is_defined(comparison)


def test_periods_with_one_sex_only_have_defined_answers():
    frame = forty(year=[2020] * 10 + [2021] * 29 + [2022], sex=["K"] * 10 + every_other("M", "K")[:29] + ["M"])
    comparison = compared(frame, factor=TWO, period={"column": "year"})
    assert_every_answer_is_defined(comparison)
    assert [gap.period for gap in comparison.gaps if gap.target == "granted"] == [None, "2020", "2021", "2022"]
    assert comparison.gap("granted", "2020").raw.headline.reason == "no_men"


def test_amounts_with_a_small_spread_far_from_zero_are_told_to_need_a_centre():
    frame = people(n=40).assign(amount=lambda f: 1e12 + f.amount / 100)
    codes = {centre: _codes(frame, centre) for centre in (0.0, 1e12)}
    assert "spread_lost_to_rounding" in codes[0.0]
    assert "spread_lost_to_rounding" not in codes[1e12]


def _codes(frame, centre):
    outcome = {"amount": {**AMOUNT["amount"], "centre": centre}}
    return [notice.code for notice in compared(frame, outcome=outcome).gap("amount").notices]


def test_a_stage_that_nobody_came_to_has_nobody_to_compare():
    stages = [
        {"id": "eligible", "when": "granted = 1"},
        {"id": "paid", "of": "eligible", "when": "amount > 50"},
    ]
    outcome = {"sum": {"column": "amount", "of": "paid"}}
    comparison = compared(forty(granted=0), stage=stages, outcome=outcome, factor=TWO)
    assert_every_answer_is_defined(comparison)
    assert [gap.raw.headline.reason for gap in comparison.gaps] == [None, "nobody", "nobody"]
