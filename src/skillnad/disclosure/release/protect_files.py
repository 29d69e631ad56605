"""From table files to protected table files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from skillnad.disclosure.ledger import Ledger
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.release.advising import advice_for
from skillnad.disclosure.release.cell import Earlier
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.disturbing import noisy, rounded, shown_changes
from skillnad.disclosure.release.grid import Place, Shown, read_grid
from skillnad.disclosure.release.history import earlier_releases, entry_of, filled, publish
from skillnad.disclosure.release.layout import lay_out
from skillnad.disclosure.release.protecting import Suppression, suppress
from skillnad.disclosure.release.publishing import changes_of, prepare, targets
from skillnad.disclosure.release.report import ReleaseReport, disturbed_report, report_of
from skillnad.disclosure.release.system import System, tie
from skillnad.disclosure.suppression import Loss
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

Names = tuple[str | None, ...]
Changes = list[Mapping[Place, Shown]]


@dataclass(frozen=True)
class Task:
    """Which tables to protect and how.

    to: where the protected ones go; nowhere to see what would be done. outcome: the dimension with results, for
    policies that protect groups in which all have the same. secret: what the noise of the cell key method comes from.
    ledger: where releases are entered; what they showed counts as known.
    """

    paths: tuple[Path, ...]
    description: Description
    policy: Policy
    to: Path | None = None
    periods: tuple[str, ...] = ()
    outcome: str | None = None
    secret: bytes = b""
    ledger: Path | None = None
    loss: Loss = "cells"
    seconds: float = 60.0


def read_tables(
    paths: Sequence[Path],
    description: Description,
    marks: tuple[str, ...] = (),
    periods: Sequence[str] = (),
    earlier: Earlier | None = None,
) -> System:
    """The cells of several tables, tied by their sums.

    marks: what stands for a hidden number; none may be hidden where there are no marks. periods: what period each table
    is about, where they do not say it. earlier: what was published before.

    Raises:
        SkillnadError: a table cannot be read, or does not add up.
    """
    if len(periods) not in (0, len(paths)):
        raise SkillnadError(
            _("{tables} tables and {periods} periods").format(tables=len(paths), periods=len(periods)),
            where="--period",
            remedy=_("Give one period for each table, in the same order."),
        )
    layouts = [lay_out(read_grid(path, description.sheet), description, marks) for path in paths]
    said = [description.model_copy(update={"period": period}) for period in periods] or [description] * len(paths)
    return tie(layouts, said, earlier)


def protect_files(task: Task) -> ReleaseReport:
    """Protect tables and write them, all or none.

    Raises:
        SkillnadError: a table cannot be read or does not add up, or its place cannot be written to.
    """
    out = targets(task.paths, task.to) if task.to else ()
    ledger = _ledger(task)
    names = tuple(map(str, out)) or (None,) * len(task.paths)
    earlier = earlier_releases(ledger) if ledger else None
    system = filled(read_tables(task.paths, task.description, periods=task.periods, earlier=earlier))
    found = _found(task, system) if task.policy.method == "suppress" else None
    report, changes = _hidden(task, system, names, found) if found else _changed(task, system, names)
    if out:
        prepared = prepare(system.layouts, changes, out)
        publish(prepared, ledger, entry_of(system, task.policy, prepared, found))
    return report


def _ledger(task: Task) -> Ledger | None:
    """The ledger, with what was cut off before finished."""
    if task.ledger is None or (task.to is None and not task.ledger.exists()):
        return None
    ledger = Ledger(task.ledger)
    ledger.settle()
    return ledger


def _found(task: Task, system: System) -> Suppression:
    outcome = _outcome(system, task.outcome)
    return suppress(system, task.policy, outcome=outcome, loss=task.loss, seconds=task.seconds)


def _hidden(task: Task, system: System, names: Names, found: Suppression) -> tuple[ReleaseReport, Changes]:
    report = report_of(system, found, task.policy, names)
    return _advised(task, system, report), [changes_of(system, found, number) for number in range(len(names))]


def _advised(task: Task, system: System, report: ReleaseReport) -> ReleaseReport:
    """The report with advice on merging, and with what the policy asks for and could not be looked for."""
    tables = tuple(
        table.model_copy(update={"advice": advice_for(layout, task.description, task.policy)})
        if table.hidden
        else table
        for table, layout in zip(report.tables, system.layouts, strict=True)
    )
    group = task.policy.group_disclosure and task.outcome is None
    said = _("Groups in which all have the same result were not looked for; name the column with --outcome.")
    return report.model_copy(update={"tables": tables, "notices": (said,) if group else ()})


def _changed(task: Task, system: System, names: Names) -> tuple[ReleaseReport, Changes]:
    if task.policy.method == "round":
        found = rounded(system, task.policy, seconds=task.seconds)
    else:
        found = noisy(system, task.policy, task.secret)
    return (
        disturbed_report(system, found, task.policy, names),
        [shown_changes(system, found, number) for number in range(len(names))],
    )


def with_method(policy: Policy, method: str) -> Policy:
    """The policy with another method, and the numbers that the method needs from a shipped policy where it has none.

    Raises:
        SkillnadError: there is no such method.
    """
    shipped = {"suppress": "default", "round": "rounded-5", "cell-key": "cell-key"}
    if method not in shipped:
        raise SkillnadError(
            _("{option}: {value} is not known").format(option="--method", value=method),
            remedy=_("Write one of {words}.").format(words=", ".join(shipped)),
        )
    usual = Policy.load(shipped[method])
    return Policy.model_validate(
        {
            **policy.model_dump(),
            "method": method,
            "rounding_base": policy.rounding_base or usual.rounding_base,
            "cell_key": policy.cell_key or usual.cell_key,
        }
    )


def _outcome(system: System, wanted: str | None) -> str | None:
    """The dimension with results, by its name in the tables."""
    if wanted is None or wanted.casefold() in system.tables.dimensions:
        return wanted.casefold() if wanted else None
    raise SkillnadError(
        _("there is no column {name}").format(name=wanted),
        where="--outcome",
        remedy=_("Write one of {words}.").format(words=", ".join(system.tables.dimensions)),
    )
