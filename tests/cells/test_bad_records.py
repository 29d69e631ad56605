"""Records that cannot be used: the error says where, what and what to do, and quotes no record."""

import gzip
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from skillnad import Measure, SkillnadError, count
from skillnad.cells import duckdb_engine, open_engine, spreadsheet
from skillnad.cells.counting import require_both_coded

SECRET = "HEMLIG"  # stands in every record that is at fault, and in no message
GOOD = "kon;beslut;belopp;alder;datum\nK;bifall;1,5;30;2024-01-03\nM;avslag;2,5;40;2024-02-03\n"
SHEET = [["kon", "beslut", "alder"], ["K", "bifall", 30], ["M", "avslag", 40]]


def measure(source: Any = (), records: dict | None = None, **parts: Any) -> Measure:
    return Measure.model_validate(
        {
            "measure": {"id": "bad"},
            "records": {"source": source, **(records or {})},
            "sex": {"column": "kon", "women": ["K"], "men": ["M"]},
            "stage": [{"id": "granted", "when": "beslut = 'bifall'"}],
            **parts,
        }
    )


def refused(a_measure: Measure, frame: object = None) -> SkillnadError:
    with pytest.raises(SkillnadError) as error:
        count(a_measure, frame)
    assert error.value.where
    assert error.value.remedy
    assert SECRET not in str(error.value)
    assert error.value.__cause__ is None or SECRET not in str(error.value.__cause__)
    return error.value


@pytest.fixture
def put(tmp_path):
    """Write a file and return its name."""

    def write(name: str, content: str | bytes | pa.Table | dict[str, list]) -> str:
        path = tmp_path / name
        if isinstance(content, pa.Table):
            pq.write_table(content, path)
        elif isinstance(content, dict):
            with xlsxwriter.Workbook(path) as book:
                for title, rows in content.items():
                    sheet = book.add_worksheet(title)
                    for place, row in enumerate(rows):
                        sheet.write_row(place, 0, row)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


def test_the_good_records_are_good(put):
    assert count(measure(put("a.csv", GOOD))).persons == 2
    assert count(measure(put("a.xlsx", {"Blad 1": SHEET}))).persons == 2


SEX_BY_LETTER = {"column": "kon", "women": ["å"], "men": ["M"]}
TABLE = pa.table({"kon": ["K", "M"] * 500, "beslut": [SECRET, "avslag"] * 500})


def damaged(content: bytes) -> bytes:
    return content[:20] + b"\xff" * 40 + content[60:]


FILES = {
    "an empty file": ("a.csv", "", "the file is empty"),
    "a file of blanks": ("a.csv", " \n\n", "the file is empty"),
    "headings alone": ("a.csv", "kon;beslut\n", "no records to measure"),
    "a picture named CSV": ("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + SECRET.encode(), "not a text file"),
    "bytes named CSV": ("a.csv", bytes(range(256)) * 9, "not a text file"),
    "Parquet named CSV": ("a.csv", TABLE, "not a text file"),
    "a document": ("a.docx", "x", "files that end in '.docx' cannot be read"),
    "no ending": ("a", "x", "files that end in '' cannot be read"),
    "text named Parquet": ("a.parquet", GOOD, "the records cannot be read"),
    "an empty Parquet file": ("a.parquet", b"", "the records cannot be read"),
    "a Parquet file without its end": ("a.parquet", b"PAR1" + b"x" * 99 + b"PAR1", "the records cannot be read"),
    "text named spreadsheet": ("a.xlsx", GOOD, "cannot be read as a spreadsheet"),
    "half a spreadsheet": ("a.xlsx", b"PK\3\4", "cannot be read as a spreadsheet"),
    "an empty sheet": ("a.xlsx", {"Blad 1": []}, "no rows under its headings"),
    "a sheet of headings": ("a.xlsx", {"Blad 1": SHEET[:1]}, "no rows under its headings"),
    "several sheets": ("a.xlsx", {"Blad 1": SHEET, "Blad 2": SHEET}, "several sheets"),
    "a doubled heading": ("a.csv", GOOD.replace("alder", "kon"), "two columns have the same heading 'kon'"),
    "a doubled heading in other case": ("a.csv", GOOD.replace("alder", "KON"), "the same heading 'kon'"),
    "a doubled heading in a sheet": ("a.xlsx", {"B": [["kon", "kon "], ["K", SECRET]]}, "the same heading 'kon'"),
    "no headings": ("a.csv", f"640823-3234;{SECRET}\n640823-3226;x\n", "holds a record and no headings"),
    "no headings in a sheet": ("a.xlsx", {"B": [[6408233234, SECRET], [6408233226, "x"]]}, "no headings"),
    "a row too short": ("a.csv", f"{GOOD}K;{SECRET}\n", "as many columns as the headings"),
    "a row too long": ("a.csv", f"{GOOD}K;{SECRET};1,0;1;2;3;4;5;6\n", "as many columns as the headings"),
    "a row too long far down": ("a.csv", GOOD * 9000 + f"K;{SECRET};1;2;3;4;5\n", "as many columns as the headings"),
    "a line above the headings": ("a.csv", f"Ärenden {SECRET}\n{GOOD}", "as many columns as the headings"),
    "an odd byte": ("a.csv", f"kon;beslut\nK;{SECRET}ö\n".encode("cp1252") + b"\x81", "not in the encoding cp1252"),
    "an odd byte far down": (
        "a.csv",
        b"kon;beslut\n" + b"K;bifall\n" * 120_000 + f"M;{SECRET}ö\n".encode("cp1252"),
        "not in UTF-8",
    ),
    "half a sign of UTF-16": ("a.csv", GOOD.encode("utf-16")[:-1], "not in the encoding utf-16"),
    "text named gzip": ("a.csv.gz", GOOD, "the file cannot be read"),
    "half a gzip": ("a.csv.gz", gzip.compress(GOOD.encode())[:60], "the file cannot be read"),
}


@pytest.mark.parametrize("fault", FILES)
def test_a_file_at_fault_is_named(fault, put):
    name, content, what = FILES[fault]
    path = put(name, content)
    error = refused(measure(path))
    assert error.where.startswith(path)
    assert what in error.what


def test_a_damaged_parquet_file_is_named(put):
    path = put("a.parquet", TABLE)
    Path(path).write_bytes(damaged(Path(path).read_bytes()))
    assert refused(measure(path)).where == path


@pytest.mark.parametrize("name", ["none.csv", "none-*.csv", "folder", "*/none.parquet"])
def test_a_file_that_is_not_there_is_named_as_the_measure_names_it(name, tmp_path):
    (tmp_path / "folder").mkdir()
    error = refused(measure(str(tmp_path / name)))
    assert (error.where, error.what) == (str(tmp_path / name), "there is no such file")


def test_a_file_that_is_not_in_the_encoding_that_the_measure_says_is_named_with_its_line(put):
    path = put("a.csv", GOOD.replace("bifall", f"{SECRET}ö").encode("cp1252"))
    error = refused(measure(path, {"encoding": "utf-8"}))
    assert (error.where, error.what) == (f"{path}, line 2", "the file is not in UTF-8")
    assert 'encoding = "cp1252"' in error.remedy


PARTS = {
    "a stage": {"stage": [{"id": "s", "when": "beslutt = 'x'"}]},
    "sex": {"sex": {"column": "beslutt", "women": ["K"], "men": ["M"]}},
    "an identity number": {"sex": {"personal_identity_number": "beslutt"}},
    "a factor": {"factor": {"f": {"column": "beslutt", "role": "legal"}}},
    "an amount": {"outcome": {"x": {"column": "beslutt"}}},
    "a ratio": {"outcome": {"x": {"column": "alder", "per": "beslutt"}}},
    "a start": {"outcome": {"x": {"kind": "duration", "start": "beslutt", "end": "datum"}}},
    "an open case": {"outcome": {"x": {"kind": "duration", "column": "alder", "open": "beslutt IS NULL"}}},
    "a period": {"period": {"column": "beslutt"}},
    "a count": {"records": {"count": "beslutt"}},
    "a weight": {"records": {"weight": "beslutt"}},
    "a filter": {"records": {"where": "beslutt = 'x'"}},
}


@pytest.mark.parametrize("part", PARTS)
def test_a_column_that_is_not_there_is_named_with_the_nearest(part, put):
    error = refused(measure(put("a.csv", GOOD), **PARTS[part]))
    assert error.what == "there is no column 'beslutt'"
    assert error.remedy.startswith("Did you mean beslut")
    assert error.where.startswith("[")


def test_a_column_unlike_all_others_is_answered_with_the_columns_there_are(put):
    error = refused(measure(put("a.csv", GOOD), sex={"column": "xyz", "women": ["K"], "men": ["M"]}))
    assert error.remedy == "The columns are: kon, beslut, belopp, alder, datum."


TEXT = {
    "an amount": {"outcome": {"x": {"column": "alder"}}},
    "a ratio's first": {"outcome": {"x": {"column": "alder", "per": "belopp"}}},
    "a ratio's second": {"outcome": {"x": {"column": "belopp", "per": "alder"}}},
    "bins": {"factor": {"f": {"column": "alder", "role": "legal", "bins": [0, 30]}}},
    "a number in a model": {"factor": {"f": {"column": "alder", "role": "legal", "kind": "number"}}},
    "a count": {"records": {"count": "alder"}},
    "a weight": {"records": {"weight": "alder"}},
    "a stage's count": {"stage": [{"id": "s", "count": "alder"}]},
    "a period": {"period": {"column": "alder"}},
    "a condition's cast": {"stage": [{"id": "s", "when": "CAST(alder AS INT) = 30"}]},
    "a condition's sum": {"stage": [{"id": "s", "when": "alder + 1 = 30"}]},
    "a condition that is a column": {"stage": [{"id": "s", "when": "alder"}]},
    "a condition's year": {"stage": [{"id": "s", "when": "YEAR(alder) = 2024"}]},
    "a comparison with a number": {"stage": [{"id": "s", "when": "alder > 30"}]},
}
WITH_TEXT = GOOD.replace(";40;", f";{SECRET};")


@pytest.mark.parametrize("part", TEXT)
def test_a_text_where_a_number_should_be_is_said_and_not_quoted(part, put):
    refused(measure(put("a.csv", WITH_TEXT), **TEXT[part]))


@pytest.mark.postgres
@pytest.mark.parametrize("part", TEXT)
def test_postgres_does_not_quote_a_text_where_a_number_should_be(part, postgres):
    table = pa.table({"kon": ["K", "M"], "beslut": ["bifall", "avslag"], "alder": ["30", SECRET], "belopp": [1.5, 2.5]})
    changes = {**TEXT[part]}
    records = {**postgres.put("texts", table), **changes.pop("records", {})}
    refused(measure((), records, **changes))


@pytest.mark.postgres
def test_postgres_names_a_table_that_is_not_there(postgres):
    error = refused(measure((), {**postgres.records("x"), "table": "no_such_table"}))
    assert (error.where, error.what) == ("[records] table", "there is no table 'no_such_table' that this user may read")


@pytest.mark.postgres
def test_postgres_does_not_quote_a_number_that_is_too_large(postgres):
    large = 9_100_000_000_000_000_001
    table = pa.table({"kon": ["K", "M"], "beslut": ["x", "y"], "alder": [large, large]})
    error = refused(measure((), postgres.put("large", table), stage=[{"id": "s", "when": "alder * alder > 1"}]))
    assert str(large) not in str(error)


def test_a_number_that_is_too_large_is_not_quoted():
    large = 9_100_000_000_000_000_001
    frame = pd.DataFrame({"kon": ["K", "M"], "beslut": ["x", "y"], "alder": [large, large]})
    error = refused(measure(stage=[{"id": "s", "when": "alder * alder > 1"}]), frame)
    assert (error.where, error.what) == ("DataFrame", "a number is too large to be counted with")
    assert str(large) not in str(error)


def test_codes_that_are_words_do_not_fit_a_column_of_numbers(put):
    error = refused(measure(put("a.csv", GOOD.replace("\nK;", "\n2;").replace("\nM;", "\n1;"))))
    assert (error.where, error.what) == ("[sex]", "the column holds numbers, and the code 'K' is not one")


def test_codes_that_no_row_has_are_no_finding(put):
    assert require_both_coded(count(measure(put("a.csv", GOOD)))).persons == 2
    cells = count(measure(put("b.csv", GOOD.replace("\nK;", "\nF;").replace("\nM;", "\nN;"))))
    with pytest.raises(SkillnadError, match=r"\[sex\] 'kon': no row has the code for women or for men"):
        require_both_coded(cells)


@pytest.mark.parametrize("value", ["-4", "", "1,5"])
def test_a_count_must_be_whole_and_not_below_zero(value, put):
    error = refused(measure(put("a.csv", GOOD.replace("2,5;40", f"2,5;{value}")), {"count": "alder"}))
    assert (error.where, error.what) == (
        "[records] count = 'alder'",
        "1 rows have a count that is missing, negative or not whole",
    )


@pytest.mark.parametrize("value", ["-4", ""])
def test_a_weight_must_not_be_below_zero(value, put):
    error = refused(measure(put("a.csv", GOOD.replace("2,5;40", f"2,5;{value}")), {"weight": "alder"}))
    assert (error.where, error.what) == (
        "[records] weight = 'alder'",
        "1 rows have a weight that is missing or negative",
    )


@pytest.mark.parametrize("key", ["count", "weight"])
@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_neither_count_nor_weight(key, value):
    frame = pl.DataFrame({"kon": ["K", "M"], "beslut": ["x", "y"], "antal": [value, 1.0]})
    assert refused(measure((), {key: "antal"}), frame).where == f"[records] {key} = 'antal'"


@pytest.mark.parametrize(("applied", "granted"), [(10, 11), (10, -1), (10, 0.5), (10, None)])
def test_a_stage_cannot_hold_more_than_the_one_before_it_nor_less_than_none(applied, granted):
    frame = pd.DataFrame({"kon": ["K", "M"], "sökt": [10, applied], "bifall": [10, granted]})
    stages = [{"id": "granted", "count": "bifall"}]
    error = refused(measure((), {"count": "sökt"}, stage=stages), frame)
    assert (error.where, error.what[:7]) == ("[[stage]] count", "1 rows ")


def test_each_stage_is_held_against_the_one_that_it_is_taken_of():
    frame = pd.DataFrame({"kon": ["K", "M"], "sökt": [10, 10], "bifall": [5, 5], "utbetalt": [5, 6]})
    stages = [{"id": "granted", "count": "bifall"}, {"id": "paid", "of": "granted", "count": "utbetalt"}]
    assert refused(measure((), {"count": "sökt"}, stage=stages), frame).what[:7] == "1 rows "


def test_a_sheet_that_is_not_there_is_answered_with_those_there_are(put):
    path = put("a.xlsx", {"Blad 1": SHEET, "Blad 2": SHEET})
    error = refused(measure(path, {"sheet": "Blad 3"}))
    assert (error.where, error.what) == (path, "there is no sheet 'Blad 3'")
    assert error.remedy == 'Choose one: sheet = "Blad 1". It has: Blad 1, Blad 2.'
    assert count(measure(path, {"sheet": "Blad 2"})).persons == 2


def test_a_spreadsheet_has_a_greatest_size(put, monkeypatch):
    path = put("a.xlsx", {"Blad 1": SHEET})
    with monkeypatch.context() as limits:
        limits.setattr(spreadsheet, "MOST_CELLS", 8)
        assert refused(measure(path)).what == "the sheet has too many cells to read"
    monkeypatch.setattr(spreadsheet, "LARGEST", 1000)
    assert "the spreadsheet is larger than" in refused(measure(path)).what


def test_a_file_in_an_older_encoding_has_a_greatest_size(put, monkeypatch):
    path = put("a.csv", GOOD.replace("avslag", "återkallad").encode("cp1252"))
    assert count(measure(path)).persons == 2
    monkeypatch.setattr(duckdb_engine, "LARGEST_IN_MEMORY", 50)
    assert "only one file in the encoding cp1252" in refused(measure(path)).what


OTHERS = {
    "another kind": ("b.parquet", TABLE, "the files are of different kinds: CSV, Parquet"),
    "another separator": ("b.csv", GOOD.replace(",", ".").replace(";", ","), "written with other signs than a.csv"),
    "another encoding": (
        "b.csv",
        GOOD.replace("bifall", "bifö").encode("cp1252"),
        "written with other signs than a.csv",
    ),
    "another type": ("b.csv", WITH_TEXT, "this needs a column of numbers"),
    "nothing": ("b.csv", "", "the file is empty"),
}


@pytest.mark.parametrize("other", OTHERS)
def test_several_files_must_be_written_alike(other, put, tmp_path):
    put("a.csv", GOOD)
    name, content, what = OTHERS[other]
    put(name, content)
    factor = {"age": {"column": "alder", "role": "structure", "bins": [0, 30]}}
    assert what in refused(measure(str(tmp_path / "[ab].*"), factor=factor)).what


def test_only_a_spreadsheet_has_sheets(put):
    assert refused(measure(put("a.csv", GOOD), {"sheet": "Blad 1"})).what == "only a spreadsheet has sheets"


def test_a_file_that_goes_away_is_named(put):
    path = put("a.parquet", TABLE)
    engine = open_engine(measure(path).records)
    Path(path).unlink()
    assert refused(measure(path), engine).where == path
    engine.close()


def test_a_driver_that_is_not_installed_is_asked_for(monkeypatch):
    monkeypatch.setenv("SKILLNAD_TEST_ADDRESS", "postgresql://me@127.0.0.1:1/db")
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)
    error = refused(measure((), {"database": "SKILLNAD_TEST_ADDRESS", "table": "t"}))
    assert 'pip install "skillnad[postgres]"' in error.remedy


def test_only_one_spreadsheet_is_read_at_a_time(put):
    paths = [put(name, {"Blad 1": SHEET}) for name in ("a.xlsx", "b.xlsx")]
    assert refused(measure(paths)).what == "only one spreadsheet is read at a time"


def test_several_files_and_patterns_are_counted_together_and_a_decimal_comma_in_one_is_seen(put, tmp_path):
    put("2023.csv", GOOD.replace("1,5", "1").replace("2,5", "2"))
    put("2024.csv", GOOD)
    put("other.csv", GOOD)
    amount = {"x": {"column": "belopp"}}
    cells = count(measure([str(tmp_path / "20*.csv"), str(tmp_path / "other.csv")], outcome=amount))
    assert (cells.persons, cells.margin().sums["x.wx"].tolist()) == (6, [1 + 2 + 2 * (1.5 + 2.5)])


@pytest.mark.parametrize("name", ["data[1].csv", "it's.csv", "a b ö.csv", "100%.csv", "q?.csv", "star*.csv"])
def test_a_file_with_odd_signs_in_its_name_is_read_and_no_other(name, put):
    put("data1.csv", GOOD * 5)
    put("qx.csv", GOOD * 5)
    put("star.csv", GOOD * 5)
    assert count(measure(put(name, GOOD + "K;bifall;1,5;30;2024-01-03\n"))).persons == 3


def test_one_sign_of_an_older_encoding_at_the_very_end_is_enough_to_know_it(put):
    cells = count(measure(put("a.csv", "beslut;kon\nbifall;M\nbifall;å".encode("cp1252")), sex=SEX_BY_LETTER))
    assert cells.margin("sex").where(sex="woman").persons == 1


@pytest.mark.parametrize(
    "text",
    [
        "kon;beslut\nK;{long}\nM;bifall\n",
        "kon;beslut\rK;bifall\rM;x\r",
        'kon;beslut\nK;5" rör\nM;bifall',
        'kon;beslut\nK;"a;b\nc"\nM;bifall\n',
        " kon ;beslut\nK;a\x0bb\nM;a\u2028b\n",
        '"kon";"beslut"\nK;bifall\n\nM;x\n\n',
        "kon|beslut\nK|bifall\nM|x\n",
        "kon;beslut\nK;bifall;\nM;x;\n",
    ],
)
def test_odd_but_clear_text_is_read(text, put):
    assert count(measure(put("a.txt", text.replace("{long}", "x" * 200_000)))).persons == 2


def test_a_file_of_one_column_needs_no_separator(put):
    alone = measure(put("a.csv", "kon\nK\nM\nM\n"), stage=[{"id": "s", "when": "kon = 'K'"}])
    assert count(alone).sums["n"].tolist() == [1, 2]


def test_a_heading_that_is_a_number_is_named_as_it_is_seen(put):
    path = put("a.xlsx", {"Blad 1": [["kon", "beslut", 2023], ["K", "x", 1], ["M", "x", 2]]})
    assert count(measure(path, outcome={"x": {"column": "2023"}})).sums["x.wx"].sum() == 3


def test_no_row_is_taken_for_a_comment_or_passed_over(put):
    rows = "#1;bifall\nK;bifall\n#;\n//;x\n--;x\nM;avslag\n"
    cells = count(measure(put("a.csv", f"kon;beslut\n{rows}")))
    assert cells.persons == rows.count("\n")


@pytest.mark.parametrize("thing", [[1, 2], "text", 5, object()], ids=lambda thing: type(thing).__name__)
def test_what_is_no_data_frame_is_refused(thing):
    assert "is not a data frame that can be measured" in refused(measure(), thing).what


def test_a_measure_without_records_asks_for_them():
    error = refused(measure())
    assert (error.where, error.what) == ("[records]", "the measure does not say where the records lie")


def test_a_filter_that_keeps_nothing_leaves_nothing_to_measure(put):
    assert refused(measure(put("a.csv", GOOD), {"where": "alder > 99"})).what == "there are no records to measure"


def test_a_database_that_is_not_said_or_not_known_or_not_there_is_refused_without_its_address(monkeypatch):
    records = {"database": "SKILLNAD_TEST_ADDRESS", "table": "t"}
    monkeypatch.delenv("SKILLNAD_TEST_ADDRESS", raising=False)
    assert refused(measure((), records)).what == "the environment variable SKILLNAD_TEST_ADDRESS is not set"
    monkeypatch.setenv("SKILLNAD_TEST_ADDRESS", f"oracle://me:{SECRET}@host/db")
    assert refused(measure((), records)).what == "no engine for addresses that begin with 'oracle'"
    monkeypatch.setenv("SKILLNAD_TEST_ADDRESS", f"postgresql://me:{SECRET}@127.0.0.1:1/db")
    assert refused(measure((), records)).what == "the database cannot be reached"
