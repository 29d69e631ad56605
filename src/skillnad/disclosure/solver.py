"""HiGHS as it is asked here: silent, on one thread, with a fixed seed: the same question gets the same answer."""

from typing import Any

import highspy
import numpy as np
from highspy import _core
from scipy import sparse

Array = np.ndarray[Any, Any]
INFINITE = highspy.kHighsInf


def solver(**options: float | str | bool) -> Any:
    """A solver without a question. The class of the package itself would print a banner, once in each process."""
    highs: Any = _core._Highs()
    fixed: dict[str, float | str | bool] = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0}
    for name, value in {**fixed, **options}.items():
        highs.setOptionValue(name, value)
    return highs


def programme(system: sparse.csr_array, rows: tuple[Array, Array], columns: tuple[Array, Array]) -> highspy.HighsLp:
    """A linear programme without costs: `system @ x` within the rows' bounds, `x` within the columns'."""
    by_column = sparse.csc_array(system)
    made = highspy.HighsLp()
    made.num_row_, made.num_col_ = system.shape
    made.col_cost_ = np.zeros(system.shape[1])
    made.row_lower_, made.row_upper_ = rows
    made.col_lower_, made.col_upper_ = columns
    made.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    made.a_matrix_.start_ = by_column.indptr
    made.a_matrix_.index_ = by_column.indices
    made.a_matrix_.value_ = by_column.data
    return made


def is_optimal(highs: Any) -> bool:
    """Whether the last question has been answered."""
    return bool(highs.getModelStatus() == highspy.HighsModelStatus.kOptimal)
