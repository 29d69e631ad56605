"""What an attacker can say of a hidden cell: the interval that everything published leaves open.

The attacker knows every cell that is shown, that hidden counts are not negative and, where it is asked for, that they
are whole. For each hidden cell two programmes are solved with HiGHS, its smallest and its largest possible value
(Fischetti & Salazar 2000, Hundepool et al. 2012 ch. 4). Cells that no chain of sums ties together are attacked apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import highspy
import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from skillnad.disclosure.banner import swallow_banner
from skillnad.disclosure.tables import Array, Tables

UNBOUNDED = np.inf
_SLACK = 1e-6


@dataclass(frozen=True)
class Intervals:
    """For each cell the smallest and largest value that an attacker must reckon with; of a shown cell, its value."""

    low: Array
    high: Array

    def width(self) -> Array:
        """How much room is left."""
        return self.high - self.low


def attack(
    tables: Tables, hidden: Array, *, targets: Array | None = None, whole: bool = False, known: Array | None = None
) -> Intervals:
    """The interval of every hidden cell, or of the hidden `targets` alone.

    whole: use that counts are whole numbers. known: cells that the attacker knows although they are hidden, such as a
    respondent's own.
    """
    free = hidden if known is None else hidden & ~known
    low, high = tables.values.astype(float).copy(), tables.values.astype(float).copy()
    wanted = free if targets is None else free & targets
    for cells, system, right in _pieces(tables, free, wanted):
        piece = Piece(system, right, whole=whole)
        for place in np.flatnonzero(wanted[cells]):
            low[cells[place]], high[cells[place]] = piece.interval(int(place))
    return Intervals(low, high)


def _pieces(tables: Tables, free: Array, wanted: Array) -> Iterator[tuple[Array, sparse.csr_array, Array]]:
    """The hidden cells in groups that no sum ties together, with the sums among them and what these must come to."""
    cells = np.flatnonzero(free)
    if not len(cells):
        return
    part = tables.sums[:, cells]
    touched = np.flatnonzero(np.diff(part.indptr))
    part = part[touched]
    right = -(tables.sums[touched] @ np.where(free, 0.0, tables.values))
    count, label = connected_components(abs(part).T @ abs(part), directed=False)
    order = np.argsort(label, kind="stable")
    edges = np.searchsorted(label[order], np.arange(count + 1))
    for first, last in pairwise(edges):
        group = order[first:last]
        if not wanted[cells[group]].any():
            continue
        inside = part[:, group]
        lines = np.flatnonzero(np.diff(inside.indptr))
        yield cells[group], inside[lines], right[lines]


class Piece:
    """A system of sums over hidden cells, kept in the solver so that each question starts where the last one ended."""

    def __init__(self, system: sparse.csr_array, right: Array, *, whole: bool = False) -> None:
        self.size = system.shape[1]
        self.whole = whole
        self.solver = solver()
        self.solver.passModel(_programme(system, right, whole))

    def interval(self, cell: int) -> tuple[float, float]:
        """The smallest and the largest value of a cell."""
        self.solver.changeColCost(cell, 1.0)
        low = self._solve(highspy.ObjSense.kMinimize)
        high = self._solve(highspy.ObjSense.kMaximize)
        self.solver.changeColCost(cell, 0.0)
        if self.whole:
            low, high = np.ceil(low - _SLACK), np.floor(high + _SLACK)
        return float(low), float(high)

    def _solve(self, sense: highspy.ObjSense) -> float:
        self.solver.changeObjectiveSense(sense)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status in {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            return UNBOUNDED if sense == highspy.ObjSense.kMaximize else 0.0
        if status != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"the attacker's programme ended with {self.solver.modelStatusToString(status)}")
        return float(self.solver.getInfo().objective_function_value)


def solver(**options: float | str | bool) -> Any:
    """HiGHS, silent, on one thread and with a fixed seed, so that the same question gets the same answer everywhere."""
    swallow_banner()
    make: Any = highspy.Highs
    highs = make()
    fixed: dict[str, float | str | bool] = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0}
    for name, value in {**fixed, **options}.items():
        highs.setOptionValue(name, value)
    return highs


def _programme(system: sparse.csr_array, right: Array, whole: bool) -> highspy.HighsLp:
    lines, cells = system.shape
    columns = sparse.csc_array(system)
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = cells, lines
    programme.col_cost_ = np.zeros(cells)
    programme.col_lower_, programme.col_upper_ = np.zeros(cells), np.full(cells, highspy.kHighsInf)
    programme.row_lower_ = programme.row_upper_ = right
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = columns.indptr
    programme.a_matrix_.index_ = columns.indices
    programme.a_matrix_.value_ = columns.data
    if whole:
        programme.integrality_ = [highspy.HighsVarType.kInteger] * cells
    return programme
