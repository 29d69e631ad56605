"""A release whose numbers are rounded, or changed by small noise, instead of hidden."""

from dataclasses import dataclass

import numpy as np

from skillnad.disclosure.cellkey import key_of, noise
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.release.cell import Key
from skillnad.disclosure.release.grid import Place, Shown
from skillnad.disclosure.release.system import System, terms_of
from skillnad.disclosure.rounding import round_controlled
from skillnad.disclosure.tables import Array
from skillnad.disclosure.widening import Disturbance
from skillnad.errors import DisclosureError
from skillnad.language import gettext as _


@dataclass(frozen=True)
class Disturbed:
    """The numbers that are shown, how far they may be from the true ones, and the sums that do not hold."""

    values: Array
    disturbance: Disturbance
    broken: Array
    is_least: bool | None = None


def rounded(system: System, policy: Policy, *, seconds: float = 60.0) -> Disturbed:
    """All numbers to multiples of the policy's base."""
    base = policy.rounding_base or 1
    found = round_controlled(system.tables, base, loose=~system.published, seconds=seconds)
    broken = np.array([line for line in found.broken if _is_shown(system, int(line))], dtype=int)
    return Disturbed(found.values, Disturbance(float(base - 1)), broken, found.is_least)


def noisy(system: System, policy: Policy, secret: bytes) -> Disturbed:
    """All counts with the noise that their keys pick.

    Raises:
        DisclosureError: some number is not a count.
    """
    values = system.tables.values
    if (values != np.round(values)).any():
        raise DisclosureError(
            _("noise is for counts, and some numbers have decimals"),
            where=str(system.layouts[0].grid.path),
            remedy=_("Choose --method suppress or round."),
        )
    design = policy.cell_key
    assert design is not None  # noqa: S101  # the policy requires it of the method
    names = group_names(system)
    shown = [noise(int(value), design).at(key_of(secret, name)) for value, name in zip(values, names, strict=True)]
    result = np.array(shown, dtype=float)
    off = abs(system.tables.sums @ result) > 1e-6
    broken = np.array([line for line in np.flatnonzero(off) if _is_shown(system, int(line))], dtype=int)
    return Disturbed(result, Disturbance(float(design.magnitude), design.variance), broken)


def group_names(system: System) -> list[str]:
    """A name for each cell's persons; a total with all its persons in one part has the same persons as that part."""
    names = [cell.key for cell in system.cells]
    values = system.tables.values
    changed = True
    while changed:
        changed = False
        for line in range(system.tables.sums.shape[0]):
            wholes, parts = terms_of(system.tables, line)
            filled = [part for part in (*wholes, *parts) if values[part] > 0]
            pair = {names[cell] for cell in filled}
            if len(filled) == 2 and len(pair) == 2:
                names[filled[0]] = names[filled[1]] = min(pair, key=_coarseness)
                changed = True
    return [repr(name) for name in names]


def _coarseness(key: Key) -> tuple[int, Key]:
    """The coarser name first, since it is the one that other tables have too."""
    return len(key[1]), key


def _is_shown(system: System, line: int) -> bool:
    wholes, parts = terms_of(system.tables, line)
    return all(system.cells[cell].places for cell in (*wholes, *parts))


def shown_changes(system: System, found: Disturbed, number: int) -> dict[Place, Shown]:
    """What changes in a table: the numbers, and shares and averages, which would tell the true ones."""
    changes: dict[Place, Shown] = {
        figure.place: int(found.values[cell])
        for cell, one in enumerate(system.cells)
        for place, figure in one.places
        if place == number and found.values[cell] != system.tables.values[cell]
    }
    return changes | dict.fromkeys(system.layouts[number].derived, "..")
