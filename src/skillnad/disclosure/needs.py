"""Which cells are sensitive, and how much room an attacker must be left around each.

Counts: below the threshold, and where asked for groups in which all have the same result. Amounts: few contributors,
(n, k) dominance and the p % rule, with the room that the Handbook on Statistical Disclosure Control (Hundepool et al.
2010, table 4.2) asks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from skillnad.disclosure.policy import Policy
from skillnad.disclosure.tables import TOTAL, Array, Tables

FEW_CONTRIBUTORS_PERCENT = 10.0  # the room of an amount that is sensitive for its few contributors alone


@dataclass(frozen=True)
class Needs:
    """The sensitive cells, and for each the interval that an attacker's own must reach over.

    A count from 1 to just below the threshold is sensitive. Its attacker must have to reckon with a value below it and
    with one of at least the threshold, so that neither the value nor that it is small can be told.

    known: for each need the hidden cells whose value its attacker knows beforehand: a cell of one respondent is known
    to that respondent. Empty where no attacker knows anything. A cell stands once for each attacker, so `cells` may
    hold it several times.
    """

    cells: Array
    low: Array
    high: Array
    known: tuple[tuple[int, ...], ...] = ()

    def mask(self, size: int) -> Array:
        """The sensitive cells among all."""
        mask = np.zeros(size, dtype=bool)
        mask[self.cells] = True
        return mask

    def known_to(self, need: int) -> tuple[int, ...]:
        """The hidden cells that the attacker of a need knows."""
        return self.known[need] if self.known else ()

    def __add__(self, other: Needs) -> Needs:
        """The needs of both."""
        return Needs(
            np.concatenate([self.cells, other.cells]),
            np.concatenate([self.low, other.low]),
            np.concatenate([self.high, other.high]),
            (*self._all_known(), *other._all_known()) if self.known or other.known else (),
        )

    def _all_known(self) -> tuple[tuple[int, ...], ...]:
        return self.known or ((),) * len(self.cells)


@dataclass(frozen=True)
class Contributions:
    """What the cells of a table of amounts are made of.

    persons: how many contribute to each cell. largest: for each cell its largest contributions, the largest first,
    as many as the rules look at; 0 where there are fewer.
    """

    persons: Array
    largest: Array


def needs(tables: Tables, policy: Policy, *, outcome: str | None = None, singletons: bool = False) -> Needs:
    """The sensitive counts of tables under a policy.

    outcome: the dimension whose codes are results; with it, and where the policy says so, groups in which all have
    the same result are sensitive. singletons: reckon with respondents who are alone in a cell and know it.
    """
    cells = np.flatnonzero((tables.values > 0) & (tables.values < policy.threshold))
    required = Needs(cells, tables.values[cells] - 1.0, np.full(len(cells), float(policy.threshold)))
    if outcome is not None and policy.group_disclosure:
        required += _group_needs(tables, tables.dimensions.index(outcome))
    return _with_singletons(tables, required, tables.values == 1) if singletons else required


def _group_needs(tables: Tables, axis: int) -> Needs:
    """Where all in a group have one result, the attacker must have to reckon with somebody who has another."""
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for cell, label in enumerate(tables.labels):
        if label[axis] != TOTAL and tables.values[cell] > 0:
            groups[label[:axis] + label[axis + 1 :]].append(cell)
    cells = np.array([found[0] for found in groups.values() if len(found) == 1], dtype=int)
    return Needs(cells, tables.values[cells] - 1.0, tables.values[cells])


def amount_needs(tables: Tables, contributions: Contributions, policy: Policy) -> Needs:
    """The sensitive amounts of tables under a policy, lone contributors reckoned with."""
    rooms = np.max(list(_rooms(tables.values, contributions, policy)), axis=0)
    cells = np.flatnonzero(rooms > 0)
    values, room = tables.values[cells], rooms[cells]
    required = Needs(cells, np.maximum(values - room, 0.0), values + room)
    return _with_singletons(tables, required, contributions.persons == 1)


def _rooms(values: Array, made_of: Contributions, policy: Policy) -> Iterator[Array]:
    """For each rule, how far up and down the attacker must have to reckon; 0 where a cell is safe."""
    few = (made_of.persons > 0) & (made_of.persons < policy.threshold)
    yield np.where(few, values * (policy.p_percent or FEW_CONTRIBUTORS_PERCENT) / 100, 0.0)
    if policy.dominance is not None:
        yield dominance_room(values, made_of.largest, *policy.dominance)
    if policy.p_percent is not None:
        yield p_percent_room(values, made_of.largest, policy.p_percent)


def dominance_room(values: Array, largest: Array, n: int, k: float) -> Array:
    """The n largest are at least k % of the value: it must seem possible that they are less.

    >>> dominance_room(np.array([100.0, 100.0]), np.array([[90.0], [50.0]]), 1, 80.0).tolist()
    [12.5, 0.0]
    """
    return np.asarray(_positive(100 / k * largest[:, :n].sum(axis=1) - values, touching=True, scale=values))


def p_percent_room(values: Array, largest: Array, p: float) -> Array:
    """The second largest contributor takes off the own part and knows the largest to within the rest.

    >>> p_percent_room(np.array([100.0, 100.0]), np.array([[60.0, 38.0], [50.0, 30.0]]), 10.0).tolist()
    [4.0, 0.0]
    """
    rest = values - largest[:, 0] - largest[:, 1]
    return np.asarray(_positive(p / 100 * largest[:, 0] - rest, touching=False, scale=values))


def _positive(room: Array, *, touching: bool, scale: Array) -> Array:
    """The room where it is positive; with `touching` a value just on the limit needs the least room there is."""
    if not touching:
        return np.maximum(room, 0.0)
    return np.where((room >= 0) & (scale > 0), np.maximum(room, 1e-6 * scale), 0.0)


def _with_singletons(tables: Tables, required: Needs, single: Array) -> Needs:
    """The same needs, and once more for every lone respondent in a cell that some sum ties to the sensitive one."""
    if not single.any():
        return required
    neighbours = sparse.csr_array(abs(tables.sums).T @ abs(tables.sums))
    extra = [
        (need, other)
        for need, cell in enumerate(required.cells)
        for other in neighbours.indices[neighbours.indptr[cell] : neighbours.indptr[cell + 1]]
        if single[other] and other != cell
    ]
    if not extra:
        return required
    index = np.array([need for need, _other in extra])
    known = tuple((int(other),) for _need, other in extra)
    return required + Needs(required.cells[index], required.low[index], required.high[index], known)
