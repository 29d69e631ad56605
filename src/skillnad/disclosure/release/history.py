"""Between the cells of a release and the ledger: what was known before, and what is known after."""

import json
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.optimize import linprog

from skillnad.disclosure.ledger import Entry, File, Ledger, Seen, checksum
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.release.cell import Earlier, Key
from skillnad.disclosure.release.protecting import Suppression
from skillnad.disclosure.release.publishing import Prepared, discard
from skillnad.disclosure.release.system import System
from skillnad.errors import DisclosureError
from skillnad.language import gettext as _


def earlier_releases(ledger: Ledger) -> Earlier:
    """What the releases in a ledger show and hide."""
    cells = {_key(name): seen for name, seen in ledger.seen().items()}
    sums = tuple(tuple((_key(name), sign) for name, sign in terms) for terms in ledger.sums())
    return Earlier(cells, sums)


def filled(system: System) -> System:
    """The system with some value for each cell that was hidden before and that nothing tells now.

    Which of the possible values does not matter: what an attacker must reckon with is the same from all of them.

    Raises:
        DisclosureError: no values fit what was published before and what is to be shown now.
    """
    values = system.tables.values.copy()
    unknown = np.flatnonzero(np.isnan(values))
    if not len(unknown):
        return system
    right = -(system.tables.sums @ np.where(np.isnan(values), 0.0, values))
    found = linprog(np.zeros(len(unknown)), A_eq=system.tables.sums[:, unknown], b_eq=right)
    if found.status != 0:
        raise DisclosureError(
            _("the table does not fit what was published before"),
            where=str(system.layouts[0].grid.path),
            remedy=_("If it is another period, name it with --period. If it was corrected, begin a new ledger."),
        )
    values[unknown] = found.x
    return replace(system, tables=replace(system.tables, values=values))


def entry_of(system: System, policy: Policy, prepared: Sequence[Prepared], found: Suppression | None) -> Entry:
    """What a release adds to the ledger; of rounded or noisy numbers only that they were published."""
    files = tuple(File(one.target, one.temporary, checksum(one.temporary)) for one in prepared)
    if found is None:
        return Entry(policy.method, policy.model_dump(), files, {}, ())
    cells = {_name(cell.key): _seen(system, found, number) for number, cell in enumerate(system.cells) if cell.places}
    return Entry("suppress", policy.model_dump(), files, cells, tuple(_sums(system)))


def publish(prepared: Sequence[Prepared], ledger: Ledger | None, entry: Entry | None) -> None:
    """Put files in their places, entered in the ledger before and confirmed after."""
    if ledger is None or entry is None:
        for one in prepared:
            one.publish()
        return
    try:
        release = ledger.enter(entry)
    except BaseException:
        discard(prepared)
        raise
    for one in prepared:
        one.publish()
    ledger.confirm(release)


def _seen(system: System, found: Suppression, number: int) -> Seen:
    if found.hidden[number]:
        return Seen(False, float(found.low[number]), float(found.high[number]))
    value = float(system.tables.values[number])
    return Seen(True, value, value)


def _sums(system: System) -> list[tuple[tuple[str, float], ...]]:
    return [tuple((_name(key), sign) for key, sign in terms) for terms in system.sums]


def _name(key: Key) -> str:
    return json.dumps(key, ensure_ascii=False)


def _key(name: str) -> Key:
    measure, labels = json.loads(name)
    return measure, tuple((column, label) for column, label in labels)
