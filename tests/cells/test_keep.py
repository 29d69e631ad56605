"""Cells on disk: whole or not at all, with where they came from, and never so few persons that they show."""

import os
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from skillnad import Cells, Measure, count
from skillnad.cells import load_cells, save_cells
from skillnad.cells.keep import count_small
from skillnad.errors import CellsError

MEASURE = Measure.model_validate(
    {
        "measure": {"id": "kept", "title": {"sv": "Bevarat – 'så'", "en": "Kept"}},
        "sex": {"column": "kon", "women": ["K"], "men": ["M"]},
        "stage": [
            {"id": "granted", "when": "beslut = 'bifall'"},
            {"id": "paid", "of": "granted", "when": "betalt"},
        ],
        "outcome": {"days": {"kind": "duration", "column": "dagar", "open": "dagar IS NULL"}},
        "factor": {
            "field": {"column": "omrade", "role": "legal"},
            "age": {"column": "alder", "role": "structure", "bins": [0, 25]},
            "points": {"column": "poang", "role": "need", "kind": "number"},
        },
        "practical": {"rate": 0.02},
    }
)


def block(size: int, **changes) -> pd.DataFrame:
    """So many persons of each kind that no count of them is small."""
    row = {
        "kon": "K",
        "beslut": "bifall",
        "betalt": True,
        "dagar": 3.25,
        "omrade": 'Å\'s "2"\\',
        "alder": 20,
        "poang": 1,
    }
    return pd.DataFrame([{**row, **changes}] * size)


LARGE = pd.concat(
    [
        block(5),
        block(5, betalt=False),
        block(10, beslut="avslag", dagar=None),
        block(6, kon="M", omrade=None, alder=30, poang=2.5, dagar=1 / 3),
    ]
)


@pytest.fixture
def cells() -> Cells:
    return count(MEASURE, LARGE)


def test_cells_come_back_as_they_were_kept(cells, tmp_path):
    path = save_cells(cells, tmp_path / "cells.parquet")
    found = load_cells(path)
    assert found.measure == MEASURE
    assert found.dimensions == cells.dimensions
    assert (found.codes == cells.codes).all()
    assert found.codes.dtype == cells.codes.dtype
    assert {name: (values.dtype, values.tolist()) for name, values in found.sums.items()} == {
        name: (values.dtype, values.tolist()) for name, values in cells.sums.items()
    }
    assert found.provenance == cells.provenance
    assert [path.name for path in tmp_path.iterdir()] == ["cells.parquet"]


def test_cells_that_came_back_still_add_up(cells, tmp_path):
    found = load_cells(save_cells(cells, tmp_path / "cells.parquet"))
    assert (found + cells).persons == 2 * len(LARGE)
    assert len((found + cells).provenance) == 2


@pytest.mark.parametrize("name", ["it's.parquet", "a[1].parquet", "å ä.cells", "no ending", ".hidden"])
def test_the_file_has_the_name_it_is_given(name, cells, tmp_path):
    save_cells(cells.margin("sex"), tmp_path / "a1.parquet")
    assert len(load_cells(save_cells(cells, str(tmp_path / name)))) == len(cells)
    assert {path.name for path in tmp_path.iterdir()} == {"a1.parquet", name}


def test_the_margin_over_nothing_comes_back(cells, tmp_path):
    found = load_cells(save_cells(cells.margin(), tmp_path / "all.parquet"))
    assert (len(found), found.persons, found.margin().persons) == (1, len(LARGE), len(LARGE))


def test_the_where_it_came_from_can_be_read_by_other_programs(cells, tmp_path):
    path = save_cells(cells, tmp_path / "cells.parquet")
    keys = duckdb.sql(f"SELECT decode(key) FROM parquet_kv_metadata('{path}')").fetchall()
    assert ("skillnad",) in keys
    assert duckdb.sql(f"SELECT SUM(s_n)::INT FROM '{path}'").fetchall() == [(len(LARGE),)]


SMALL = {
    "persons": block(4, alder=60),
    "one person": block(1, alder=60),
    "those at a stage": pd.concat([block(1, alder=60), block(9, alder=60, beslut="avslag")]),
    "those who did not reach a stage": pd.concat([block(9, alder=60), block(4, alder=60, beslut="avslag")]),
    "those who did not reach a later stage": pd.concat([block(9, alder=60), block(4, alder=60, betalt=False)]),
    "those whose decision is not known": pd.concat([block(9, alder=60), block(2, alder=60, beslut=None)]),
    "open cases": pd.concat([block(9, alder=60), block(3, alder=60, dagar=None)]),
    "closed cases": pd.concat([block(3, alder=60), block(9, alder=60, dagar=None)]),
}


@pytest.mark.parametrize("few", SMALL)
def test_cells_with_few_persons_are_never_written(few, tmp_path):
    cells = count(MEASURE, pd.concat([LARGE, SMALL[few]]))
    assert count_small(cells, 5) == 1
    with pytest.raises(CellsError, match=r"1 of \d+ cells hold fewer than 5 persons and are never written") as error:
        save_cells(cells, tmp_path / "cells.parquet")
    assert error.value.where == str(tmp_path / "cells.parquet")
    assert "cells.margin(" in error.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_is_left_alone_when_cells_are_refused(cells, tmp_path):
    path = save_cells(cells, tmp_path / "cells.parquet")
    before = path.read_bytes()
    with pytest.raises(CellsError):
        save_cells(count(MEASURE, pd.concat([LARGE, block(1, alder=60)])), path)
    assert path.read_bytes() == before


def test_the_threshold_is_the_smallest_number_that_is_kept(cells, tmp_path):
    assert [count_small(cells, threshold) for threshold in (5, 6, 7)] == [0, 1, 2]
    with pytest.raises(CellsError, match="fewer than 6 persons"):
        save_cells(cells, tmp_path / "cells.parquet", threshold=6)


def test_none_is_not_few(tmp_path):
    everybody_was_granted = count(MEASURE, block(8))
    assert load_cells(save_cells(everybody_was_granted, tmp_path / "cells.parquet")).persons == 8


@pytest.mark.parametrize("stop", [OSError("full"), KeyboardInterrupt(), SystemExit(1), MemoryError()], ids=repr)
def test_a_file_that_is_half_written_never_remains(stop, cells, tmp_path, monkeypatch):
    path = save_cells(cells, tmp_path / "cells.parquet")
    before = path.read_bytes()
    written = []

    def replace(source, _target):
        written.append(Path(source).read_bytes())
        raise stop

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(CellsError if isinstance(stop, OSError) else type(stop)):
        save_cells(cells.margin("sex"), path)
    assert written
    assert written[0] not in (b"", before)
    assert [path.name for path in tmp_path.iterdir()] == ["cells.parquet"]
    assert path.read_bytes() == before


def test_a_stop_while_writing_leaves_nothing(cells, tmp_path, monkeypatch):
    monkeypatch.setattr(duckdb, "connect", lambda: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        save_cells(cells, tmp_path / "cells.parquet")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(cells, tmp_path):
    with pytest.raises(CellsError, match="the file cannot be written") as error:
        save_cells(cells, tmp_path / "none" / "cells.parquet")
    assert error.value.where == str(tmp_path / "none" / "cells.parquet")


def test_the_name_of_a_folder_is_no_file(cells, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(CellsError, match="the file cannot be written"):
        save_cells(cells, tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def _parquet(path: Path, metadata: str | None = None, **columns: list) -> None:
    with duckdb.connect() as connection:
        connection.register("t", {name: np.array(values) for name, values in columns.items()})
        extra = f", KV_METADATA {{skillnad: '{metadata}'}}" if metadata is not None else ""
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet{extra})")


BARE = (
    '"measure": {"measure": {"id": "a"}, "sex": {"personal_identity_number": "p"}, "stage": [{"id": "s", "when": "a"}]}'
)
SEX = '"dimensions": [{"name": "sex", "levels": ["woman"], "numbers": null}]'
WHOLE = f'{{"format": "skillnad.cells/1", {BARE}, {SEX}, "provenance": []}}'
GARBAGE = {
    "nothing": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("kon;beslut\nK;bifall\n"),
    "half a file": lambda path: path.write_bytes(b"PAR1" + b"\0" * 50),
    "other Parquet": lambda path: _parquet(path, a=[1]),
    "no JSON": lambda path: _parquet(path, "{", a=[1]),
    "a list": lambda path: _parquet(path, "[]", a=[1]),
    "a number": lambda path: _parquet(path, "5", a=[1]),
    "no format": lambda path: _parquet(path, "{}", a=[1]),
    "another format": lambda path: _parquet(path, '{"format": "skillnad.cells/2"}', a=[1]),
    "a format alone": lambda path: _parquet(path, '{"format": "skillnad.cells/1"}', a=[1]),
    "no column for a dimension": lambda path: _parquet(path, WHOLE, s_n=[9]),
    "no sums": lambda path: _parquet(path, WHOLE, d_sex=[0]),
    "a level that is not there": lambda path: _parquet(path, WHOLE, d_sex=[1], s_n=[9]),
    "a level below the first": lambda path: _parquet(path, WHOLE, d_sex=[-1], s_n=[9]),
    "a measure that is none": lambda path: _parquet(path, WHOLE.replace('"when"', '"wen"'), d_sex=[0], s_n=[9]),
    "dimensions that are none": lambda path: _parquet(path, WHOLE.replace(SEX, '"dimensions": 5'), d_sex=[0], s_n=[9]),
}


def test_a_whole_file_written_by_another_program_is_read(tmp_path):
    _parquet(tmp_path / "a.parquet", WHOLE, d_sex=[0], s_n=[9])
    assert load_cells(tmp_path / "a.parquet").persons == 9


@pytest.mark.parametrize("kind", GARBAGE)
def test_what_is_no_file_of_cells_is_refused_by_name(kind, tmp_path):
    path = tmp_path / "cells.parquet"
    GARBAGE[kind](path)
    with pytest.raises(CellsError, match="this is not a file of cells") as error:
        load_cells(path)
    assert error.value.where == str(path)
    assert error.value.remedy


@pytest.mark.parametrize("name", ["none.parquet", ".", "*.parquet"])
def test_a_file_that_is_not_there_is_refused_by_name(name, cells, tmp_path):
    save_cells(cells, tmp_path / "cells.parquet")
    with pytest.raises(CellsError, match="there is no such file") as error:
        load_cells(tmp_path / name)
    assert error.value.where == str(tmp_path / name)


def test_levels_left_behind_and_folders_are_not_in_the_file(tmp_path):
    frame = pd.DataFrame({"kon": ["K", "M"] * 40, "omrade": ["a"] * 40 + ["hemligt"] * 40, "ja": [1, 1, 0, 0] * 20})
    path = tmp_path / "hemma" / "d.parquet"
    path.parent.mkdir()
    frame.to_parquet(path)
    measure = Measure.model_validate(
        {
            "measure": {"id": "m"},
            "records": {"source": str(path)},
            "sex": {"column": "kon", "women": "K", "men": "M"},
            "stage": [{"id": "yes", "when": "ja = 1"}],
            "factor": {"area": {"column": "omrade", "role": "need"}},
        }
    )
    kept = save_cells(count(measure).where(area="a"), tmp_path / "c.parquet")
    content = kept.read_bytes()
    assert b"hemligt" not in content
    assert b"hemma" not in content
    assert load_cells(kept).dimension("area").levels == ("a",)
    assert load_cells(kept).margin("sex").sums["yes.n"].tolist() == [10, 10]
