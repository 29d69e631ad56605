"""Count: from a measure and its records to cells, in one query."""

import datetime
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from skillnad.cells.cells import Cells, check_control_sums, definition
from skillnad.cells.engine import Engine, open_engine
from skillnad.cells.levels import (
    FRACTIONAL,
    Codes,
    Dimension,
    factor_dimension,
    is_whole,
    looks_like_identity_numbers,
    period_dimension,
    sex_dimension,
)
from skillnad.cells.table import Column, as_counts, as_sums, to_columns
from skillnad.errors import RecordsError
from skillnad.language import gettext as _
from skillnad.measure import Measure, Period

if TYPE_CHECKING:
    from sqlglot import exp

_COUNTS = ("n", "rows", "open", "undetermined", "bad_counts", "bad_stages", "bad_weights")


def count(measure: Measure, records: object = None) -> Cells:
    """Turn persons into cells with one query in the engine that holds them; no record is fetched.

    Args:
        measure: What to measure.
        records: A data frame (pandas, Polars, Arrow) or an engine; without it, what the measure's `[records]` names.

    Returns:
        Counts and sums per sex, factor levels and period.

    Raises:
        RecordsError: the records cannot be read, or lack a column that the measure names.
        CellsError: counts or weights that cannot be.

    >>> import pandas as pd
    >>> from skillnad import Measure, count
    >>> measure = Measure.model_validate({
    ...     "measure": {"id": "example"}, "sex": {"column": "kon", "women": ["K"], "men": ["M"]},
    ...     "stage": [{"id": "granted", "when": "beslut = 'bifall'"}]})
    >>> frame = pd.DataFrame({"kon": ["K", "K", "M"], "beslut": ["bifall", "avslag", "bifall"]})
    >>> count(measure, frame).margin("sex").sums["granted.n"].tolist()
    [1, 1]
    """
    with _opened(measure, records) as engine:
        kinds = dict(engine.describe())
        query = checked_query(measure, engine, kinds)
        columns = to_columns(engine.select(query))
        provenance = _provenance(measure, engine, query)
    return _assemble(measure, columns, provenance)


def explain_query(measure: Measure, records: object = None) -> str:
    """The text of the query that `count` would run, in the engine's own dialect; nothing is counted."""
    with _opened(measure, records) as engine:
        query = checked_query(measure, engine, dict(engine.describe()))
        return query.sql(engine.dialect, pretty=True, comments=False)


def checked_query(measure: Measure, engine: Engine, kinds: dict[str, Any]) -> "exp.Select":
    """The query of a measure, after the fence."""
    from skillnad.cells.fence import check_aggregates_only
    from skillnad.cells.person_values import Source
    from skillnad.cells.query import build_query

    query = build_query(measure, Source(engine.relation, kinds, engine.dialect))
    number = measure.sex.personal_identity_number
    return check_aggregates_only(query, kinds, [number] if number else [])


@contextmanager
def _opened(measure: Measure, records: object) -> Iterator[Engine]:
    if (
        records is not None
        and hasattr(records, "describe")
        and hasattr(records, "select")
        and hasattr(records, "origin")
    ):
        yield cast(Engine, records)  # the caller's own engine stays the caller's to close
        return
    engine = open_engine(measure.records) if records is None else _frame_engine(records)
    try:
        yield engine
    finally:
        engine.close()


def _frame_engine(frame: object) -> Engine:
    from skillnad.cells.duckdb_engine import DuckDBEngine

    return DuckDBEngine.from_frame(frame)


def _assemble(measure: Measure, columns: dict[str, Column], provenance: dict[str, Any]) -> Cells:
    pairs = list(_dimensions(measure, columns))
    names = {dimension.name for dimension, _codes in pairs}
    sums = {
        name: as_counts(column) if name.rpartition(".")[2] in _COUNTS else as_sums(column)
        for name, column in columns.items()
        if name not in names and not name.endswith(FRACTIONAL)
    }
    _check_any(measure, sums["rows"])
    return Cells(
        measure,
        tuple(dimension for dimension, _codes in pairs),
        np.array([codes for _dimension, codes in pairs], dtype=np.int32),
        check_control_sums(measure, sums),
        (provenance,),
    )


def _dimensions(measure: Measure, columns: dict[str, Column]) -> Iterator[tuple[Dimension, Codes]]:
    yield sex_dimension(columns["sex"])
    if measure.period:
        yield _periods(measure.period, columns["period"])
    for name, factor in measure.factors.items():
        fractions = as_counts(columns[f"{name}.{FRACTIONAL}"]).sum() if factor.bins else 0
        dimension, codes = factor_dimension(name, factor, columns[name], whole=is_whole(factor, fractions))
        if looks_like_identity_numbers(dimension):
            raise RecordsError(
                _("the column holds what looks like personal identity numbers"),
                where=f"[factor.{name}]",
                remedy=_("A number that names a person cannot be a factor; take it out."),
            )
        yield dimension, codes


def _periods(period: Period, column: Column) -> tuple[Dimension, Codes]:
    dimension, codes = period_dimension(column, period.by)
    if dimension.levels == (None,):
        raise RecordsError(
            _("the column holds no dates and no years from 1700 to 2299"),
            where=f"[period] column = {period.column!r}",
            remedy=_("Dates are written 2025-12-31 or 20251231, years 2025."),
        )
    return dimension, codes


def _check_any(measure: Measure, rows: "np.ndarray[Any, Any]") -> None:
    if rows.sum() == 0:
        raise RecordsError(
            _("there are no records to measure"),
            where=", ".join(measure.records.sources) or "records",
            remedy=_("Check the file, and `where` under [records] if there is one."),
        )


def require_both_coded(cells: Cells) -> Cells:
    """The cells themselves, if some row has the code for women or for men; for where wrong codes are a slip of the
    pen.

    Raises:
        RecordsError: every person's sex is unknown.
    """
    if (cells.code("sex") <= 1).any():
        return cells
    sex = cells.measure.sex
    raise RecordsError(
        _("no row has the code for women or for men"),
        where=f"[sex] {sex.column or sex.personal_identity_number!r}",
        remedy=_("`skillnad inspect` shows which codes the column holds."),
    )


def _provenance(measure: Measure, engine: Engine, query: "exp.Select") -> dict[str, Any]:
    content = json.dumps(definition(measure), sort_keys=True, ensure_ascii=False)
    return {
        "measure_sha256": hashlib.sha256(content.encode()).hexdigest(),
        "query": query.sql(engine.dialect, comments=False),
        "skillnad": version("skillnad"),
        "counted_at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        **engine.origin(),
    }
