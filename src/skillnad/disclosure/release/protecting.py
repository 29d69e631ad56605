"""Which cells of a release are hidden, why, and what interval an attacker is left with."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from skillnad.disclosure.attack import Intervals, attack
from skillnad.disclosure.needs import Needs, needs
from skillnad.disclosure.optimal import suppress_optimally
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.release.system import System
from skillnad.disclosure.suppression import Loss, Pattern, costs, is_protected, suppress_quickly
from skillnad.disclosure.tables import Array, Tables

MOST_FOR_OPTIMUM = 1_500
_TIE = 1e-4
_EXACT = 1e-6


@dataclass(frozen=True)
class Suppression:
    """What is hidden in a release.

    hidden: cells of the files that are hidden. low, high: the interval that an attacker is left with. sensitive: those
    hidden for their own sake. lost: sensitive cells that cannot be protected, since too much is known already.
    """

    hidden: Array
    low: Array
    high: Array
    sensitive: Array
    lost: Array
    threshold: int
    loss: float
    bound: float | None


def suppress(
    system: System,
    policy: Policy,
    *,
    outcome: str | None = None,
    loss: Loss = "cells",
    seconds: float = 60.0,
) -> Suppression:
    """Hide the sensitive cells of a release and as few others as it takes.

    outcome: the dimension whose codes are results, for policies that protect groups in which all have the same. What an
    earlier release showed is known, and what it hid stays hidden.
    """
    tables = system.tables
    known = system.known
    required = needs(tables, policy, outcome=outcome, singletons=True) + _earlier_needs(system, policy)
    open_ = ~system.published & ~known
    kept, lost = _possible(tables, required, known)
    # Between choices that lose the same, the one that hides the smaller numbers.
    price = costs(tables, loss) + _TIE * tables.values / max(tables.values.max(initial=0.0), 1.0)
    cost = np.where(known, np.inf, np.where(open_, 0.0, price))
    hidden, total, bound = open_.copy(), 0.0, 0.0
    for cells, part, wanted in _components(tables, kept):
        pattern = _pattern(part, _with_free(part, wanted, open_[cells]), cost[cells], seconds)
        hidden[cells[pattern.hidden]] = True
        total += pattern.loss
        bound = np.nan if pattern.bound is None else bound + pattern.bound
    hidden, found = _without_told(tables, kept, hidden & ~known, open_)
    return Suppression(
        hidden=hidden & system.published,
        low=_up(found.low, tables.values),
        high=_down(found.high, tables.values),
        sensitive=kept.mask(len(tables)),
        lost=lost,
        threshold=policy.threshold,
        loss=total,
        bound=None if np.isnan(bound) else bound,
    )


def _without_told(tables: Tables, required: Needs, hidden: Array, open_: Array) -> tuple[Array, Intervals]:
    """The hidden cells without those that anyone can compute all the same, since hiding them serves nothing."""
    found = attack(tables, hidden)
    sensitive = required.mask(len(tables))
    low, high = _up(found.low, tables.values), _down(found.high, tables.values)
    told = hidden & ~sensitive & ~open_ & (high - low < _EXACT)
    if not told.any():
        return hidden, found
    if not is_protected(tables, hidden & ~told, required).all():
        told &= found.high - found.low < _EXACT
    hidden = hidden & ~told
    return hidden, attack(tables, hidden)


def _possible(tables: Tables, required: Needs, known: Array) -> tuple[Needs, Array]:
    """The needs that can be met when all but what is known is hidden, and the cells whose needs cannot."""
    if not len(required.cells):
        return required, np.zeros(0, dtype=int)
    met = is_protected(tables, ~known, required) & ~known[required.cells]
    return _some(required, met), np.unique(required.cells[~met])


def _earlier_needs(system: System, policy: Policy) -> Needs:
    """Cells that an earlier release hid, and of which nothing more is known now than then, keep their room."""
    kept = [
        (number, cell.earlier)
        for number, cell in enumerate(system.cells)
        if cell.earlier and not cell.earlier.shown and np.isnan(cell.value) and not cell.places
    ]
    small = [(number, seen) for number, seen in kept if seen.low < policy.threshold]
    cells = np.array([number for number, _seen in small], dtype=int)
    values = system.tables.values[cells]
    low = np.minimum([seen.low for _number, seen in small], values)
    high = np.maximum([min(seen.high, policy.threshold) for _number, seen in small], values)
    return Needs(cells, low, high)


def _some(required: Needs, chosen: Array) -> Needs:
    """Some of the needs."""
    known = tuple(required.known_to(int(need)) for need in np.flatnonzero(chosen)) if required.known else ()
    return Needs(required.cells[chosen], required.low[chosen], required.high[chosen], known)


def _components(tables: Tables, required: Needs) -> Iterator[tuple[Array, Tables, Needs]]:
    """The parts of the system that no sum ties together, those that have something sensitive."""
    _count, part = connected_components(abs(tables.sums).T @ abs(tables.sums), directed=False)
    for number in np.unique(part[required.cells]):
        cells = np.flatnonzero(part == number)
        yield cells, _slice(tables, cells), _renumbered(_some(required, part[required.cells] == number), cells)


def _renumbered(required: Needs, cells: Array) -> Needs:
    known = tuple(tuple(int(place) for place in np.searchsorted(cells, one)) for one in required.known)
    return Needs(np.searchsorted(cells, required.cells), required.low, required.high, known)


def _slice(tables: Tables, cells: Array) -> Tables:
    sums = sparse.csr_array(tables.sums[:, cells])
    return Tables(
        dimensions=tables.dimensions,
        labels=tuple(tables.labels[cell] for cell in cells),
        values=tables.values[cells],
        sums=sums[np.flatnonzero(np.diff(sums.indptr))],
        inner=tables.inner[cells],
    )


def _with_free(tables: Tables, required: Needs, open_: Array) -> Needs:
    """Cells that stand in no file are hidden from the start, and need no room of their own."""
    extra = np.setdiff1d(np.flatnonzero(open_), required.cells)
    return required + Needs(extra, tables.values[extra], tables.values[extra])


def _pattern(tables: Tables, required: Needs, cost: Array, seconds: float) -> Pattern:
    if len(tables) <= MOST_FOR_OPTIMUM:
        return suppress_optimally(tables, required, cost, seconds=seconds)
    return suppress_quickly(tables, required, cost)


def _up(low: Array, values: Array) -> Array:
    """Counts are whole, and so are the ends of what an attacker must reckon with."""
    return np.ceil(low - 1e-6) + 0.0 if _are_whole(values) else low


def _down(high: Array, values: Array) -> Array:
    return np.floor(high + 1e-6) if _are_whole(values) else high


def _are_whole(values: Array) -> bool:
    return bool((values == np.round(values)).all())
