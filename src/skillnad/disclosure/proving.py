"""Whether every sensitive cell keeps its room, shown by tables that the attacker cannot rule out."""

from dataclasses import dataclass

import numpy as np

from skillnad.disclosure.changes import Changes
from skillnad.disclosure.facts import Facts
from skillnad.disclosure.needs import Needs
from skillnad.disclosure.rooms import Rooms
from skillnad.disclosure.search import Search
from skillnad.disclosure.tables import Array, Tables

_AT_ONCE = 1_000


@dataclass(frozen=True)
class Proof:
    """For each need, whether it is met, and how far down and up its attacker must reckon with at least.

    Where a need is met the true interval may be wider still; where it is not, no change of the table leads further than
    the end that falls short.
    """

    protected: Array
    low: Array
    high: Array


def prove(tables: Tables, hidden: Array, required: Needs, *, facts: Facts | None = None, whole: bool = False) -> Proof:
    """Attack the hidden cells until each need is met or is shown not to be.

    facts: what is known beside what is shown. whole: use that counts are whole numbers.
    """
    changes = Changes(tables, hidden, facts, unit(tables, required, whole))
    rooms = Rooms(tables, changes.ties, required, whole=whole)
    shown = np.flatnonzero(~hidden[rooms.cells])
    rooms.hopeless |= {int(demand) for demand in shown}
    Search(changes, rooms, np.zeros(len(tables)), _AT_ONCE).run()
    values = tables.values[required.cells].astype(float)
    protected, low, high = np.ones(len(values), dtype=bool), values.copy(), values.copy()
    protected[rooms.needs[sorted(rooms.hopeless)]] = False
    up = rooms.goals > 0
    high[rooms.needs[up]] += rooms.reach[up]
    low[rooms.needs[~up]] -= rooms.reach[~up]
    return Proof(protected, low, high)


def unit(tables: Tables, required: Needs, whole: bool) -> float:
    """The amount that the solver counts as one: the usual need, so that small and large amounts are solved alike."""
    values = tables.values[required.cells]
    rooms = np.maximum(required.high - values, values - required.low)
    return 1.0 if whole or not (rooms > 0).any() else float(np.median(rooms[rooms > 0]))
