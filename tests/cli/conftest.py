"""A folder with invented records, and the command as a user runs it."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from skillnad.cli.app import main


@dataclass
class Answer:
    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SKILLNAD_LANGUAGE", "en")
    return tmp_path


@pytest.fixture
def run(capsys):
    def run(*arguments: str) -> Answer:
        with pytest.raises(SystemExit) as stop:
            main(arguments)
        printed = capsys.readouterr()
        return Answer(stop.value.code, printed.out, printed.err)

    return run


@pytest.fixture
def decisions(folder) -> Path:
    """60 women of whom 20 granted, 60 men of whom 40 granted, in two areas; 10 without known sex."""
    rows = ["kon;beslut;belopp;omrade;alder;datum"]
    for sex, granted in (("K", 20), ("M", 40), ("", 5)):
        for i in range(60 if sex else 10):
            decision = "bifall" if i < granted else "avslag"
            rows.append(
                f"{sex};{decision};{1000 + 10 * i},50;{'norr' if i % 2 else 'söder'};{20 + i % 50};2025-0{1 + i % 9}-15"
            )
    path = folder / "ansokningar.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


MEASURE = """
[measure]
id = "ansokningar"
title = { sv = "Ansökningar", en = "Applications" }

[records]
source = "ansokningar.csv"

[sex]
column = "kon"
women = ["K"]
men = ["M"]

[[stage]]
id = "granted"
of = "applied"
when = "beslut = 'bifall'"
title = { sv = "Beviljade", en = "Granted" }

[factor.area]
column = "omrade"
role = "legal"
title = { sv = "område", en = "area" }
"""


@pytest.fixture
def measure(decisions) -> Path:
    path = decisions.with_suffix(".toml")
    path.write_text(MEASURE, "utf-8")
    return path


@pytest.fixture
def postgres_database():
    """`postgres_database("name")` is the address of a new database on the test server, gone afterwards."""
    import psycopg

    address = os.environ.get("SKILLNAD_TEST_POSTGRES")
    if not address:
        pytest.skip("needs PostgreSQL: set SKILLNAD_TEST_POSTGRES")
    made: list[str] = []

    def make(name: str) -> str:
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
            server.execute(f"CREATE DATABASE {name}")
        made.append(name)
        return f"{address.rpartition('/')[0]}/{name}"

    yield make
    with psycopg.connect(address, autocommit=True) as server:
        for name in made:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
