"""Which further cells must be hidden so that the sensitive ones stay hidden, at the least loss.

`suppress_optimally` solves the whole problem: a programme that chooses cells, and for each sensitive cell the
attacker's own programme, whose dual says which cells would have to go when the attacker comes too close (Fischetti &
Salazar 2000). `suppress_quickly` takes the sensitive cells that lack room, the hardest first, and hides the cells along
the cheapest change of the table that gives each its room (Kelly, Golden & Assad 1992; Cox 1995), and then shows again
what was hidden for nothing. The result of either is attacked just the same.
"""

import time
from dataclasses import dataclass
from typing import Literal

import highspy
import numpy as np
from scipy import sparse

from skillnad.disclosure.attack import attack, solver
from skillnad.disclosure.needs import Needs
from skillnad.disclosure.tables import Array, Tables

Loss = Literal["cells", "value"]
_SLACK = 1e-6
_FAR = 1e5  # as far up as a hidden count is thought to go when the programmes choose cells
_BATCH = 20  # so many cells are given room before the rest is attacked anew
_MOST_ATTACKS = 20_000  # in large tables what is hidden for nothing stays hidden


@dataclass(frozen=True)
class Pattern:
    """The hidden cells. `bound` is the least loss that is possible as far as was shown; where `loss` equals it there is
    no better pattern."""

    hidden: Array
    loss: float
    bound: float | None

    @property
    def gap(self) -> float | None:
        """How much of the loss may be for nothing, as a share; `None` where nothing was shown about it."""
        if self.bound is None:
            return None
        return 0.0 if self.loss <= 0 else max(0.0, 1 - self.bound / self.loss)


def costs(tables: Tables, loss: Loss = "cells") -> Array:
    """What it costs to hide each cell. Totals cost more than their parts, so that they stay longest."""
    size = np.ones(len(tables)) if loss == "cells" else np.maximum(tables.values, 1.0)
    return np.asarray(size * (1.0 + tables.depth))


def suppress_quickly(tables: Tables, required: Needs, cost: Array) -> Pattern:
    """A good pattern, fast."""
    hidden = required.mask(len(tables))
    search = _Change(tables, cost)
    search.free(hidden)
    while len(lacking := _unprotected(tables, hidden, required)):
        for index, goal in lacking[: max(_BATCH, len(lacking) // 8)]:
            moved = search.cheapest(int(required.cells[index]), goal) & ~hidden
            hidden |= moved
            search.free(moved)
    hidden = _show_again(tables, hidden, required, cost)
    return Pattern(hidden, float(cost[hidden].sum()), None)


def _unprotected(tables: Tables, hidden: Array, required: Needs) -> list[tuple[int, float]]:
    """The sensitive cells with too little room and how far the attacker's interval must reach, the hardest first."""
    found = attack(tables, hidden, targets=required.mask(len(tables)))
    above = required.high - found.high[required.cells]
    below = found.low[required.cells] - required.low
    lacking = [(above[i], i, required.high[i]) for i in np.flatnonzero(above > _SLACK)]
    lacking += [(below[i], i, required.low[i]) for i in np.flatnonzero(below > _SLACK)]
    return [(int(index), float(goal)) for _lack, index, goal in sorted(lacking, key=lambda one: (-one[0], one[1]))]


class _Change:
    """Changes of a table that keep every sum, in the solver: each cell may go up, or down to zero, at its cost."""

    def __init__(self, tables: Tables, cost: Array) -> None:
        self.tables = tables
        self.size = len(tables)
        self.solver = solver()
        self.solver.passModel(_changes(tables, cost))

    def free(self, cells: Array) -> None:
        """What is hidden already costs nothing."""
        for cell in np.flatnonzero(cells):
            self.solver.changeColCost(int(cell), 0.0)
            self.solver.changeColCost(int(cell + self.size), 0.0)

    def cheapest(self, cell: int, goal: float) -> Array:
        """The cells that change when one is moved to the goal in the cheapest way."""
        change = goal - self.tables.values[cell]
        up, down = (cell, cell + self.size)
        fixed, other = (up, down) if change > 0 else (down, up)
        was = 0.0, (highspy.kHighsInf if change > 0 else float(self.tables.values[cell]))
        other_was = 0.0, (float(self.tables.values[cell]) if change > 0 else highspy.kHighsInf)
        self.solver.changeColBounds(fixed, abs(change), abs(change))
        self.solver.changeColBounds(other, 0.0, 0.0)
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError("no change of the table gives a sensitive cell its room")
        moved = np.array(self.solver.getSolution().col_value)
        self.solver.changeColBounds(fixed, *was)
        self.solver.changeColBounds(other, *other_was)
        return np.asarray((moved[: self.size] > _SLACK) | (moved[self.size :] > _SLACK))


def _changes(tables: Tables, cost: Array) -> highspy.HighsLp:
    size = len(tables)
    sums = sparse.csc_array(sparse.hstack([tables.sums, -tables.sums]))
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = 2 * size, tables.sums.shape[0]
    programme.col_cost_ = np.concatenate([cost, cost])
    programme.col_lower_ = np.zeros(2 * size)
    programme.col_upper_ = np.concatenate([np.full(size, highspy.kHighsInf), tables.values])
    programme.row_lower_ = programme.row_upper_ = np.zeros(tables.sums.shape[0])
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = sums.indptr
    programme.a_matrix_.index_ = sums.indices
    programme.a_matrix_.value_ = sums.data
    return programme


def is_protected(tables: Tables, hidden: Array, required: Needs) -> Array:
    """For each sensitive cell, whether the attacker is left the room that it needs."""
    found = attack(tables, hidden, targets=required.mask(len(tables)))
    low, high = found.low[required.cells], found.high[required.cells]
    return np.asarray((high >= required.high - _SLACK) & (low <= required.low + _SLACK))


def _show_again(tables: Tables, hidden: Array, required: Needs, cost: Array) -> Array:
    """Show what was hidden for nothing, the dearest first."""
    extra = np.flatnonzero(hidden & ~required.mask(len(tables)))
    if len(extra) * len(required.cells) > _MOST_ATTACKS:
        return hidden
    for cell in extra[np.argsort(-cost[extra], kind="stable")]:
        trial = hidden.copy()
        trial[cell] = False
        if is_protected(tables, trial, required).all():
            hidden = trial
    return hidden


def suppress_optimally(tables: Tables, required: Needs, cost: Array, *, seconds: float = 60.0) -> Pattern:
    """The pattern of least loss, or the best found in the time with how far from the least it may be."""
    best = suppress_quickly(tables, required, cost)
    if not len(required.cells):
        return best
    choice = _Choice(tables, required, cost)
    stop = time.monotonic() + seconds
    bound = 0.0
    while time.monotonic() < stop:
        hidden, bound = choice.best(stop - time.monotonic(), bound)
        if hidden is None:
            break
        if not choice.cut(hidden):
            return Pattern(hidden, float(cost[hidden].sum()), float(cost[hidden].sum()))
    return Pattern(best.hidden, best.loss, bound)


class _Choice:
    """The programme that chooses cells. It learns from each attack which cells would have to be hidden."""

    def __init__(self, tables: Tables, required: Needs, cost: Array) -> None:
        self.tables, self.required, self.cost = tables, required, cost
        self.solver = solver()
        sensitive = required.mask(len(tables))
        for cell in range(len(tables)):
            self.solver.addVar(1.0 if sensitive[cell] else 0.0, 1.0)
            self.solver.changeColIntegrality(cell, highspy.HighsVarType.kInteger)
            self.solver.changeColCost(cell, float(cost[cell]))

    def best(self, seconds: float, bound: float) -> tuple[Array | None, float]:
        """The cheapest choice by all that is known so far, and the least loss that it shows."""
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + seconds)
        self.solver.run()
        bound = max(bound, self.solver.getInfo().mip_dual_bound)
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None, bound
        return np.array(self.solver.getSolution().col_value) > 0.5, bound

    def cut(self, hidden: Array) -> int:
        """Attack a choice; for every sensitive cell without its room, demand one of the cells that would give it."""
        made = 0
        for index, cell in enumerate(self.required.cells):
            for goal in (self.required.high[index], self.required.low[index]):
                made += self._cut_one(int(cell), float(goal - self.tables.values[cell]), hidden)
        return made

    def _cut_one(self, cell: int, change: float, hidden: Array) -> bool:
        reach, duals = farthest(self.tables, hidden, cell, np.sign(change))
        if reach >= abs(change) - _SLACK:
            return False
        weight = np.minimum(_pull(self.tables, cell, np.sign(change), duals), abs(change))
        useful = np.flatnonzero((weight > _SLACK) & (np.arange(len(self.tables)) != cell))
        self.solver.addRow(abs(change), highspy.kHighsInf, len(useful), useful, weight[useful])
        return True


def farthest(tables: Tables, hidden: Array, cell: int, sign: float) -> tuple[float, Array]:
    """How far the attacker must reckon with the cell's going up (`sign` 1) or down (−1), and the worth of each sum."""
    cells = np.flatnonzero(hidden)
    part = tables.sums[:, cells]
    lines = np.flatnonzero(np.diff(part.indptr))
    place = int(np.flatnonzero(cells == cell)[0])
    programme = _reach(part[lines], tables.values[cells], place, sign)
    highs = solver(presolve="off")
    highs.passModel(programme)
    highs.run()
    duals = np.zeros(tables.sums.shape[0])
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return np.inf, duals
    duals[lines] = np.array(highs.getSolution().row_dual)
    return float(-highs.getInfo().objective_function_value), duals


def _reach(part: sparse.csr_array, values: Array, place: int, sign: float) -> highspy.HighsLp:
    """Maximise the change of one cell over changes of hidden cells that keep every sum and leave no count negative."""
    columns = sparse.csc_array(part)
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(values), part.shape[0]
    cost = np.zeros(len(values))
    cost[place] = -sign
    programme.col_cost_ = cost
    programme.col_lower_, programme.col_upper_ = -values, np.full(len(values), _FAR)
    programme.row_lower_ = programme.row_upper_ = np.zeros(part.shape[0])
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_ = columns.indptr
    programme.a_matrix_.index_ = columns.indices
    programme.a_matrix_.value_ = columns.data
    return programme


def _pull(tables: Tables, cell: int, sign: float, duals: Array) -> Array:
    """How far each cell, if it were hidden, could let the attacker's value go: its reduced cost times its own room."""
    reduced = -(tables.sums.T @ duals)
    reduced[cell] -= sign
    return np.asarray(np.where(reduced < 0, -reduced * _FAR, reduced * tables.values))
