"""Tables that somebody protected: which hidden values can be computed back, how closely, and by which sums."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict
from scipy import sparse
from scipy.optimize import linprog

from skillnad.disclosure.attack import attack
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.release.explaining import how
from skillnad.disclosure.release.system import System, label_of
from skillnad.disclosure.tables import Array, Tables
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

Kind = Literal["exact", "narrow"]
_SLACK = 1e-6


class Hole(BaseModel):
    """A hidden value that an attacker comes too close to.

    exact: it can be computed. narrow: it can be told that it is below the threshold, and more than its own mark says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    file: str
    row: int
    column: str
    label: str
    low: float
    high: float
    how: tuple[str, ...]


class AttackReport(BaseModel):
    """What an attacker can say of the hidden values of a release.

    narrowest: the smallest width among those that hold. derived: shares and averages beside the numbers, not used.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    policy: dict[str, object]
    files: tuple[str, ...]
    hidden: int
    holes: tuple[Hole, ...]
    narrowest: float | None
    derived: int


def attack_release(system: System, policy: Policy) -> AttackReport:
    """Attack every hidden value of tables that are tied by their sums.

    Raises:
        SkillnadError: no values fit all that is shown.
    """
    wanted = system.marked
    tables, free = with_bounds(system)
    _require_possible(system, tables, free)
    targets = np.concatenate([wanted, np.zeros(len(tables) - len(wanted), dtype=bool)])
    found = attack(tables, free, targets=targets)
    whole = _shown_are_whole(system)
    low, high = (np.ceil(found.low - _SLACK), np.floor(found.high + _SLACK)) if whole else (found.low, found.high)
    kinds = {int(cell): _kind(system, int(cell), low, high, policy) for cell in np.flatnonzero(wanted)}
    holes = [_hole(system, tables, free, cell, kind, low, high) for cell, kind in kinds.items() if kind]
    widths = [float(high[cell] - low[cell]) for cell, kind in kinds.items() if not kind]
    return AttackReport(
        policy=policy.model_dump(),
        files=tuple(str(layout.grid.path) for layout in system.layouts),
        hidden=len(kinds),
        holes=tuple(holes),
        narrowest=min((width for width in widths if np.isfinite(width)), default=None),
        derived=sum(len(layout.derived) for layout in system.layouts),
    )


def with_bounds(system: System) -> tuple[Tables, Array]:
    """The tables with what marks such as <5 say: a hidden value and its slack come to a known number."""
    tables, size = system.tables, len(system.cells)
    rows: list[dict[int, float]] = []
    values: list[float] = list(np.where(np.isnan(tables.values), 0.0, tables.values))
    free: list[bool] = list(system.unseen)
    for cell, one in enumerate(system.cells):
        if one.hidden is None or not np.isnan(one.value):
            continue
        for bound, sign in ((one.hidden.high, 1.0), (one.hidden.low or None, -1.0)):
            if bound is not None:
                rows.append({cell: 1.0, len(values): sign, len(values) + 1: -1.0})
                values += [0.0, bound]
                free += [True, False]
    places = [(line, cell, sign) for line, row in enumerate(rows) for cell, sign in row.items()]
    sums = sparse.csr_array(sparse.hstack([tables.sums, sparse.csr_array((tables.sums.shape[0], len(values) - size))]))
    if places:
        lines, cells, signs = zip(*places, strict=True)
        sums = sparse.csr_array(
            sparse.vstack([sums, sparse.csr_array((signs, (lines, cells)), shape=(len(rows), len(values)))])
        )
    labels = (*tables.labels, *(("",) * len(tables.dimensions),) * (len(values) - size))
    inner = np.concatenate([tables.inner, np.ones(len(values) - size, dtype=bool)])
    return Tables(tables.dimensions, labels, np.array(values), sums, inner), np.array(free, dtype=bool)


def _require_possible(system: System, tables: Tables, free: Array) -> None:
    cells = np.flatnonzero(free)
    right = -(tables.sums @ np.where(free, 0.0, tables.values))
    if len(cells) and linprog(np.zeros(len(cells)), A_eq=tables.sums[:, cells], b_eq=right).status == 2:
        raise SkillnadError(
            _("no values of the hidden cells fit all that is shown"),
            where=", ".join(str(layout.grid.path) for layout in system.layouts),
            remedy=_("If the numbers are rounded or changed by noise, they cannot be attacked by sums."),
        )


def _shown_are_whole(system: System) -> bool:
    shown = system.tables.values[~system.unseen]
    return bool((shown == np.round(shown)).all())


def _kind(system: System, cell: int, low: Array, high: Array, policy: Policy) -> Kind | None:
    mark = system.cells[cell].hidden
    if high[cell] - low[cell] < _SLACK:
        return "exact"
    said = mark is not None and mark.high is not None and low[cell] <= mark.low and high[cell] >= mark.high
    return "narrow" if high[cell] < policy.threshold and not said else None


def _hole(
    system: System,
    tables: Tables,
    free: Array,
    cell: int,
    kind: Kind,
    low: Array,
    high: Array,
) -> Hole:
    number, figure = system.cells[cell].places[0]
    layout = system.layouts[number]
    row, column = figure.place
    return Hole(
        kind=kind,
        file=str(layout.grid.path),
        row=row + layout.grid.first_line,
        column=layout.headings[column] if column < len(layout.headings) else str(column + 1),
        label=label_of(system, cell),
        low=float(low[cell]) + 0.0,
        high=float(high[cell]) + 0.0,
        how=tuple(how(system, tables, free, cell)),
    )


def as_text(report: AttackReport) -> str:
    """What was found, in words."""
    lines = [
        _("{files}: hidden numbers: {hidden}").format(files=", ".join(report.files), hidden=report.hidden),
        *(line for hole in report.holes for line in _hole_lines(hole)),
        _verdict(report),
    ]
    if report.derived:
        lines.append(_("Shares and averages beside the numbers were not used; they may tell more."))
    return "\n".join(lines) + "\n"


def _hole_lines(hole: Hole) -> Sequence[str]:
    place = _("row {row}, {column}: {label}").format(row=hole.row, column=hole.column, label=hole.label)
    if hole.kind == "exact":
        what = _("is {value}").format(value=f"{hole.low:g}")
    else:
        what = _("is at least {low} and at most {high}").format(low=f"{hole.low:g}", high=f"{hole.high:g}")
    return [f"  {hole.file}, {place} {what}", *(f"      {line}" for line in hole.how)]


def _verdict(report: AttackReport) -> str:
    exact = sum(hole.kind == "exact" for hole in report.holes)
    if report.holes:
        return _("Computed back exactly: {exact}. Bounded too closely: {narrow}.").format(
            exact=exact, narrow=len(report.holes) - exact
        )
    if report.narrowest is None:
        return _("No hidden number can be computed back, and none has an upper bound.")
    return _("No hidden number can be computed back; the narrowest interval is {width} wide.").format(
        width=f"{report.narrowest:g}"
    )
