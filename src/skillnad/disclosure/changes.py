"""Changes of a table that keep every sum: each leads to another table that an attacker cannot tell from the true one.

A cell whose value goes up by some amount in one such change and down in another is hidden within that room, and the
changes are the proof. One change can give room to many cells at once.
"""

from typing import Any

import numpy as np
from scipy import sparse

from skillnad.disclosure.facts import Facts, nothing_known
from skillnad.disclosure.solver import INFINITE, is_optimal, programme, solver
from skillnad.disclosure.tables import Array, Tables

TOLERANCE = 1e-6
_REWARD = 1e5  # of coming nearer to a goal; every cost is at most a hundredth of it
_DEAREST = 1e3


class Changes:
    """The changes that move free cells alone, kept in the solver between questions.

    Each cell has two columns, one for going up and one for going down, so that a cost is paid either way. `unit` is
    the amount that the solver counts as one.
    """

    def __init__(self, tables: Tables, free: Array, facts: Facts | None = None, unit: float = 1.0) -> None:
        self.tables, self.unit = tables, unit
        self.facts = facts or nothing_known(tables)
        self.cells = np.flatnonzero(free)
        self.place = np.full(len(tables), -1)
        self.place[self.cells] = np.arange(len(self.cells))
        down = tables.values[self.cells] / unit if tables.values.min(initial=0) >= 0 else np.inf
        self.upper = np.concatenate([np.full(len(self.cells), INFINITE), np.broadcast_to(down, len(self.cells))])
        self.ties = sparse.csr_array(sparse.vstack([tables.sums, self.facts.rows]))
        self.solver = solver(presolve="off")
        self.solver.passModel(self._programme())
        self.whole = False

    def _programme(self) -> Any:
        part = self.ties[:, self.cells]
        touched = np.flatnonzero(np.diff(part.indptr))
        zeros = np.zeros(self.tables.sums.shape[0])
        low, high = (
            np.concatenate([zeros, side / self.unit])[touched] for side in self.facts.around(self.tables.values)
        )
        system = sparse.csr_array(sparse.hstack([part[touched], -part[touched]]))
        return programme(system, (low, high), (np.zeros(len(self.upper)), self.upper))

    def towards(
        self,
        cells: Array,
        goals: Array,
        cost: Array,
        *,
        still: Array | None = None,
        must: bool = False,
        whole: bool = False,
    ) -> Array | None:
        """The cheapest change that brings cells as near to their goals as can be.

        goals: by how much each cell is to move. still: cells that may not move. must: all the way, else `None`.
        whole: by whole numbers only.
        """
        size = len(self.cells)
        lower, upper, price = np.zeros(2 * size), self.upper.copy(), self._price(cost)
        if still is not None:
            fixed = self.place[still][self.place[still] >= 0]
            upper[fixed] = upper[fixed + size] = 0.0
        toward = self.place[cells] + np.where(goals > 0, 0, size)
        away = self.place[cells] + np.where(goals > 0, size, 0)
        upper[toward] = np.minimum(np.abs(goals) / self.unit, upper[toward])
        upper[away] = 0.0
        price[toward] = -_REWARD
        if must:
            lower[toward] = np.abs(goals) / self.unit
        if (lower > upper).any():
            return None
        return self._run(lower, upper, price, whole)

    def _price(self, cost: Array) -> Array:
        """Costs near one, each a little different from the next, so that ties are broken in the same way everywhere."""
        price = cost[self.cells]
        paid = price[price > 0]
        price = np.minimum(price / np.median(paid), _DEAREST) if len(paid) else price
        price = price * (1.0 + 1e-4 * (self.cells * 0.6180339887498949 % 1.0))
        return np.concatenate([price, price])

    def _run(self, lower: Array, upper: Array, price: Array, whole: bool) -> Array | None:
        count = len(price)
        places = np.arange(count, dtype=np.int32)
        self.solver.changeColsBounds(count, places, lower, upper)
        self.solver.changeColsCost(count, places, price)
        if whole != self.whole:
            self.whole = whole
            self.solver.changeColsIntegrality(count, places, np.full(count, int(whole), dtype=np.uint8))
        self.solver.clearSolver()  # from the start is many times faster than from the last answer
        self.solver.run()
        if not is_optimal(self.solver):
            return None
        moved = np.array(self.solver.getSolution().col_value)
        change = np.zeros(len(self.tables))
        change[self.cells] = (moved[: len(self.cells)] - moved[len(self.cells) :]) * self.unit
        change[np.abs(change) < TOLERANCE * self.unit] = 0.0
        return change
