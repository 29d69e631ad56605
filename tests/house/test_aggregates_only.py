"""Every SQL text that any command sends, and every Arrow table that comes back: groups and sums, nothing else."""

import random
from pathlib import Path

import duckdb
import pytest
import sqlglot
from sqlglot import exp

from skillnad.cells import duckdb_engine
from skillnad.cli.app import main

UNUSED = "anteckning"
QUIET = ("DESCRIBE ", "SET ", "CREATE VIEW ")


def identity_number(serial: int) -> str:
    nine = f"8{serial % 10}0{1 + serial % 9}1{serial % 9}{100 + serial % 900}"
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    return f"{nine}{-sum(value // 10 + value % 10 for value in doubled) % 10}"


NUMBERS = [identity_number(serial) for serial in range(400)]


@pytest.fixture
def records(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKILLNAD_LANGUAGE", "en")
    chance = random.Random(7)
    lines = ["pnr;kon;beslut;belopp;omrade;anteckning;datum"]
    for number in NUMBERS:
        decision = chance.choice(["bifall", "avslag"])
        sex = chance.choice("KM")
        lines.append(
            f"{number};{sex};{decision};{chance.randint(1, 99999)},5;{chance.choice('ABC')};hemlig {number};"
            f"2024-0{chance.randint(1, 9)}-11"
        )
    Path("arenden.csv").write_text("\n".join(lines), "utf-8")
    Path("arenden.toml").write_text(
        """
        [measure]
        id = "arenden"
        [records]
        source = "arenden.csv"
        [sex]
        personal_identity_number = "pnr"
        [[stage]]
        id = "granted"
        when = "beslut = 'bifall'"
        [outcome.amount]
        column = "belopp"
        of = "granted"
        [factor.field]
        column = "omrade"
        role = "legal"
        [period]
        column = "datum"
        by = "half-year"
        """,
        "utf-8",
    )
    return tmp_path


class Spy:
    """A connection that keeps what was sent and what came back."""

    sent: list[str]
    received: list[list[tuple]]

    def __init__(self, connection):
        self._connection = connection

    def __getattr__(self, name):
        return getattr(self._connection, name)

    def execute(self, sql, *arguments):
        Spy.sent.append(sql)
        return self._connection.execute(sql, *arguments)

    def sql(self, sql):
        Spy.sent.append(sql)
        result = self._connection.sql(sql)
        Spy.received.append(self._connection.sql(sql).fetchall())
        return result


@pytest.fixture
def spy(monkeypatch):
    Spy.sent, Spy.received = [], []
    connect = duckdb.connect
    monkeypatch.setattr(duckdb_engine.duckdb, "connect", lambda *a, **k: Spy(connect(*a, **k)))
    return Spy


COMMANDS = {
    "inspect": ["inspect", "arenden.csv", "--output", "ny.toml"],
    "measure": ["measure", "arenden.toml"],
    "explain": ["measure", "arenden.toml", "--explain"],
    "json": ["measure", "arenden.toml", "--json", "--output", "svar.json"],
    "quick": ["measure", "arenden.csv", "--sex", "kon", "--women", "K", "--men", "M", "--outcome", "beslut = 'bifall'"],
    "amount": ["measure", "arenden.csv", "--sex", "kon", "--women", "K", "--men", "M", "--amount", "belopp"],
    "demo": ["demo"],
}


def run(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 0


def is_aggregate(sql: str) -> bool:
    tree = sqlglot.parse_one(sql, dialect="duckdb")
    keys = {key.name for key in (tree.args.get("group") or exp.Group()).expressions}
    values = [projection.unalias() for projection in tree.expressions]
    return bool(values) and all(
        value.find(exp.Sum, exp.Count) if not isinstance(value, exp.Column) else value.name in keys for value in values
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_statement_sent_returns_groups_and_sums_or_nothing(command, records, spy, capsys):
    run(COMMANDS[command])
    assert spy.sent
    for sql in spy.sent:
        assert sql.startswith(QUIET) or is_aggregate(sql), sql


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "demo"])
def test_no_identity_number_comes_back_is_printed_or_is_written(command, records, spy, capsys):
    run(COMMANDS[command])
    received = {str(value) for rows in spy.received for row in rows for value in row}
    assert not received & set(NUMBERS)
    printed = capsys.readouterr()
    written = "".join(path.read_text("utf-8") for path in records.glob("*") if path.name in ("ny.toml", "svar.json"))
    assert not any(number in printed.out + printed.err + written for number in NUMBERS)


@pytest.mark.parametrize("command", ["measure", "explain", "json", "quick", "amount"])
def test_a_column_that_the_measure_does_not_name_is_never_asked_for(command, records, spy, capsys):
    run(COMMANDS[command])
    assert not any(UNUSED in sql for sql in spy.sent)


def test_the_demo_command_reads_only_what_comes_with_the_product(records, spy, capsys):
    run(COMMANDS["demo"])
    views = [sql for sql in spy.sent if sql.startswith("CREATE VIEW ")]
    assert views
    assert all("examples" in sql for sql in views)


def test_a_query_that_would_fetch_records_is_not_run(records):
    from skillnad.cells import open_engine
    from skillnad.cells import query as building
    from skillnad.cells.counting import checked_query
    from skillnad.cells.fence import FenceError
    from skillnad.measure import Measure

    measure = Measure.load("arenden.toml")
    engine = open_engine(measure.records)
    original = building.build_query
    building.build_query = lambda _measure, _source: sqlglot.parse_one('SELECT "omrade", "belopp" FROM "records"')
    try:
        with pytest.raises(FenceError):
            checked_query(measure, engine, dict(engine.describe()))
    finally:
        building.build_query = original
        engine.close()
