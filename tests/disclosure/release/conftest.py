"""A folder, and tables written into it."""

from pathlib import Path

import pytest

from skillnad.disclosure import Policy
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.protect_files import Task, protect_files, read_tables
from skillnad.language import choose


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("SKILLNAD_LANGUAGE", "en")
    choose(None)
    yield
    choose(None)


@pytest.fixture
def table(tmp_path):
    """`table("name.csv", text)` writes a table and gives its path."""

    def write(name: str, text: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def guard(tmp_path):
    """`guard(path, threshold=5)` protects tables into a folder and gives the report and the texts written."""

    def guard(*paths: Path, threshold: int = 5, description: Description | None = None, **more):
        folder = tmp_path / "out"
        folder.mkdir(exist_ok=True)
        task = Task(paths, description or Description(), Policy(threshold=threshold), folder, **more)
        report = protect_files(task)
        return report, [(folder / path.name).read_text("utf-8") for path in paths if path.suffix == ".csv"]

    return guard


@pytest.fixture
def cells():
    """`cells(path)` reads tables and gives each cell's value by its labels."""

    def cells(*paths: Path, **said):
        system = read_tables(paths, Description(**said))
        return {
            tuple(sorted(label for label in labels if label != "*")): value
            for labels, value in zip(system.tables.labels, system.tables.values, strict=True)
        }

    return cells
