"""The pattern of least loss, and how far from it a found one may be.

A programme chooses cells. Each choice is attacked; where a sensitive cell lacks room, the dual of the attacker's own
programme says which cells would have to go with it, and the choice is made anew (Fischetti & Salazar 2000). It ends
after so many choices and branches, at the same place on every machine, unless a clock is asked to end it before.
"""

import time

import numpy as np
from scipy import sparse

from skillnad.disclosure.facts import Facts, nothing_known
from skillnad.disclosure.needs import Needs
from skillnad.disclosure.proving import prove
from skillnad.disclosure.solver import INFINITE, Array, is_optimal, programme, solver
from skillnad.disclosure.suppression import Pattern, Problem, suppress_quickly
from skillnad.disclosure.tables import Tables

_SLACK = 1e-6
_FAR = 1e5  # as far up as a hidden count is thought to go, in needs
_CHOICES = 300
_BRANCHES = 20_000


def suppress_optimally(
    tables: Tables,
    required: Needs,
    cost: Array,
    *,
    facts: Facts | None = None,
    whole: bool = False,
    seconds: float = np.inf,
) -> Pattern:
    """The pattern of least loss, or the best found with how far from the least it may be."""
    quick = suppress_quickly(tables, required, cost, facts=facts, whole=whole)
    problem = Problem(tables, required, cost, facts, whole)
    if not len(required.cells):
        return Pattern(quick.hidden, quick.loss, quick.loss)
    choice = _Choice(problem)
    bound, stop = 0.0, time.monotonic() + seconds
    for _choice in range(_CHOICES):
        hidden, bound = choice.best(bound, stop - time.monotonic())
        if hidden is None or quick.loss - bound <= _SLACK:
            break
        if not choice.cut(hidden):
            return Pattern(hidden, problem.loss(hidden), min(bound, problem.loss(hidden)))
    return Pattern(quick.hidden, quick.loss, min(bound, quick.loss))


class _Choice:
    """The programme that chooses cells. It learns from each attack which cells would have to be hidden."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.size = len(problem.tables)
        self.facts = problem.facts or nothing_known(problem.tables)
        self.ties = sparse.csr_array(sparse.vstack([problem.tables.sums, self.facts.rows]))
        self.solver = solver(mip_max_nodes=_BRANCHES)
        may = np.isfinite(problem.cost) | problem.sensitive
        places = np.arange(self.size, dtype=np.int32)
        empty = sparse.csr_array((0, self.size))
        self.solver.passModel(programme(empty, (np.zeros(0), np.zeros(0)), (problem.sensitive * 1.0, may * 1.0)))
        self.solver.changeColsIntegrality(self.size, places, np.ones(self.size, dtype=np.uint8))
        self.solver.changeColsCost(self.size, places, np.where(may, problem.cost, 0.0))

    def best(self, bound: float, seconds: float) -> tuple[Array | None, float]:
        """The cheapest choice by all that is known so far, and the least loss that it shows."""
        self.solver.setOptionValue("time_limit", self.solver.getRunTime() + max(0.0, seconds))
        self.solver.clearSolver()  # a solution from before the last rows can come back as the answer
        self.solver.run()
        bound = max(bound, float(self.solver.getInfo().mip_dual_bound))
        if not is_optimal(self.solver):
            return None, bound
        return np.array(self.solver.getSolution().col_value) > 0.5, bound

    def cut(self, hidden: Array) -> int:
        """Attack a choice; for every sensitive cell without its room, demand one of the cells that would give it."""
        problem = self.problem
        required = problem.required
        found = prove(problem.tables, hidden, required, facts=problem.facts, whole=problem.whole)
        made = 0
        for index in np.flatnonzero(~found.protected):
            cell = int(required.cells[index])
            for goal in (required.high[index], required.low[index]):
                change = float(goal - problem.tables.values[cell])
                made += self._cut_one(cell, change, hidden, required.known_to(int(index)))
        if not made and not found.protected.all():
            outside = np.flatnonzero(~hidden & np.isfinite(problem.cost))
            self.solver.addRow(1.0, INFINITE, len(outside), outside, np.ones(len(outside)))
            made = 1
        return made

    def _cut_one(self, cell: int, change: float, hidden: Array, known: tuple[int, ...]) -> bool:
        """A cut for one need; cells that its attacker knows are no help, hidden or not."""
        values, sign = self.problem.tables.values, np.sign(change)
        if abs(change) <= _SLACK:
            return False
        free = hidden.copy()
        free[list(known)] = False
        reach, duals = self._farthest(free, cell, sign, abs(change) * _FAR)
        if reach >= abs(change) * (1 - _SLACK) - _SLACK:
            return False
        reduced = -(self.ties.T @ duals)
        reduced[cell] -= sign
        weight = np.minimum(np.where(reduced < 0, -reduced * abs(change) * _FAR, reduced * values), abs(change))
        weight[list(known)] = 0.0
        useful = np.flatnonzero((weight > _SLACK * abs(change)) & (np.arange(self.size) != cell))
        told = self._told_by_facts(duals)
        if abs(change) <= told:
            return False
        self.solver.addRow(
            (abs(change) - told) / abs(change), INFINITE, len(useful), useful, weight[useful] / abs(change)
        )
        return True

    def _told_by_facts(self, duals: Array) -> float:
        """The room that known sums leave by their own bounds."""
        low, high = self.facts.around(self.problem.tables.values)
        pull = -duals[self.problem.tables.sums.shape[0] :]
        return float(np.where(pull > 0, pull * high, pull * low).sum())

    def _farthest(self, free: Array, cell: int, sign: float, far: float) -> tuple[float, Array]:
        """How far the attacker must reckon with the cell's going up (`sign` 1) or down (−1), and each sum's worth."""
        values = self.problem.tables.values
        cells = np.flatnonzero(free)
        part = self.ties[:, cells]
        lines = np.flatnonzero(np.diff(part.indptr))
        zeros = np.zeros(self.problem.tables.sums.shape[0])
        low, high = (np.concatenate([zeros, side])[lines] for side in self.facts.around(values))
        highs = solver(presolve="off")
        highs.passModel(programme(part[lines], (low, high), (-values[cells], np.full(len(cells), far))))
        highs.changeColCost(int(np.flatnonzero(cells == cell)[0]), float(-sign))
        highs.run()
        duals = np.zeros(self.ties.shape[0])
        if not is_optimal(highs):
            return np.inf, duals
        duals[lines] = np.array(highs.getSolution().row_dual)
        return float(-highs.getInfo().objective_function_value), duals
