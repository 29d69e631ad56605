"""Proof by example that small numbers have their room: a few other tables, that fit all that is shown just as well.

Each solution of a linear programme is such a table, and shows for many cells at once that they could be smaller or
larger. Only those that no example was found for need to be attacked one by one.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from skillnad.disclosure.needs import Needs
from skillnad.disclosure.tables import Array, Tables

_SLACK = 1e-6


def without_witness(tables: Tables, hidden: Array, required: Needs) -> Array:
    """The needs, by number, that no example was found for."""
    system = _Hidden(tables, hidden)
    inside = np.flatnonzero(hidden[required.cells])
    places = system.place[required.cells[inside]]
    proven = np.zeros(len(required.cells), dtype=bool)
    larger = _proven(system, places, required.high[inside], 1.0)
    smaller = _proven(system, places, required.low[inside], -1.0)
    proven[inside] = larger & smaller
    return np.flatnonzero(~proven)


class _Hidden:
    """The sums among hidden cells and what they must come to."""

    def __init__(self, tables: Tables, hidden: Array) -> None:
        cells = np.flatnonzero(hidden)
        part = tables.sums[:, cells]
        lines = np.flatnonzero(np.diff(part.indptr))
        self.size = len(cells)
        self.system = part[lines]
        self.right = -(tables.sums[lines] @ np.where(hidden, 0.0, tables.values))
        self.place = np.full(len(tables), -1)
        self.place[cells] = np.arange(len(cells))


def _proven(system: _Hidden, places: Array, goals: Array, sign: float) -> Array:
    """Which cells some table has at or beyond their goals: above with `sign` 1, below with −1."""
    proven = np.zeros(len(places), dtype=bool)
    while not proven.all():
        open_ = np.flatnonzero(~proven)
        found = _example(system, places[open_], goals[open_], sign)
        new = sign * (found[places[open_]] - goals[open_]) >= -_SLACK
        if not new.any():
            break
        proven[open_[new]] = True
    return proven


def _example(system: _Hidden, places: Array, goals: Array, sign: float) -> Array:
    """The table in which the cells fall short of their goals by the least in all."""
    many = len(places)
    picked = sparse.csr_array((np.full(many, -sign), (np.arange(many), places)), shape=(many, system.size))
    # Each cell and what it lacks are together at least the goal (at most, for smaller ones).
    answer: Any = linprog(
        np.concatenate([np.zeros(system.size), np.ones(many)]),
        A_ub=sparse.hstack([picked, -sparse.eye_array(many)]),
        b_ub=-sign * goals,
        A_eq=sparse.hstack([system.system, sparse.csr_array((system.system.shape[0], many))]),
        b_eq=system.right,
        method="highs",
    )
    if answer.status != 0:
        raise ArithmeticError(f"no table fits what is shown: {answer.message}")
    return np.asarray(answer.x[: system.size])
