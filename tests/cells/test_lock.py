"""The engines' own locks: once the records are at hand nothing else is read, written or loosened."""

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
import xlsxwriter

from skillnad.cells import open_engine
from skillnad.cells.duckdb_engine import DuckDBEngine
from skillnad.measure import Records


def _csv(folder: Path, encoding: str = "utf-8") -> DuckDBEngine:
    (folder / "records.csv").write_text("kön;a\nK;1\n", encoding)
    return DuckDBEngine.from_files(Records(source=str(folder / "records.csv")))


def _parquet(folder: Path) -> DuckDBEngine:
    pd.DataFrame({"kön": ["K"], "a": [1]}).to_parquet(folder / "records.parquet")
    return DuckDBEngine.from_files(Records(source=str(folder / "*.parquet")))


def _sheet(folder: Path) -> DuckDBEngine:
    with xlsxwriter.Workbook(folder / "records.xlsx") as book:
        book.add_worksheet().write_row(0, 0, ["kön", "a"])
        book.get_worksheet_by_name("Sheet1").write_row(1, 0, ["K", 1])
    return DuckDBEngine.from_files(Records(source=str(folder / "records.xlsx")))


OPEN = {
    "csv": _csv,
    "cp1252": lambda folder: _csv(folder, "cp1252"),
    "parquet": _parquet,
    "sheet": _sheet,
    "frame": lambda _folder: DuckDBEngine.from_frame(pd.DataFrame({"kön": ["K"], "a": [1]})),
}


@pytest.fixture(params=OPEN)
def connection(request, tmp_path) -> Iterator[duckdb.DuckDBPyConnection]:
    (tmp_path / "other.csv").write_text("a\nsecret\n")
    engine = OPEN[request.param](tmp_path)
    yield engine._connection
    engine.close()


REFUSED = [
    "FROM read_csv('{folder}/other.csv')",
    "FROM '{folder}/other.csv'",
    "FROM read_text('{folder}/other.csv')",
    "FROM read_blob('{folder}/other.csv')",
    "FROM glob('{folder}/*')",
    "FROM read_csv('{folder}/*.csv')",
    "FROM read_csv('http://127.0.0.1:1/x.csv')",
    "COPY records TO '{folder}/out.csv'",
    "COPY records TO '{folder}/records.csv'",
    "COPY records TO '{folder}/records.parquet'",
    "EXPORT DATABASE '{folder}/out'",
    "ATTACH '{folder}/out.db'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "SET enable_external_access = true",
    "SET allowed_paths = ['{folder}/other.csv']",
    "SET allowed_directories = ['{folder}']",
    "SET temp_directory = '{folder}'",
    "SET lock_configuration = false",
    "RESET lock_configuration",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_nothing_else_is_read_written_or_loosened(statement, connection, tmp_path):
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises((duckdb.PermissionException, duckdb.InvalidInputException)):
        connection.execute(statement.format(folder=tmp_path)).fetchall()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_the_records_are_there_and_nothing_spills_to_disk(connection):
    assert connection.execute('SELECT "kön", a FROM records').fetchall() == [("K", 1)]
    settings = ["temp_directory", "enable_external_access", "lock_configuration"]
    values = {name: connection.execute(f"SELECT current_setting('{name}')").fetchone()[0] for name in settings}
    assert values == {"temp_directory": "", "enable_external_access": False, "lock_configuration": True}


def test_the_callers_variables_are_out_of_reach(connection):
    other = pd.DataFrame({"a": ["secret"]})
    assert len(other) == 1
    with pytest.raises(duckdb.CatalogException):
        connection.execute("FROM other").fetchall()


def test_a_closed_engine_holds_no_records(tmp_path):
    engine = _parquet(tmp_path)
    engine.close()
    with pytest.raises(duckdb.ConnectionException):
        engine._connection.execute("FROM records")


def test_an_engine_that_cannot_open_its_records_leaves_no_connection(tmp_path, monkeypatch):
    opened = []
    connect = duckdb.connect
    monkeypatch.setattr(duckdb, "connect", lambda **config: opened.append(connect(**config)) or opened[-1])
    (tmp_path / "records.csv").write_text("")
    with pytest.raises(Exception, match="the file is empty"):
        DuckDBEngine.from_files(Records(source=str(tmp_path / "records.csv")))
    with pytest.raises(duckdb.ConnectionException):
        opened[0].execute("SELECT 1")


@pytest.mark.postgres
@pytest.mark.parametrize(
    "statement", ["CREATE TABLE {table}_2 (a INT)", "INSERT INTO {table} VALUES ('M', 2)", "DROP TABLE {table}"]
)
def test_postgres_is_opened_for_reading_only(statement, postgres):
    records = postgres.put("read_only", pa.table({"kön": ["K"], "a": [1]}))
    engine = open_engine(Records(**records))
    with engine._connection.cursor() as cursor, pytest.raises(Exception, match="read-only transaction"):
        cursor.execute(statement.format(table=records["table"]))
    engine._connection.rollback()
    assert dict(engine.describe()) == {"kön": "text", "a": "integer"}
    engine.close()


@pytest.mark.postgres
def test_the_address_of_the_database_is_no_part_of_the_provenance(postgres):
    engine = open_engine(Records(**postgres.put("provenance", pa.table({"kön": ["K"]}))))
    assert engine.origin()["engine"].startswith("PostgreSQL ")
    assert os.environ["SKILLNAD_TEST_POSTGRES"].rpartition("@")[2].split("/")[0] not in str(engine.origin())
    engine.close()
