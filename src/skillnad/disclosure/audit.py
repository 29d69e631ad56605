"""The audit of a protected comparison: what an attacker can tell of every small number from all that is left.

The tables behind a comparison are linked: women, men and unknown, by step, by period, and by the levels of each factor
one at a time. All of them are put into one system of sums and attacked together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from skillnad.disclosure.attack import Intervals, attack
from skillnad.disclosure.linked import Linked
from skillnad.disclosure.needs import Needs
from skillnad.disclosure.places import Place
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.tables import Array, Tables
from skillnad.disclosure.witness import without_witness
from skillnad.gaps import Gap

MOST_ATTACKED = 300  # more than so many without a proof by example are taken to be told
_SLACK = 1e-6


@dataclass(frozen=True)
class TableAudit:
    """One of the tables: how many of its numbers are shown, how many withheld because they are sensitive and how many
    for the sake of these, and the narrowest interval that an attacker is left for a sensitive one."""

    table: str
    shown: int
    sensitive: int
    complements: int
    narrowest: tuple[float, float] | None


@dataclass(frozen=True)
class Audit:
    """What the attack on everything that is published came to: the numbers that can be told."""

    told: tuple[Place, ...]
    system: Linked = field(repr=False)
    required: Needs = field(repr=False)
    threshold: int

    @property
    def passed(self) -> bool:
        """Whether every sensitive number has the room that the policy asks for."""
        return not self.told

    @cached_property
    def tables(self) -> tuple[TableAudit, ...]:
        """Each table in a line. Every sensitive number is attacked for it, which may take its time."""
        return (*_report(self.system, self.required), *_report_hidden(self.system, self.threshold))


def audit(before: list[Gap], after: list[Gap], policy: Policy) -> Audit:
    """Attack every small number of a comparison, given what is shown of it after protection."""
    system = Linked(before, after)
    required = system.needs(policy)
    told = [system.places[cell] for cell in required.cells[_told(system, required)]]
    told += [system.places[cell] for cell in told_to_the_lone(system.tables, system.hidden, required, policy.threshold)]
    return Audit(tuple(dict.fromkeys(told)), system, required, policy.threshold)


def _told(system: Linked, required: Needs) -> Array:
    """The needs, by number, that are not met."""
    doubtful = without_witness(system.tables, system.hidden, required)
    if len(doubtful) > MOST_ATTACKED:
        return doubtful
    targets = np.zeros(len(system.tables), dtype=bool)
    targets[required.cells[doubtful]] = True
    found = attack(system.tables, system.hidden, targets=targets)
    cells = required.cells[doubtful]
    narrow = (found.low[cells] > required.low[doubtful] + _SLACK) | (
        found.high[cells] < required.high[doubtful] - _SLACK
    )
    return np.asarray(doubtful[narrow])


def told_to_the_lone(tables: Tables, hidden: Array, required: Needs, threshold: int) -> list[int]:
    """The sensitive cells that somebody who is alone in another one can tell to be small.

    Whoever is alone in a part of a shown sum takes the own part off, and knows what the other hidden parts come to.
    """
    sensitive = required.mask(len(tables))
    told: list[int] = []
    for line in range(tables.sums.shape[0]):
        where = slice(tables.sums.indptr[line], tables.sums.indptr[line + 1])
        cells, weights = tables.sums.indices[where], tables.sums.data[where]
        parts = cells[hidden[cells]]
        if hidden[cells[weights < 0]].any() or not (tables.values[parts] == 1).any():
            continue
        if 0 < tables.values[parts].sum() - 1 < threshold:
            told += [int(cell) for cell in parts if sensitive[cell] and tables.values[cell] > 1]
    return told


def _report(system: Linked, required: Needs) -> tuple[TableAudit, ...]:
    """Each table in a line."""
    sensitive = required.mask(len(system.places))
    found = attack(system.tables, system.hidden, targets=sensitive)
    kinds = np.array([place.factor or ("period" if place.period else "all") for place in system.places])
    return tuple(_line(system, name, kinds == name, sensitive, found) for name in dict.fromkeys(kinds.tolist()))


def _report_hidden(system: Linked, threshold: int) -> tuple[TableAudit, ...]:
    """The tables of which nothing is shown, so that there is nothing to attack."""
    values: defaultdict[str, list[float]] = defaultdict(list)
    for place, persons in system.counted.items():
        if place.factor is not None and place not in system.number:
            values[place.factor].append(persons)
    few = {factor: sum(0 < persons < threshold for persons in found) for factor, found in values.items()}
    return tuple(TableAudit(factor, 0, few[factor], len(found) - few[factor], None) for factor, found in values.items())


def _line(system: Linked, name: str, here: Array, sensitive: Array, found: Intervals) -> TableAudit:
    counted = here & np.array([place in system.counted for place in system.places])
    hidden = counted & system.hidden
    risky = np.flatnonzero(hidden & sensitive)
    narrowest = None
    if len(risky):
        place = risky[np.argmin(found.width()[risky])]
        narrowest = float(found.low[place]), float(found.high[place])
    return TableAudit(name, int((counted & ~hidden).sum()), len(risky), int(hidden.sum()) - len(risky), narrowest)
