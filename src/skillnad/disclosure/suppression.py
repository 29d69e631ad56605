"""Which further cells must be hidden so that the sensitive ones stay hidden, at little loss and fast.

Sensitive cells that lack room are given it many at a time, by the cheapest change of the table that moves each as far
as it must be able to go (Kelly, Golden & Assad 1992); what moves is hidden. Then the same is done again among the
hidden cells alone, where those that served most are cheapest, as long as less is hidden each time. Last, what was
hidden for nothing is shown again, the dearest first. The result is attacked like any other.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from skillnad.disclosure.changes import Changes
from skillnad.disclosure.facts import Facts
from skillnad.disclosure.needs import Needs
from skillnad.disclosure.proving import prove, unit
from skillnad.disclosure.rooms import Rooms
from skillnad.disclosure.search import Search
from skillnad.disclosure.tables import Array, Tables
from skillnad.errors import CellsError
from skillnad.language import gettext as _

Loss = Literal["cells", "value"]
_PASSES = 8
_BATCHES = 50  # a table's demands are met in about so many changes, but never fewer than a few at a time
_FEW = 4
_WORK = 200_000  # hidden cells times cells that may be shown again: in large tables only the dearest are tried


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


@dataclass(frozen=True)
class Problem:
    """What is to be protected, and what it costs to hide each cell; at an infinite cost it stays shown.

    facts: what is known beside what is shown. whole: attackers use that counts are whole numbers.
    """

    tables: Tables
    required: Needs
    cost: Array
    facts: Facts | None = None
    whole: bool = False

    @property
    def sensitive(self) -> Array:
        """The cells that are hidden in any case."""
        return self.required.mask(len(self.tables))

    def loss(self, hidden: Array) -> float:
        """What it costs to hide these cells."""
        return float(self.cost[hidden].sum())

    def open(self, free: Array) -> tuple[Changes, Rooms]:
        """The changes that move these cells alone, and the rooms that they are to make."""
        changes = Changes(self.tables, free, self.facts, unit(self.tables, self.required, self.whole))
        return changes, Rooms(self.tables, changes.ties, self.required, whole=self.whole)


def suppress_quickly(
    tables: Tables, required: Needs, cost: Array, *, facts: Facts | None = None, whole: bool = False
) -> Pattern:
    """A good pattern, fast. Raises `CellsError` if nothing that may be hidden protects the sensitive cells."""
    problem = Problem(tables, required, cost, facts, whole)
    search, hidden = _search(problem, np.isfinite(cost) | problem.sensitive, cost)
    if search.rooms.hopeless:
        raise _untellable(problem, search.rooms)
    for _pass in range(_PASSES):
        again, fewer = _search(problem, hidden, cost / (1.0 + search.uses))
        if again.rooms.hopeless or problem.loss(fewer) >= problem.loss(hidden):
            break
        search, hidden = again, fewer
    hidden = _show_again(problem, hidden)
    return Pattern(hidden, problem.loss(hidden), None)


def _search(problem: Problem, free: Array, cost: Array) -> tuple[Search, Array]:
    """Meet all demands with the free cells; the search and what it hid."""
    changes, rooms = problem.open(free)
    price = np.where(problem.sensitive | ~np.isfinite(cost), 0.0, cost)
    search = Search(changes, rooms, price, _few(rooms))
    search.run()
    return search, problem.sensitive | (search.uses > 0)


def _few(rooms: Rooms) -> int:
    return max(_FEW, len(rooms.goals) // _BATCHES)


def _show_again(problem: Problem, hidden: Array) -> Array:
    """Show what was hidden for nothing, the dearest first."""
    changes, rooms = problem.open(hidden)
    even = np.ones(len(problem.tables))  # so that every change moves few cells, and few proofs need a cell
    Search(changes, rooms, even, _few(rooms)).run()
    extra = np.flatnonzero(hidden & ~problem.sensitive)
    extra = extra[np.argsort(-problem.cost[extra], kind="stable")][: max(10, _WORK // max(1, int(hidden.sum())))]
    shown: list[int] = []
    for cell in extra:
        kept = rooms.witnesses
        rooms.forget(int(cell))
        if Search(changes, rooms, even, len(rooms.goals), [*shown, int(cell)]).run(give_up=True):
            shown.append(int(cell))
        else:
            rooms.restore(kept)
    fewer = hidden.copy()
    fewer[shown] = False
    return fewer


def _untellable(problem: Problem, rooms: Rooms) -> CellsError:
    cells = dict.fromkeys(int(rooms.cells[demand]) for demand in sorted(rooms.hopeless))
    first = problem.tables.labels[next(iter(cells))]
    return CellsError(
        _("{n} sensitive cells can be told whatever else is hidden").format(n=len(cells)),
        where=", ".join(first),
        remedy=_("Merge codes, or look at what was published before."),
    )


def is_protected(tables: Tables, hidden: Array, required: Needs) -> Array:
    """For each sensitive cell, whether the attacker is left the room that it needs."""
    return prove(tables, hidden, required).protected
