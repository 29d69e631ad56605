"""By which sums a hidden value is found: the fewest that an attacker needs."""

from collections.abc import Iterator

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from skillnad.disclosure.release.system import System, label_of
from skillnad.disclosure.tables import Array, Tables
from skillnad.language import gettext as _

MOST_TERMS = 8
_SLACK = 1e-7


def how(system: System, tables: Tables, free: Array, cell: int) -> Iterator[str]:
    """The sums, with their numbers, that bind a hidden cell."""
    if not free[cell]:
        number, figure = next(one for one in system.cells[cell].places if one[1].value is not None)
        yield _("shown in {where}").format(where=system.layouts[number].where(figure.place))
        return
    cells = np.flatnonzero(free)
    part = sparse.csr_array(tables.sums[:, cells])
    place = int(np.flatnonzero(cells == cell)[0])
    lines = _combination(part, place, np.diff(tables.sums.indptr).astype(float))
    by_sums_alone = lines is not None
    if lines is None:
        lines = _bounding(tables, part, free, place)
    for line in lines:
        if line < system.tables.sums.shape[0]:
            yield _sum_in_words(system, tables, free, int(line))
    if not by_sums_alone:
        yield _("and no number is below 0")


def _combination(part: sparse.csr_array, place: int, terms: Array) -> Array | None:
    """The sums whose combination leaves the cell alone, with the fewest terms; `None` where there is none."""
    goal = np.zeros(part.shape[1])
    goal[place] = 1.0
    both = sparse.hstack([part.T, -part.T])
    found = linprog(np.concatenate([terms, terms]), A_eq=both, b_eq=goal)
    if found.status != 0:
        return None
    weights = found.x[: part.shape[0]] - found.x[part.shape[0] :]
    return np.flatnonzero(abs(weights) > _SLACK)


def _bounding(tables: Tables, part: sparse.csr_array, free: Array, place: int) -> Array:
    """The sums that hold the cell down from above and up from below."""
    right = -(tables.sums @ np.where(free, 0.0, tables.values))
    used = np.zeros(part.shape[0], dtype=bool)
    for sign in (1.0, -1.0):
        goal = np.zeros(part.shape[1])
        goal[place] = sign
        found = linprog(goal, A_eq=part, b_eq=right)
        if found.status == 0:
            used |= abs(found.eqlin.marginals) > _SLACK
    return np.flatnonzero(used)


def _sum_in_words(system: System, tables: Tables, free: Array, line: int) -> str:
    span = slice(tables.sums.indptr[line], tables.sums.indptr[line + 1])
    cells, signs = tables.sums.indices[span], tables.sums.data[span]
    whole = [_term(system, tables, free, int(cell)) for cell in cells[signs < 0]]
    parts = [_term(system, tables, free, int(cell)) for cell in cells[signs > 0]]
    more = [_("{n} more").format(n=len(parts) - MOST_TERMS)] if len(parts) > MOST_TERMS else []
    return f"{' + '.join(whole)} = {' + '.join([*parts[:MOST_TERMS], *more])}"


def _term(system: System, tables: Tables, free: Array, cell: int) -> str:
    value = "?" if free[cell] else f"{tables.values[cell]:g}"
    return f"{value} ({label_of(system, cell)})"
