"""The report of a release in words."""

from collections.abc import Iterator

from skillnad.disclosure.release.advising import advice_in_words
from skillnad.disclosure.release.report import DisturbanceReport, HiddenCell, ReleaseReport, TableReport
from skillnad.language import current
from skillnad.language import gettext as _

MOST_SHOWN = 40
MOST_TOTALS = 5


def as_text(report: ReleaseReport) -> str:
    """What was hidden, why, what it cost, and how closely an attacker can come."""
    lines = [line for table in report.tables for line in _table(table, report)]
    told = _disturbed(report.disturbance) if report.disturbance else _quality(report)
    return "\n".join([*lines, *told, *report.notices]) + "\n"


def _table(table: TableReport, report: ReleaseReport) -> Iterator[str]:
    yield f"{table.file} → {table.written}" if table.written else table.file
    if report.disturbance:
        return
    total = sum(table.hidden.values())
    yield "  " + _("hidden: {hidden} of {cells} numbers").format(hidden=total, cells=table.cells)
    if not total:
        return
    for reason, count in table.hidden.items():
        yield f"    {reason_in_words(reason)}: {count}"
    yield "  " + _("what is hidden comes to {value} ({share} of all that the table adds up)").format(
        value=_plain(table.value), share=_percent(table.share_of_value)
    )
    if table.derived_hidden:
        yield "  " + _("shares and averages beside them are hidden too: {count}").format(count=table.derived_hidden)
    if table.narrowest:
        yield "  " + _("narrowest interval that an attacker is left with: {interval} ({label})").format(
            interval=interval(table.narrowest), label=table.narrowest.label
        )
    if table.advice:
        yield "  " + advice_in_words(table.advice)
    ours = [cell for cell in report.hidden if cell.file == table.file]
    for cell in ours[:MOST_SHOWN]:
        yield "    " + _("row {row}, {column}: {label}; {reason}; {interval}").format(
            row=cell.row,
            column=cell.column,
            label=cell.label,
            reason=reason_in_words(cell.reason),
            interval=interval(cell),
        )
    if len(ours) > MOST_SHOWN:
        yield "    " + _("{n} more; see --json").format(n=len(ours) - MOST_SHOWN)


def _quality(report: ReleaseReport) -> Iterator[str]:
    if report.lost:
        yield _("Cannot be protected, whatever else is hidden: {labels}").format(labels="; ".join(report.lost))
    if not report.hidden:
        yield _("Nothing needs to be hidden.")
    elif report.is_optimal:
        yield _("No other choice of cells loses less.")
    elif report.least_loss is None:
        yield _("Found by a fast method; how far it is from the least possible was not computed.")
    else:
        gap = 1 - report.least_loss / report.loss
        yield _("At most {share} of the loss could have been spared.").format(share=_percent(gap))


def _disturbed(what: DisturbanceReport) -> Iterator[str]:
    yield _("Numbers changed: {changed}, each by at most {reach}.").format(
        changed=what.changed, reach=_plain(what.reach)
    )
    if what.variance is not None:
        yield _("The noise has mean 0 and variance {variance}, and is the same for the same group everywhere.").format(
            variance=_plain(what.variance)
        )
    if what.broken:
        yield _("Totals that are no longer the sums of their parts: {n}, such as {labels}.").format(
            n=len(what.broken), labels="; ".join(dict.fromkeys(what.broken[:MOST_TOTALS]))
        )
    else:
        yield _("Every total is still the sum of its parts.")
    for effect in what.effects:
        yield _("Women's share may be off by {points} percentage points: {label}").format(
            points=_plain(round(100 * effect.reach, 1)), label=effect.label
        )
    yield _("Widen the interval of every difference that rests on these numbers by as much.")


def reason_in_words(reason: str) -> str:
    """Why a cell is hidden."""
    return {
        "small": _("small number"),
        "group": _("all in the group have the same result"),
        "dominance": _("one or a few make up most of it"),
        "complementary": _("so that another cannot be computed"),
    }[reason]


def interval(cell: HiddenCell) -> str:
    """The interval of a hidden cell."""
    high = "∞" if cell.high is None else _plain(cell.high)
    return f"{_plain(cell.low)}–{high}"


def _plain(value: float) -> str:
    text = f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"
    return text.replace(".", ",") if current() == "sv" else text


def _percent(share: float) -> str:
    return f"{_plain(round(100 * share, 1))} %"
