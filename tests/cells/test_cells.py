"""Cells add up: margins, selections and the cells of two sets of records together."""

import numpy as np
import pandas as pd
import polars as pl
import pytest

from skillnad import Cells, Measure, count
from skillnad.cells import Dimension
from skillnad.cells.cells import pack
from skillnad.errors import CellsError

KINDS = ["n", "rows", "granted.n", "granted.undetermined", "pay.n", "pay.wx", "pay.w2xx"]


def measure(**changes) -> Measure:
    parts = {
        "measure": {"id": "cells"},
        "sex": {"column": "kon", "women": "K", "men": "M"},
        "stage": [{"id": "granted", "when": "beslut = 'bifall'"}],
        "outcome": {"pay": {"column": "lon"}},
        "factor": {
            "field": {"column": "omrade", "role": "legal"},
            "age": {"column": "alder", "role": "structure", "bins": [0, 25, 35]},
            "points": {"column": "poang", "role": "need", "kind": "number"},
            "house": {"column": "hus", "role": "structure"},
        },
        "period": {"column": "ar"},
    }
    return Measure.model_validate({**parts, **changes})


def frame(seed: int, years: list[int], fields: list[str | None], ages: list[float | None]) -> pd.DataFrame:
    chance = np.random.default_rng(seed)
    size = 200
    return pd.DataFrame(
        {
            "kon": chance.choice(["K", "M", "X"], size),
            "beslut": chance.choice(["bifall", "avslag", None], size),
            "lon": chance.choice([1.0, 2.5, np.nan], size),
            "omrade": chance.choice(np.array(fields, dtype=object), size),
            "alder": chance.choice(np.array(ages, dtype=float), size),
            "poang": chance.choice([-1.0, 0.5, 2.0, 10.0][seed % 2 :], size),
            "hus": chance.choice([2, 10, 9, -1][seed % 2 :], size),
            "ar": chance.choice(years, size),
        }
    )


ONE = frame(1, [2023, 2024], ["2 rum", "Ö", "5²", None], [24, 25, 40, None])
TWO = frame(2, [2022, 2024], ["10 rum", "Ö", "A", "²"], [-1, 20, 30, 40])
FRACTIONS = frame(3, [2024], ["A", ""], [24.5, 30, 40])


def contents(cells: Cells) -> dict:
    """Every cell by the names of its levels, whatever their order."""
    names = sorted(cells.names)
    keys = zip(*(np.array(cells.dimension(name).levels, dtype=object)[cells.code(name)] for name in names), strict=True)
    return {key: tuple(cells.sums[kind][i] for kind in sorted(cells.sums)) for i, key in enumerate(keys)}


def assert_equal(left: Cells, right: Cells) -> None:
    assert left.dimensions == right.dimensions
    assert contents(left) == contents(right)
    assert len(contents(left)) == len(left)


def test_a_margin_is_what_would_have_been_counted_without_the_other_factors():
    whole = count(measure(), ONE)
    few = measure(factor={"field": {"column": "omrade", "role": "legal"}}, period=None)
    assert_equal(whole.margin("sex", "field"), count(few, ONE))


def test_a_margin_over_nothing_is_one_cell_with_everything():
    cells = count(measure(), ONE).margin()
    assert (len(cells), cells.names, cells.persons) == (1, (), len(ONE))
    assert cells.sums["pay.n"].tolist() == [ONE["lon"].notna().sum()]
    assert cells.sums["pay.wx"].tolist() == [ONE["lon"].sum()]
    assert cells.sums["granted.n"].tolist() == [(ONE["beslut"] == "bifall").sum()]


def test_the_order_of_margins_does_not_matter():
    cells = count(measure(), ONE)
    assert_equal(cells.margin("sex", "age").margin("sex"), cells.margin("house", "sex").margin("sex"))
    assert cells.margin("age", "sex").names == ("age", "sex")


def test_the_sums_of_a_margin_keep_their_kinds():
    cells = count(measure(), ONE)
    kinds = {name: values.dtype for name, values in cells.sums.items()}
    assert set(kinds) == set(KINDS)
    assert {name: values.dtype for name, values in cells.margin("sex").sums.items()} == kinds
    assert {name for name, kind in kinds.items() if kind == np.int64} == set(KINDS) - {"pay.wx", "pay.w2xx"}


def test_a_selection_is_what_would_have_been_counted_of_those_records():
    chosen = count(measure(), ONE).where(sex=("woman", "man"), field=None, period="2023")
    kept = ONE[ONE["kon"].isin(["K", "M"]) & ONE["omrade"].isna() & (ONE["ar"] == 2023)]
    assert contents(chosen) == contents(count(measure(), kept))


def test_a_selection_without_a_match_is_empty_and_can_still_be_summed():
    empty = count(measure(), ONE).where(sex="other")
    assert (len(empty), empty.persons, empty.single_share) == (0, 0, 0)
    assert len(empty.margin("sex")) == len(empty.margin()) == len(empty + empty) == 0


def test_a_dimension_or_a_level_that_is_not_there_is_named_with_those_there_are():
    cells = count(measure(), ONE).margin("sex", "period")
    with pytest.raises(CellsError, match=r"not divided by 'field'\. They are divided by: sex, period"):
        cells.margin("field")
    with pytest.raises(CellsError, match=r"not divided by 'age'"):
        cells.where(age="0–24")
    with pytest.raises(CellsError, match=r"not divided by 'age'"):
        cells.dimension("age")
    with pytest.raises(CellsError, match=r"period has no level '2022'\. Levels: 2023, 2024"):
        cells.where(period=("2023", "2022"))


@pytest.mark.parametrize(("left", "right"), [(ONE, TWO), (TWO, ONE), (ONE, ONE), (ONE, FRACTIONS), (FRACTIONS, TWO)])
def test_two_sets_of_cells_together_are_what_would_have_been_counted_as_one(left, right):
    together = count(measure(), left) + count(measure(), right)
    assert_equal(together, count(measure(), pd.concat([left, right])))


def test_levels_come_in_their_natural_order():
    together = count(measure(), ONE) + count(measure(), TWO)
    assert together.dimension("field").levels == ("2 rum", "5²", "10 rum", "A", "²", "Ö", None)
    assert together.dimension("age").levels == ("<0", "0–24", "25–34", "35–", None)
    assert together.dimension("points").levels == ("-1", "0.5", "2", "10")
    assert together.dimension("points").numbers == (-1, 0.5, 2, 10)
    assert together.dimension("house").levels == ("-1", "2", "9", "10")
    assert together.dimension("period").levels == ("2022", "2023", "2024")
    assert together.dimension("sex").levels[:3] == ("woman", "man", "other")


def test_bins_of_whole_numbers_and_of_others_are_the_same_bins():
    together = count(measure(), ONE) + count(measure(), FRACTIONS)
    assert together.dimension("age").levels == ("0–<25", "25–<35", "35–", None)
    young = (ONE["alder"] < 25).sum() + (FRACTIONS["alder"] < 25).sum()
    assert together.margin("age").where(age="0–<25").persons == young


@pytest.mark.parametrize(
    ("bins", "values", "levels"),
    [
        ([0, 1_000_000, 1_234_567], [0, 1_000_000, 2_000_000], ("0–999999", "1000000–1234566", "1234567–")),
        ([0, 1, 2], [0, 1, 5], ("0–0", "1–1", "2–")),
        ([0.5, 1.5], [0, 1, 5], ("<0.5", "0.5–<1.5", "1.5–")),
        ([-10, 0], [-20, -5, 5], ("<-10", "-10–-1", "0–")),
        ([18], [17, 18], ("<18", "18–")),
    ],
)
def test_bins_are_named_by_their_limits(bins, values, levels):
    a_measure = measure(factor={"x": {"column": "x", "role": "need", "bins": bins}}, period=None, outcome={})
    records = pd.DataFrame({"kon": "K", "beslut": "bifall", "x": values})
    assert count(a_measure, records).dimension("x").levels == levels


def test_what_is_no_number_is_missing_and_not_the_largest():
    values = [1.0, float("nan"), float("inf"), None]
    records = pl.DataFrame(
        {"kon": ["K"] * 4, "beslut": ["x"] * 4, "lon": values, "x": values, "y": values, "z": values}
    )
    factors = {
        "x": {"column": "x", "role": "need", "bins": [0, 5]},
        "y": {"column": "y", "role": "need", "kind": "number"},
        "z": {"column": "z", "role": "need"},
    }
    cells = count(measure(factor=factors, period=None), records)
    assert [cells.dimension(name).levels for name in factors] == [("0–4", None), ("1", None), ("1", None)]
    assert (cells.sums["pay.n"].sum(), cells.sums["pay.wx"].sum()) == (1, 1)


def test_the_parts_of_a_sum_keep_their_provenance_in_order():
    one, two = count(measure(), ONE), count(measure(), TWO)
    assert (one + two).provenance == one.provenance + two.provenance
    assert one.provenance[0]["engine"].startswith("DuckDB ")
    assert "SUM(" in one.provenance[0]["query"]


def test_only_the_same_measure_adds_up():
    one = count(measure(), ONE)
    other = count(measure(sex={"column": "kon", "women": "M", "men": "K"}), ONE)
    with pytest.raises(CellsError, match="do not come from the same measure"):
        one + other
    with pytest.raises(CellsError, match="not divided in the same way"):
        one + one.margin("sex")


def test_where_the_records_lie_and_what_the_measure_is_called_may_differ():
    named = measure(measure={"id": "cells", "title": "Något annat"}, records={"separator": ";"})
    assert (count(measure(), ONE) + count(named, ONE)).persons == 2 * len(ONE)
    filtered = measure(records={"where": "ar = 2023"})
    with pytest.raises(CellsError, match="do not come from the same measure"):
        count(measure(), ONE) + count(filtered, ONE)


def test_the_share_of_cells_with_one_person():
    cells = count(measure(factor={}, outcome={}, period=None), pd.DataFrame({"kon": ["K", "M", "M"], "beslut": "x"}))
    assert cells.single_share == 0.5


def test_pack_numbers_combinations_beyond_what_a_whole_number_holds():
    chance = np.random.default_rng(7)
    codes = chance.integers(0, 4, (12, 500), dtype=np.int32) * 300_000_000
    codes[:, 250:] = codes[:, :250]
    sizes = (1_000_000_000,) * 12
    first, inverse = pack(codes, sizes)
    distinct = {tuple(column) for column in codes.T.tolist()}
    assert len(first) == len(distinct)
    assert {tuple(column) for column in codes[:, first].T.tolist()} == distinct
    assert (codes[:, first][:, inverse] == codes).all()


@pytest.mark.parametrize("size", [2**30, 2**31 - 1])
def test_pack_tells_the_ends_of_large_dimensions_apart(size):
    ends = np.array([[0, size - 1, 0, size - 1], [0, 0, size - 1, size - 1]] * 3, dtype=np.int32)
    first, inverse = pack(ends, (size,) * 6)
    assert sorted(inverse.tolist()) == [0, 1, 2, 3]
    assert len(first) == 4


def test_pack_of_no_cells_and_of_no_dimensions():
    assert [part.tolist() for part in pack(np.empty((2, 0), dtype=np.int32), (3, 3))] == [[], []]
    assert [part.tolist() for part in pack(np.empty((0, 3), dtype=np.int32), ())] == [[0], [0, 0, 0]]


def test_cells_with_a_dimension_that_has_no_level_can_be_made():
    cells = Cells(
        measure(), (Dimension("field", ()),), np.empty((1, 0), dtype=np.int32), {"n": np.array([], dtype=int)}
    )
    assert (len(cells), cells.persons, len(cells.margin("field"))) == (0, 0, 0)


def test_no_name_that_a_measure_may_have_meets_a_name_inside_the_query():
    names = [
        "s_granted",
        "x_pay",
        "f_ten",
        "k__",
        "w__",
        "ten",
        "pin",
        "pin_raw",
        "century",
        "signs",
        "hundred",
        "r",
        "p",
    ]
    records = pd.DataFrame({"pnr": ["640823-3234"] * 3, "beslut": ["bifall"] * 3, "lon": [1.0] * 3, "antal": [2, 3, 4]})
    for name in names:
        records[f"kolumn {name}"] = [f"{name} 1", f"{name} 1", f"{name} 2"]
    a_measure = measure(
        records={"count": "antal", "weight": "lon"},
        sex={"personal_identity_number": "pnr"},
        factor={
            **{name: {"column": f"kolumn {name}", "role": "need"} for name in names},
            "age": {"column": "antal", "role": "need", "bins": [0, 9]},
        },
        period=None,
    )
    cells = count(a_measure, records)
    for name in names:
        by_level = dict(zip(cells.dimension(name).levels, cells.margin(name).sums["n"].tolist(), strict=True))
        assert by_level == {f"{name} 1": 5, f"{name} 2": 4}
    assert cells.margin("sex").where(sex="man").sums["granted.n"].tolist() == [9]


def test_a_code_for_sex_may_have_many_digits():
    records = pd.DataFrame({"kon": [1234567, 1234568, 1234568], "beslut": "x"})
    sex = {"column": "kon", "women": "1234567", "men": "1234568"}
    cells = count(measure(sex=sex, factor={}, outcome={}, period=None), records)
    assert cells.sums["n"].tolist() == [1, 2]
    assert [cells.dimension("sex").levels[code] for code in cells.code("sex")] == ["woman", "man"]


@pytest.mark.parametrize(
    ("values", "women", "men"),
    [([True, False, None], ["true"], ["False"]), ([2.0, 1.0, None], ["2"], ["1.0"]), ([2, 1, 9], ["2"], ["1"])],
)
def test_sex_may_be_a_truth_value_or_a_number(values, women, men):
    records = pd.DataFrame({"kon": pd.Series(values).convert_dtypes(), "beslut": "x"})
    sex = {"column": "kon", "women": women, "men": men}
    cells = count(measure(sex=sex, factor={}, outcome={}, period=None), records)
    unknown = "unknown: missing" if values[2] is None else "unknown: code not listed"
    assert [cells.dimension("sex").levels[code] for code in sorted(cells.code("sex"))] == ["woman", "man", unknown]


def test_a_period_may_be_a_year_with_some_missing():
    records = pd.DataFrame({"kon": "K", "beslut": "x", "ar": [2023, None, 2024]})
    assert count(measure(factor={}, outcome={}), records).dimension("period").levels == ("2023", "2024", None)
