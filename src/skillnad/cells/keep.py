"""Keep cells as Parquet with their provenance, when none of them is too small to be kept."""

import glob
import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from skillnad.cells.cells import Cells
from skillnad.cells.levels import Dimension
from skillnad.errors import CellsError
from skillnad.language import gettext as _
from skillnad.measure import Measure

FORMAT = "skillnad.cells/1"


def save_cells(cells: Cells, path: str | Path, *, threshold: int = 5) -> Path:
    """Write cells to a Parquet file, whole or not at all.

    Raises:
        CellsError: some cell holds fewer persons than `threshold` (or fewer who did or did not reach a stage, but
        not none):
            such cells stay in memory.
    """
    small = count_small(cells, threshold)
    if small:
        raise CellsError(
            _("{small} of {all} cells hold fewer than {threshold} persons and are never written to disk").format(
                small=small, all=len(cells), threshold=threshold
            ),
            where=str(path),
            remedy=_('Sum over some factors first: cells.margin("sex", "period"), or use wider bins.'),
        )
    try:
        return _write(_with_used_levels(cells), Path(path))
    except (OSError, duckdb.Error) as error:
        raise CellsError(
            _("the file cannot be written"),
            where=str(path),
            remedy=_("Check the folder, its rights and the free space."),
        ) from error


def count_small(cells: Cells, threshold: int) -> int:
    """How many cells hold a count from 1 up to the threshold: persons, those at a stage, or those who did not reach
    it."""
    small = np.zeros(len(cells), dtype=bool)
    for counts in _all_counts(cells):
        small |= (counts > 0) & (counts < threshold)
    return int(small.sum())


def _all_counts(cells: Cells) -> list[Any]:
    counts = [
        value for name, value in cells.sums.items() if name == "n" or name.endswith((".n", ".open", ".undetermined"))
    ]
    for stage in cells.measure.stages:
        parent = (cells.measure.parents(stage.id) or ("",))[0]
        counts.append(cells.sums[f"{parent}.n" if parent else "n"] - cells.sums[f"{stage.id}.n"])
    return counts


def _write(cells: Cells, path: Path) -> Path:
    table = {f"d_{name}": cells.code(name) for name in cells.names} | {
        f"s_{key}": value for key, value in cells.sums.items()
    }
    handle, name = tempfile.mkstemp(suffix=".parquet", dir=path.parent, prefix=f".{path.name}")
    os.close(handle)
    metadata = json.dumps(_metadata(cells), ensure_ascii=False).replace("'", "''")
    target = name.replace("'", "''")
    try:
        with duckdb.connect() as connection:
            connection.register("cells", table)
            connection.execute(f"COPY cells TO '{target}' (FORMAT parquet, KV_METADATA {{skillnad: '{metadata}'}})")
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


def _nameless(measure: Measure) -> Measure:
    """The measure with the names of its files alone: where they lie says more of the computer than of the cells."""
    names = tuple(Path(source).name for source in measure.records.sources)
    return measure.model_copy(update={"records": measure.records.model_copy(update={"source": names})})


def _with_used_levels(cells: Cells) -> Cells:
    """The cells without the names of levels that nobody is at any more, after `where`."""
    dimensions, codes = [], []
    for dimension, row in zip(cells.dimensions, cells.codes, strict=True):
        used, places = np.unique(row, return_inverse=True)
        if dimension.name == "sex":
            dimensions.append(dimension)
            codes.append(row)
            continue
        numbers = tuple(dimension.numbers[i] for i in used) if dimension.numbers is not None else None
        dimensions.append(Dimension(dimension.name, tuple(dimension.levels[i] for i in used), numbers))
        codes.append(places.astype(np.int32))
    return replace(cells, dimensions=tuple(dimensions), codes=np.array(codes, np.int32).reshape(cells.codes.shape))


def _metadata(cells: Cells) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "measure": _nameless(cells.measure).model_dump(mode="json", by_alias=True, exclude_unset=True),
        "dimensions": [{"name": d.name, "levels": d.levels, "numbers": d.numbers} for d in cells.dimensions],
        "provenance": list(cells.provenance),
    }


def load_cells(path: str | Path) -> Cells:
    """Read cells that `save_cells` wrote.

    Raises:
        CellsError: the file is missing or is no file of cells.
    """
    if not Path(path).is_file():
        raise CellsError(_("there is no such file"), where=str(path), remedy=_("`save_cells` writes one."))
    name = glob.escape(str(path))
    try:
        with duckdb.connect() as connection:
            rows = connection.execute(
                "SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'skillnad'", [name]
            ).fetchall()
            table = connection.execute("SELECT * FROM read_parquet(?)", [name]).fetchnumpy()
        metadata = json.loads(rows[0][0])
        if metadata["format"] != FORMAT:
            raise KeyError(metadata["format"])
        return _from_table(metadata, table)
    except (duckdb.Error, IndexError, KeyError, TypeError, ValueError) as error:
        raise CellsError(
            _("this is not a file of cells"), where=str(path), remedy=_("`save_cells` writes one.")
        ) from error


def _from_table(metadata: dict[str, Any], table: dict[str, Any]) -> Cells:
    dimensions = tuple(
        Dimension(d["name"], tuple(d["levels"]), tuple(d["numbers"]) if d["numbers"] is not None else None)
        for d in metadata["dimensions"]
    )
    codes = np.array([np.asarray(table[f"d_{d.name}"]) for d in dimensions], dtype=np.int32)
    if any(((row < 0) | (row >= len(d))).any() for row, d in zip(codes, dimensions, strict=True)):
        raise ValueError("a cell at a level that is not there")
    sums = {key.removeprefix("s_"): np.asarray(value) for key, value in table.items() if key.startswith("s_")}
    measure = Measure.model_validate(metadata["measure"])
    codes = codes.reshape(len(dimensions), len(sums["n"]))
    return Cells(measure, dimensions, codes, sums, tuple(metadata["provenance"]))
