"""What was done to a release, as data: for the one who publishes, not for publication."""

from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from skillnad.disclosure.policy import Policy
from skillnad.disclosure.release.cell import Key
from skillnad.disclosure.release.disturbing import Disturbed
from skillnad.disclosure.release.protecting import Suppression
from skillnad.disclosure.release.system import System, label_of, terms_of
from skillnad.disclosure.release.words import MEN, SEX, WOMEN
from skillnad.disclosure.widening import share_reach

Reason = Literal["small", "group", "dominance", "complementary"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HiddenCell(_Part):
    """A hidden cell: where it stands, what it is of, why it is hidden, and the interval an attacker is left with.

    `high` is `None` where there is no upper end.
    """

    file: str
    row: int
    column: str
    label: str
    reason: Reason
    low: float
    high: float | None


class TableReport(_Part):
    """One table: its cells, how many are hidden for which reason, what they come to, and the narrowest interval.

    advice: labels that could be merged instead, so that nothing needs to be hidden.
    """

    file: str
    written: str | None
    cells: int
    hidden: dict[Reason, int]
    value: float
    share_of_value: float
    narrowest: HiddenCell | None
    derived_hidden: int
    advice: str = ""


class ShareEffect(_Part):
    """How far women's share of a group may be off, as a share; with noise at 95 % confidence, with rounding at most."""

    label: str
    women: float
    men: float
    reach: float


class DisturbanceReport(_Part):
    """What rounding or noise did: how many numbers changed, by how much at most, and which totals do not add up.

    reach, variance: how far a number may be from the true one, and the variance of noise.
    """

    changed: int
    reach: float
    variance: float | None
    broken: tuple[str, ...]
    effects: tuple[ShareEffect, ...]


class ReleaseReport(_Part):
    """What was hidden in the tables of a release.

    loss, least_loss: the loss that was had, and the least that was shown to be possible; `None` where none was shown.
    """

    policy: dict[str, object]
    method: str
    tables: tuple[TableReport, ...]
    hidden: tuple[HiddenCell, ...]
    loss: float
    least_loss: float | None
    lost: tuple[str, ...] = ()
    disturbance: DisturbanceReport | None = None
    notices: tuple[str, ...] = ()

    @property
    def is_optimal(self) -> bool:
        """Whether no other choice loses less."""
        return self.least_loss is not None and self.loss <= self.least_loss * (1 + 1e-6)


def report_of(system: System, found: Suppression, policy: Policy, written: tuple[str | None, ...]) -> ReleaseReport:
    """The report of a suppression; `written` names the file that each table goes to."""
    hidden = tuple(
        _hidden(system, found, cell, number, place)
        for cell in range(len(system.cells))
        if found.hidden[cell]
        for place, (number, _figure) in enumerate(system.cells[cell].places)
    )
    return ReleaseReport(
        policy=policy.model_dump(),
        method="suppress",
        tables=tuple(_table(system, found, number, hidden, name) for number, name in enumerate(written)),
        hidden=hidden,
        loss=found.loss,
        least_loss=found.bound,
        lost=tuple(label_of(system, int(cell)) for cell in found.lost),
    )


def disturbed_report(
    system: System, found: Disturbed, policy: Policy, written: tuple[str | None, ...]
) -> ReleaseReport:
    """The report of rounding or noise."""
    changed = system.published & (found.values != system.tables.values)
    return ReleaseReport(
        policy=policy.model_dump(),
        method=policy.method,
        tables=tuple(_untouched(system, number, name) for number, name in enumerate(written)),
        hidden=(),
        loss=float(abs(found.values - system.tables.values)[system.published].sum()),
        least_loss=None,
        disturbance=DisturbanceReport(
            changed=int(changed.sum()),
            reach=found.disturbance.reach,
            variance=found.disturbance.variance,
            broken=tuple(label_of(system, terms_of(system.tables, int(line))[0][0]) for line in found.broken),
            effects=_effects(system, found),
        ),
    )


def _untouched(system: System, number: int, written: str | None) -> TableReport:
    layout = system.layouts[number]
    return TableReport(
        file=str(layout.grid.path),
        written=written,
        cells=len(layout.figures),
        hidden={},
        value=0.0,
        share_of_value=0.0,
        narrowest=None,
        derived_hidden=len(layout.derived),
    )


def _effects(system: System, found: Disturbed) -> tuple[ShareEffect, ...]:
    """The group where women's share may be farthest off, and the one where it is least."""
    index = {cell.key: place for place, cell in enumerate(system.cells) if cell.places}
    pairs = [
        (place, index[other])
        for key, place in index.items()
        if (SEX, WOMEN) in key[1] and (other := _of_men(key)) in index
    ]
    effects = [
        ShareEffect(
            label=label_of(system, one, but_for=SEX),
            women=float(found.values[one]),
            men=float(found.values[two]),
            reach=share_reach(float(found.values[one]), float(found.values[two]), found.disturbance),
        )
        for one, two in pairs
        if found.values[one] + found.values[two] > 0
    ]
    effects.sort(key=lambda effect: (-effect.reach, effect.label))
    return tuple(effects[:1] + effects[1:][-1:])


def _of_men(key: Key) -> Key:
    return key[0], tuple(sorted((SEX, MEN) if part == (SEX, WOMEN) else part for part in key[1]))


def _hidden(system: System, found: Suppression, cell: int, number: int, place: int) -> HiddenCell:
    layout = system.layouts[number]
    row, column = system.cells[cell].places[place][1].place
    high = float(found.high[cell])
    return HiddenCell(
        file=str(layout.grid.path),
        row=row + layout.grid.first_line,
        column=layout.headings[column] if column < len(layout.headings) else str(column + 1),
        label=label_of(system, cell),
        reason=_reason(system, found, cell),
        low=float(found.low[cell]) + 0.0,
        high=None if high == float("inf") else high,
    )


def _reason(system: System, found: Suppression, cell: int) -> Reason:
    if not found.sensitive[cell]:
        return "complementary"
    return "small" if system.tables.values[cell] < found.threshold else "group"


def _table(
    system: System, found: Suppression, number: int, hidden: tuple[HiddenCell, ...], written: str | None
) -> TableReport:
    layout = system.layouts[number]
    ours = [cell for cell in hidden if cell.file == str(layout.grid.path)]
    there = [place for place, cell in enumerate(system.cells) if any(n == number for n, _figure in cell.places)]
    gone = sum(float(system.tables.values[place]) for place in there if found.hidden[place])
    whole = sum(float(system.tables.values[place]) for place in there)
    return TableReport(
        file=str(layout.grid.path),
        written=written,
        cells=len(layout.figures),
        hidden={reason: n for reason in get_args(Reason) if (n := sum(cell.reason == reason for cell in ours))},
        value=gone,
        share_of_value=gone / whole if whole else 0.0,
        narrowest=min(ours, key=lambda cell: (cell.high or float("inf")) - cell.low, default=None),
        derived_hidden=len(layout.derived) if ours else 0,
    )
