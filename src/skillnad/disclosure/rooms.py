"""The room that sensitive cells need, and the changes found so far that show it is there."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from skillnad.disclosure.needs import Needs
from skillnad.disclosure.tables import Array, Tables

SLACK = 1e-6
_NOWHERE = -1


@dataclass(frozen=True)
class Witness:
    """A change that falls into no smaller ones: the cells that it moves, the demands that it comes to meet, how far."""

    moved: Array
    demands: Array
    reach: Array


class Rooms:
    """For every need two demands, up and down; how far the changes found so far come to meet each.

    A change counts for a demand if it moves none of the cells that the demand's attacker knows. whole: the attackers
    know that values are whole numbers, so only changes by whole numbers count.
    """

    def __init__(self, tables: Tables, ties: sparse.csr_array, required: Needs, *, whole: bool = False) -> None:
        self.ties = sparse.csc_array(abs(ties))
        self.whole = whole
        values = tables.values[required.cells]
        goals = np.concatenate([required.high - values, required.low - values])
        asked = np.flatnonzero(np.abs(goals) > SLACK)
        self.needs = asked % max(1, len(values))
        self.cells, self.goals = required.cells[self.needs], goals[asked]
        self.known = [np.array(required.known_to(int(need)), dtype=np.intp) for need in self.needs]
        self._knower = np.repeat(np.arange(len(asked)), [len(known) for known in self.known])
        self._known = np.concatenate([*self.known, np.zeros(0, dtype=np.intp)])
        self.enough = np.abs(self.goals) - SLACK * np.maximum(1.0, np.abs(self.goals))
        self.restore([])

    def learn(self, change: Array) -> None:
        """Note what a change shows, piece by piece that no sum ties to the others."""
        moved = np.flatnonzero(change)
        piece = np.full(len(change), _NOWHERE)
        piece[moved] = self._pieces(moved)
        reach = change[self.cells] * np.sign(self.goals)
        spoilt = self._knower[(piece[self._known] == piece[self.cells[self._knower]]) & (piece[self._known] >= 0)]
        reach[spoilt] = 0.0
        useful = np.flatnonzero(reach > 0)
        where = piece[self.cells[useful]]
        for name in np.unique(where):
            inside = moved[piece[moved] == name]
            if self.whole and not np.allclose(change[inside], np.round(change[inside]), rtol=0, atol=SLACK):
                continue
            demands = useful[where == name]
            self._count(Witness(inside, demands, reach[demands]))

    def _pieces(self, moved: Array) -> Array:
        part = self.ties[:, moved]
        both = sparse.block_array([[None, part], [part.T, None]])
        return np.asarray(connected_components(both, directed=False)[1][self.ties.shape[0] :])

    def _count(self, witness: Witness) -> None:
        self.witnesses.append(witness)
        self.reach[witness.demands] = np.maximum(self.reach[witness.demands], witness.reach)

    def forget(self, cell: int) -> None:
        """Go without the witnesses that move a cell."""
        self.restore([witness for witness in self.witnesses if cell not in witness.moved])

    def restore(self, witnesses: list[Witness]) -> None:
        """Go by these witnesses and no others."""
        self.witnesses: list[Witness] = []
        self.hopeless: set[int] = set()
        self.reach = np.zeros(len(self.goals))
        for witness in witnesses:
            self._count(witness)

    def is_met(self, demand: int) -> bool:
        """Whether a demand is met."""
        return bool(self.reach[demand] >= self.enough[demand])

    def lacking(self) -> list[int]:
        """Demands that no change meets yet, the hardest first; those of attackers who know more after all others."""
        unmet = np.flatnonzero(self.reach < self.enough)
        knows = np.array([len(self.known[demand]) for demand in unmet])
        order = np.lexsort((unmet, self.reach[unmet] - np.abs(self.goals[unmet]), knows))
        return [int(demand) for demand in unmet[order] if int(demand) not in self.hopeless]

    def apart(self, lacking: list[int], most: int) -> list[int]:
        """Some of the demands that no sum holds together, so that one change can meet them all."""
        used = np.zeros(self.ties.shape[0], dtype=bool)
        still: set[int] = set()
        moving: set[int] = set()
        taken: list[int] = []
        for demand in lacking:
            cell, known = int(self.cells[demand]), {int(one) for one in self.known[demand]}
            rows = self.ties.indices[self.ties.indptr[cell] : self.ties.indptr[cell + 1]]
            if cell in moving or cell in still or known & moving or used[rows].any():
                continue
            used[rows] = True
            moving.add(cell)
            still |= known
            taken.append(demand)
            if len(taken) >= most:
                break
        return taken
