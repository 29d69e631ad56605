"""Arrow from an engine, to NumPy."""

from typing import Any

import nanoarrow as na
import numpy as np
from numpy.typing import NDArray

from skillnad.cells.engine import ArrowStream

Column = tuple[Any, NDArray[np.bool_]]


def to_columns(stream: ArrowStream) -> dict[str, Column]:
    """The columns of a small Arrow stream, each as its values and where they are present."""
    table = na.ArrayStream(stream).read_all()
    names, columns = table.to_columns_pysequence(handle_nulls=na.nulls_separate())
    return {name: _with_presence(column, len(table)) for name, column in zip(names, columns, strict=True)}


def _with_presence(column: Any, rows: int) -> Column:
    if isinstance(column, tuple):
        present, values = column
    else:
        present, values = None, column
    if isinstance(values, list):
        return values, np.fromiter((value is not None for value in values), dtype=bool, count=rows)
    return values, np.ones(rows, dtype=bool) if present is None else np.asarray(present, dtype=bool)


def as_counts(column: Column) -> NDArray[np.int64]:
    """A column of whole numbers; a sum over no rows counts as 0."""
    return _filled(column).astype(np.int64)


def as_sums(column: Column) -> NDArray[np.float64]:
    """A column of sums; a sum over no rows counts as 0."""
    return _filled(column).astype(np.float64)


def _filled(column: Column) -> NDArray[Any]:
    values, present = column
    array = np.array([0 if value is None else value for value in values] if isinstance(values, list) else values)
    return array if present.all() else np.where(present, array, 0)
