"""The same records give the same cells, whatever holds them."""

import csv
import datetime
import gzip
import io
import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from skillnad import Cells, Measure, count
from skillnad.cells import open_engine

Row = dict[str, Any]
Key = tuple[str | None, ...]

SCHEMA = pa.schema(
    {
        "kön": pa.string(),
        "ålder": pa.int64(),
        "område": pa.string(),
        "avgift": pa.float64(),
        "distans": pa.bool_(),
        "inkom": pa.date32(),
        "avslut": pa.date32(),
        "beslut": pa.string(),
        "sökt": pa.float64(),
        "utbetalt": pa.int64(),
        "antal": pa.int64(),
        "vikt": pa.float64(),
    }
)
DAY = datetime.date(2023, 1, 1)
SEXES = {
    "K": "woman",
    "K  ": "woman",
    "M": "man",
    "M ": "man",
    "X": "other",
    "k": "unknown: code not listed",
    "?": "unknown: code not listed",
    "": "unknown: missing",
    " ": "unknown: missing",
    None: "unknown: missing",
}


def _rows() -> list[Row]:
    """Rows in which every value meets every other often enough; the steps have no common divisor with the lengths."""
    sexes = ["K", "M", "K  ", "K", "M ", "M", "k", None, "X", "", "K", "M", "?", " ", "M"]
    ages = [0, 24, 25, 26, 34, 35, None, 64, 65, 17, -1]
    fields = ["Vård", "Öppen ålder", "Stöd – €", "", None, "Vård", 'Hälsa "ny"']
    fees = [0.5, 1.5, None, 10.0]
    decisions = ["bifall", "avslag", "bifall", None, "bifall"]
    rows = []
    for i in range(462):
        opened = DAY + datetime.timedelta(days=(i * 37) % 730)
        rows.append(
            {
                "kön": sexes[i % 15],
                "ålder": ages[i % 11],
                "område": fields[i % 7],
                "avgift": fees[i % 4],
                "distans": [True, False, None][i % 3],
                "inkom": opened if i % 31 else None,
                "avslut": None if i % 6 == 5 else opened + datetime.timedelta(days=(i * 13) % 90),
                "beslut": decisions[i % 5],
                "sökt": None if i % 9 == 4 else round((i * 977) % 5000 + 0.25, 2),
                "utbetalt": None if i % 8 == 3 else (i * 53) % 4 * 1000,
                "antal": i % 4,
                "vikt": (i % 7) / 4,
            }
        )
    return rows


ROWS = _rows()


def _measure(records: Row, **changes: Any) -> Measure:
    parts = {
        "measure": {"id": "engines"},
        "records": records,
        "sex": {"column": "kön", "women": ["K"], "men": ["M"], "other": ["X"]},
        "stage": [
            {"id": "approved", "of": "applied", "when": "beslut = 'bifall'"},
            {"id": "paid", "of": "approved", "when": "utbetalt > 0"},
        ],
        "outcome": {
            "amount": {"column": "sökt", "of": "approved", "centre": 1000},
            "share": {"column": "utbetalt", "per": "sökt", "of": "applied"},
            "days": {"kind": "duration", "start": "inkom", "end": "avslut", "open": "avslut IS NULL", "of": "applied"},
        },
        "period": {"column": "inkom", "by": "year"},
    }
    return Measure.model_validate({**parts, **changes})


def by_hand(
    rows: Iterable[Row],
    *factors: Callable[[Row], str | None],
    by: str = "year",
    counted: bool = False,
    weighted: bool = False,
) -> dict[Key, dict[str, float]]:
    """The cells that the records ought to give, one record at a time."""
    cells: dict[Key, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for row in rows:
        cell = cells[SEXES[row["kön"]], _period(row["inkom"], by), *(factor(row) for factor in factors)]
        persons = row["antal"] if counted else 1
        weight = row["vikt"] if weighted else 1
        cell["rows"] += 1
        cell["n"] += persons
        approved = None if row["beslut"] is None else row["beslut"] == "bifall"
        paid = _both(approved, None if row["utbetalt"] is None else row["utbetalt"] > 0)
        if weighted:
            _add(cell, "", {"w": weight, "w2": weight**2}, persons)
        for stage, reached in (("approved", approved), ("paid", paid)):
            _add(cell, f"{stage}.", {"n": reached is True, "undetermined": reached is None}, persons)
            if weighted:
                _add(cell, f"{stage}.", {"w": weight * (reached is True), "w2": weight**2 * (reached is True)}, persons)
        amount = None if row["sökt"] is None or not approved else row["sökt"] - 1000
        _add(cell, "amount.", _moments(amount, weight, weighted=weighted), persons)
        known = row["sökt"] is not None and row["utbetalt"] is not None
        _add(cell, "share.", _ratio(row["utbetalt"], row["sökt"], weight) if known else {}, persons)
        closed = row["inkom"] and row["avslut"]
        days = (row["avslut"] - row["inkom"]).days if closed else None
        _add(cell, "days.", {**_moments(days, weight, weighted=weighted), "open": row["avslut"] is None}, persons)
    return cells


def _both(first: bool | None, second: bool | None) -> bool | None:
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def _moments(x: float | None, weight: float, *, weighted: bool) -> dict[str, float]:
    if x is None:
        return {}
    plain = {"n": 1, "wx": weight * x, "w2xx": weight**2 * x**2}
    return {**plain, "w": weight, "w2": weight**2, "w2x": weight**2 * x} if weighted else plain


def _ratio(x: float, exposure: float, weight: float) -> dict[str, float]:
    w = weight * exposure
    return {"n": 1, "w": w, "w2": w**2, "wx": weight * x, "w2x": w * weight * x, "w2xx": (weight * x) ** 2}


def _add(cell: dict[str, float], prefix: str, values: dict[str, float], persons: int) -> None:
    for name, value in values.items():
        cell[prefix + name] += persons * value


def _period(day: datetime.date | None, by: str) -> str | None:
    if day is None:
        return None
    part = {
        "year": "",
        "half-year": f"-H{1 if day.month <= 6 else 2}",
        "quarter": f"-Q{math.ceil(day.month / 3)}",
        "month": f"-{day.month:02d}",
    }
    return f"{day.year}{part[by]}"


def assert_same(cells: Cells, expected: dict[Key, dict[str, float]]) -> None:
    """Counts to the last person, sums to nine digits, and not a cell more or less."""
    levels = [
        [dimension.levels[code] for code in codes]
        for dimension, codes in zip(cells.dimensions, cells.codes, strict=True)
    ]
    keys = list(zip(*levels, strict=True))
    assert len(set(keys)) == len(keys)
    assert set(keys) == set(expected)
    for name, values in cells.sums.items():
        wanted = [expected[key].get(name, 0) for key in keys]
        if name.rpartition(".")[2] in ("n", "rows", "open", "undetermined"):
            assert values.tolist() == wanted, name
        else:
            assert values.tolist() == pytest.approx(wanted, rel=1e-9, abs=1e-9), name
    assert {name for cell in expected.values() for name in cell} <= set(cells.sums)


def _table() -> pa.Table:
    return pa.Table.from_pylist(ROWS, schema=SCHEMA)


def _csv(encoding: str = "utf-8", separator: str = ",", decimal: str = ".") -> Callable[[Path], Row]:
    def write(folder: Path) -> Row:
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=separator)
        writer.writerow(SCHEMA.names)
        writer.writerows([_written(value, decimal) for value in row.values()] for row in ROWS)
        path = folder / "records.csv"
        path.write_bytes(text.getvalue().encode(encoding))
        return {"source": str(path)}

    return write


def _written(value: Any, decimal: str) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value).replace(".", decimal) if isinstance(value, float) else value


def _gzip(folder: Path) -> Row:
    plain = Path(_csv()(folder)["source"])
    path = folder / "records.csv.gz"
    path.write_bytes(gzip.compress(plain.read_bytes()))
    return {"source": str(path)}


def _parquet(folder: Path) -> Row:
    pq.write_table(_table(), folder / "records.parquet")
    return {"source": str(folder / "records.parquet")}


def _several(folder: Path) -> Row:
    for part in range(3):
        pq.write_table(_table().slice(part * 154, 154), folder / f"part-{part}.parquet")
    return {"source": str(folder / "part-*.parquet")}


def _excel(folder: Path) -> Row:
    path = folder / "records.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Ärenden")
        for place, row in enumerate([SCHEMA.names, *([*row.values()] for row in ROWS)]):
            sheet.write_row(place, 0, row)
    return {"source": str(path)}


FILES = {
    "parquet": _parquet,
    "several files": _several,
    "csv": _csv(),
    "csv with byte order mark": _csv("utf-8-sig"),
    "csv semicolon": _csv(separator=";"),
    "csv tab": _csv(separator="\t"),
    "csv decimal comma": _csv(separator=";", decimal=","),
    "csv cp1252": _csv("cp1252", ";", ","),
    "csv utf-16": _csv("utf-16", "\t", ","),
    "csv gzip": _gzip,
    "excel": _excel,
}
FRAMES = {
    "pandas": lambda: pd.DataFrame(ROWS),
    "pandas from arrow": lambda: _table().to_pandas(date_as_object=False),
    "pandas nullable": lambda: pd.DataFrame(ROWS).convert_dtypes(),
    "pandas nanoseconds": lambda: (
        _table()
        .to_pandas(date_as_object=False)
        .astype({"inkom": "datetime64[ns]", "avslut": "datetime64[s]", "kön": "category"})
    ),
    "polars": lambda: pl.DataFrame(ROWS, infer_schema_length=None),
    "polars lazy": lambda: pl.LazyFrame(ROWS, infer_schema_length=None),
    "polars categories": lambda: pl.DataFrame(ROWS, infer_schema_length=None).with_columns(
        pl.col("kön", "område").cast(pl.Categorical), pl.col("sökt").fill_null(float("nan"))
    ),
    "pyarrow": _table,
    "pyarrow stream": lambda: _table().to_reader(),
}
TABLES = {
    "postgres": "SELECT * FROM {source}",
    "postgres other types": 'SELECT "kön"::varchar(9), "ålder"::smallint, "område"::varchar, avgift::numeric(9, 2), '
    'distans, inkom::timestamp, avslut::timestamp, beslut::varchar(20), "sökt"::numeric, utbetalt::integer, '
    "antal::integer, vikt::real FROM {source}",
}
ENGINES = [*FILES, *FRAMES, *(pytest.param(name, marks=pytest.mark.postgres) for name in TABLES)]


@pytest.fixture(scope="module", params=ENGINES)
def engine(request, tmp_path_factory):
    """`[records]` of a measure and, for frames, how to get the frame itself."""
    name = request.param
    if name in FILES:
        return FILES[name](tmp_path_factory.mktemp("records")), lambda: None
    if name in FRAMES:
        return {}, FRAMES[name]
    database = request.getfixturevalue("postgres")
    source = database.put("ingested", _table())["table"]
    database.run(f'CREATE TABLE {database.schema}."{name}" AS {TABLES[name].format(source=source)}')
    return database.records(name), lambda: None


def _count(engine, records: Row | None = None, **changes: Any) -> Cells:
    place, frame = engine
    return count(_measure({**place, **(records or {})}, **changes), frame())


def test_stages_amounts_ratios_and_durations_are_counted_in_each_year(engine):
    assert_same(_count(engine), by_hand(ROWS))


def test_factors_keep_swedish_letters_limits_numbers_and_truth_values(engine):
    factors = {
        "field": {"column": "område", "role": "legal", "missing": ["Öppen ålder"]},
        "age": {"column": "ålder", "role": "structure", "bins": [0, 25, 35, 65]},
        "remote": {"column": "distans", "role": "structure"},
        "fee": {"column": "avgift", "role": "need"},
    }
    expected = by_hand(
        ROWS,
        lambda row: None if row["område"] in ("", "Öppen ålder") else row["område"],
        lambda row: _age(row["ålder"]),
        lambda row: None if row["distans"] is None else str(row["distans"]).lower(),
        lambda row: None if row["avgift"] is None else f"{row['avgift']:g}",
    )
    assert_same(_count(engine, factor=factors), expected)


def _age(age: int | None) -> str | None:
    names = {-1: "<0", 0: "0–24", 25: "25–34", 35: "35–64", 65: "65–"}
    return None if age is None else names[max(limit for limit in names if limit <= age)]


def test_a_factor_can_be_a_day_or_a_number(engine):
    factors = {
        "day": {"column": "inkom", "role": "structure"},
        "fee": {"column": "avgift", "role": "need", "kind": "number"},
    }
    cells = _count(engine, factor=factors)
    expected = by_hand(
        ROWS,
        lambda row: None if row["inkom"] is None else row["inkom"].isoformat(),
        lambda row: None if row["avgift"] is None else f"{row['avgift']:g}",
    )
    assert_same(cells, expected)
    assert cells.dimension("fee").numbers[:3] == (0.5, 1.5, 10.0)


def test_a_row_can_stand_for_several_persons_or_none_in_each_quarter(engine):
    cells = _count(engine, {"count": "antal"}, period={"column": "inkom", "by": "quarter"})
    assert_same(cells, by_hand(ROWS, by="quarter", counted=True))


def test_weights_enter_once_in_sums_and_twice_in_squares_in_each_half_year(engine):
    cells = _count(engine, {"weight": "vikt"}, period={"column": "inkom", "by": "half-year"})
    assert_same(cells, by_hand(ROWS, by="half-year", weighted=True))


def test_counts_and_weights_work_together_in_each_month(engine):
    cells = _count(engine, {"weight": "vikt", "count": "antal"}, period={"column": "inkom", "by": "month"})
    assert_same(cells, by_hand(ROWS, by="month", weighted=True, counted=True))


def test_where_keeps_only_the_rows_that_the_measure_is_about(engine):
    cells = _count(engine, {"where": "inkom >= '2023-07-01' AND NOT \"ålder\" IN (24, 25)"})
    kept = [
        row
        for row in ROWS
        if row["inkom"] and row["inkom"] >= datetime.date(2023, 7, 1) and row["ålder"] not in (24, 25, None)
    ]
    assert_same(cells, by_hand(kept))


INSTANTS = pa.array([datetime.datetime(2023, 12, 31, hour, 30) for hour in (22, 23)], pa.timestamp("us", "UTC"))
ZONED = pa.table({"kön": ["K", "K"], "beslut": ["x", "x"], "när": INSTANTS})


def _periods(records: Row, frame: object = None) -> list[tuple[str | None, str | None]]:
    changes = {"outcome": {}, "period": {"column": "när"}, "factor": {"day": {"column": "när", "role": "need"}}}
    stages = [{"id": "approved", "when": "beslut = 'bifall'"}]
    cells = count(_measure(records, stage=stages, **changes), frame)
    assert cells.sums["n"].tolist() == [1, 1]
    return sorted(
        zip(
            *([cells.dimension(name).levels[code] for code in cells.code(name)] for name in ("period", "day")),
            strict=True,
        )
    )


NEW_YEAR = [("2023", "2023-12-31"), ("2024", "2024-01-01")]


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Europe/Stockholm"])
def test_a_point_in_time_falls_on_the_swedish_day_wherever_it_is_counted(zone, monkeypatch):
    monkeypatch.setenv("TZ", zone)
    there = ZONED.set_column(2, "när", ZONED["när"].cast(pa.timestamp("us", zone)))
    for frame in (there, there.to_pandas(), pl.from_arrow(there)):
        assert _periods({}, frame) == NEW_YEAR


@pytest.mark.postgres
@pytest.mark.parametrize("kind", ["timestamptz", "text"])
def test_postgres_puts_a_point_in_time_on_the_swedish_day(kind, postgres):
    source = postgres.put("instants", ZONED)["table"]
    postgres.run("SET TIME ZONE 'Europe/Stockholm'")
    postgres.run(f"DROP TABLE IF EXISTS {postgres.schema}.points")
    columns = f'"kön", beslut, "när"::timestamptz::{kind} AS "när"'
    postgres.run(f"CREATE TABLE {postgres.schema}.points AS SELECT {columns} FROM {source}")
    found = _periods(postgres.records("points"))
    assert [period for period, _day in found] == ["2023", "2024"]
    assert kind == "text" or found == NEW_YEAR


ODD = ["it's", 'say "K"', "back\\slash", "semi;colon -- x", "line\nbreak", "%s {x} $1", "Ö\u0308", "😀"]


def _odd(records: Row, frame: object = None) -> list[tuple[str | None, int]]:
    sex = {"column": 'it\'s "kön"', "women": ODD[:4], "men": ODD[4:]}
    factor = {"f": {"column": 'it\'s "kön"', "role": "need", "missing": [ODD[0]]}}
    stages = [{"id": "approved", "when": "a = 1"}]
    cells = count(_measure(records, sex=sex, stage=stages, outcome={}, period=None, factor=factor), frame)
    by_level = zip(cells.code("f"), cells.code("sex"), strict=True)
    return sorted((str(cells.dimension("f").levels[level]), int(code)) for level, code in by_level)


ODD_TABLE = pa.table({'it\'s "kön"': ODD, "a": [1] * len(ODD)})
ODD_CELLS = sorted((str(None) if code == ODD[0] else code, int(code in ODD[4:])) for code in ODD)


def test_signs_that_mean_something_in_a_query_are_only_signs_in_codes_and_names():
    assert _odd({}, ODD_TABLE) == ODD_CELLS


@pytest.mark.postgres
def test_postgres_takes_signs_that_mean_something_in_a_query_for_signs(postgres):
    assert _odd(postgres.put("odd signs", ODD_TABLE)) == ODD_CELLS


def test_the_callers_own_engine_is_left_open(tmp_path):
    measure = _measure(_parquet(tmp_path))
    engine = open_engine(measure.records)
    assert count(measure, engine).persons == count(measure, engine).persons == len(ROWS)
    engine.close()


def test_the_records_hold_what_the_suite_is_about():
    values = {name: {row[name] for row in ROWS} for name in SCHEMA.names}
    assert values["kön"] == set(SEXES)
    assert {None, "", "Stöd – €"} < values["område"]
    assert {None, -1, 0, 24, 25, 34, 35, 65} < values["ålder"]
    assert values["distans"] == {True, False, None}
    funnel = {(row["beslut"], row["utbetalt"] is None) for row in ROWS}
    assert funnel == {(decision, unpaid) for decision in ("bifall", "avslag", None) for unpaid in (True, False)}


def test_excel_s_own_line_with_the_separator_is_no_heading(tmp_path):
    rows = "sep=;\nkon;beslut\n" + "K;bifall\nM;avslag\n" * 6
    measure = {
        "measure": {"id": "m"},
        "sex": {"column": "kon", "women": "K", "men": "M"},
        "stage": [{"id": "granted", "when": "beslut = 'bifall'"}],
    }
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16"):
        path = tmp_path / f"{encoding}.csv"
        path.write_bytes(rows.replace("avslag", "avslag å").encode(encoding))
        cells = count(Measure.model_validate({**measure, "records": {"source": str(path)}}))
        assert cells.margin("sex").sums["granted.n"].tolist() == [6, 0], encoding
