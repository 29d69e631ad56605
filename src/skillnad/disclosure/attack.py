"""What an attacker can say of a hidden cell: the interval that everything published leaves open.

The attacker knows every cell that is shown, that hidden counts are not negative and, where it is asked for, that they
are whole. For each hidden cell two programmes are solved with HiGHS, its smallest and its largest possible value
(Fischetti & Salazar 2000, Hundepool et al. 2012 ch. 4). Cells that no chain of sums ties together are attacked apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import highspy
import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from skillnad.disclosure.facts import Facts, nothing_known
from skillnad.disclosure.solver import INFINITE, programme, solver
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
    tables: Tables,
    hidden: Array,
    *,
    targets: Array | None = None,
    whole: bool = False,
    known: Array | None = None,
    facts: Facts | None = None,
) -> Intervals:
    """The interval of every hidden cell, or of the hidden `targets` alone.

    whole: use that counts are whole numbers. known: cells that the attacker knows although they are hidden, such as a
    respondent's own. facts: what else is known, such as what was published before.
    """
    free = hidden if known is None else hidden & ~known
    low, high = tables.values.astype(float).copy(), tables.values.astype(float).copy()
    wanted = free if targets is None else free & targets
    for cells, system, rows in _pieces(tables, facts or nothing_known(tables), free, wanted):
        piece = Piece(system, rows, whole=whole)
        for place in np.flatnonzero(wanted[cells]):
            low[cells[place]], high[cells[place]] = piece.interval(int(place))
    return Intervals(low, high)


def _pieces(
    tables: Tables, facts: Facts, free: Array, wanted: Array
) -> Iterator[tuple[Array, sparse.csr_array, tuple[Array, Array]]]:
    """The hidden cells in groups that no sum ties together, with the sums among them and what these must come to."""
    cells = np.flatnonzero(free)
    if not len(cells):
        return
    ties = sparse.csr_array(sparse.vstack([tables.sums, facts.rows]))
    part = ties[:, cells]
    touched = np.flatnonzero(np.diff(part.indptr))
    part = part[touched]
    shown = ties[touched] @ np.where(free, 0.0, tables.values)
    zeros = np.zeros(tables.sums.shape[0])
    low, high = (np.concatenate([zeros, side])[touched] - shown for side in (facts.low, facts.high))
    count, label = connected_components(abs(part).T @ abs(part), directed=False)
    order = np.argsort(label, kind="stable")
    edges = np.searchsorted(label[order], np.arange(count + 1))
    for first, last in pairwise(edges):
        group = order[first:last]
        if not wanted[cells[group]].any():
            continue
        inside = part[:, group]
        lines = np.flatnonzero(np.diff(inside.indptr))
        yield cells[group], inside[lines], (low[lines], high[lines])


class Piece:
    """A system of sums over hidden cells, kept in the solver so that each question starts where the last one ended."""

    def __init__(self, system: sparse.csr_array, rows: tuple[Array, Array], *, whole: bool = False) -> None:
        self.whole = whole
        size = system.shape[1]
        made = programme(system, rows, (np.zeros(size), np.full(size, INFINITE)))
        if whole:
            made.integrality_ = [highspy.HighsVarType.kInteger] * size
        self.solver = solver()
        self.solver.passModel(made)

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
