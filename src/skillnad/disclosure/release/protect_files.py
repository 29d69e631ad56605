"""From table files to protected table files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from skillnad.disclosure.policy import Policy
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.grid import read_grid
from skillnad.disclosure.release.layout import lay_out
from skillnad.disclosure.release.protecting import suppress
from skillnad.disclosure.release.publishing import changes_of, prepare, targets
from skillnad.disclosure.release.report import ReleaseReport, report_of
from skillnad.disclosure.release.system import System, tie
from skillnad.disclosure.suppression import Loss
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


@dataclass(frozen=True)
class Task:
    """Which tables to protect and how. to: where the protected ones go; nowhere to see what would be done."""

    paths: tuple[Path, ...]
    description: Description
    policy: Policy
    to: Path | None = None
    periods: tuple[str, ...] = ()
    outcome: str | None = None
    loss: Loss = "cells"
    seconds: float = 60.0


def read_tables(
    paths: Sequence[Path], description: Description, marks: tuple[str, ...] = (), periods: Sequence[str] = ()
) -> System:
    """The cells of several tables, tied by their sums.

    marks: what stands for a hidden number; none may be hidden where there are no marks. periods: what period each table
    is about, where they do not say it.

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
    return tie(layouts, said)


def protect_files(task: Task) -> ReleaseReport:
    """Protect tables and write them, all or none.

    Raises:
        SkillnadError: a table cannot be read or does not add up, or its place cannot be written to.
    """
    out = targets(task.paths, task.to) if task.to else ()
    system = read_tables(task.paths, task.description, periods=task.periods)
    outcome = _outcome(system, task.outcome)
    found = suppress(system, task.policy, outcome=outcome, loss=task.loss, seconds=task.seconds)
    report = report_of(system, found, task.policy, tuple(map(str, out)) or (None,) * len(task.paths))
    if out:
        changes = [changes_of(system, found, number) for number in range(len(out))]
        for made in prepare(system.layouts, changes, out):
            made.publish()
    return report


def _outcome(system: System, wanted: str | None) -> str | None:
    """The dimension with results, by its name in the tables."""
    if wanted is None or wanted.casefold() in system.tables.dimensions:
        return wanted.casefold() if wanted else None
    raise SkillnadError(
        _("there is no column {name}").format(name=wanted),
        where="--outcome",
        remedy=_("Write one of {words}.").format(words=", ".join(system.tables.dimensions)),
    )
