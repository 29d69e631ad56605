"""Controlled rounding: every number to a multiple of a base next to it, so that totals stay the sums of their parts.

A programme in whole numbers chooses for each number the multiple below or above, at the least change in all, and keeps
every sum (Cox 1987; Hundepool et al. 2012 ch. 5). Numbers that are multiples stay. In three dimensions and more it may
be that no choice keeps every sum; then they are let go by as little as possible, and named.
"""

from dataclasses import dataclass

import highspy
import numpy as np
from scipy import sparse

from skillnad.disclosure.solver import solver
from skillnad.disclosure.tables import Array, Tables

_PENALTY = 1_000.0  # for each base by which a sum is off, against at most 1 for a number that is moved


@dataclass(frozen=True)
class Rounded:
    """The rounded values. broken: the sums that do not hold. is_least: whether no other choice changes less."""

    values: Array
    broken: Array
    is_least: bool


def round_controlled(tables: Tables, base: int, *, loose: Array | None = None, seconds: float = 60.0) -> Rounded:
    """Round all cells to multiples of a base.

    loose: cells that are not shown; they may come to any multiple.
    """
    loose = np.zeros(len(tables), dtype=bool) if loose is None else loose
    floors = np.floor_divide(tables.values, base)
    rest = tables.values - base * floors
    programme = _programme(tables, floors, rest / base, loose)
    highs = solver(time_limit=seconds)
    highs.passModel(programme)
    highs.run()
    is_least = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if highs.getInfo().primal_solution_status == 0:
        steps = np.where(rest / base >= 0.5, 1.0, 0.0)
    else:
        steps = np.round(np.array(highs.getSolution().col_value)[: len(tables)])
    values = base * (floors + steps)
    broken = np.flatnonzero(abs(tables.sums @ values) > 1e-6)
    return Rounded(values, broken, is_least)


def _programme(tables: Tables, floors: Array, share: Array, loose: Array) -> highspy.HighsLp:
    """How many bases above its floor each cell goes, and how many each sum is off, up and down."""
    lines, size = tables.sums.shape
    off = sparse.eye_array(lines)
    columns = sparse.csc_array(sparse.hstack([tables.sums, off, -off]))
    fixed = (share == 0) & ~loose
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = size + 2 * lines, lines
    programme.col_cost_ = np.concatenate([np.where(loose, 0.0, 1 - 2 * share), np.full(2 * lines, _PENALTY)])
    programme.col_lower_ = np.concatenate([np.where(loose, -floors, 0.0), np.zeros(2 * lines)])
    upper = np.where(loose, highspy.kHighsInf, np.where(fixed, 0.0, 1.0))
    programme.col_upper_ = np.concatenate([upper, np.full(2 * lines, highspy.kHighsInf)])
    programme.row_lower_ = programme.row_upper_ = -(tables.sums @ floors)
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = columns.indptr
    programme.a_matrix_.index_ = columns.indices
    programme.a_matrix_.value_ = columns.data
    programme.integrality_ = [highspy.HighsVarType.kInteger] * (size + 2 * lines)
    return programme
