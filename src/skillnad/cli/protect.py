"""`skillnad protect`: hide what tables of an agency's own would reveal, so that it stays hidden."""

from pathlib import Path

import typer

from skillnad.cli.output import progress
from skillnad.cli.reading import description_of
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


def protect(
    tables: list[Path] = typer.Argument(..., metavar=_("TABLE"), help=_("Tables: .csv, .xlsx or .px.")),
    policy: str = typer.Option(
        "", "--policy", metavar=_("NAME|FILE"), help=_("A policy by its name, or a policy file; the strictest wins.")
    ),
    outcome: str | None = typer.Option(
        None, "--outcome", metavar=_("COLUMN"), help=_("The column with results, where all may have the same.")
    ),
    to: Path | None = typer.Option(
        None, "--to", metavar=_("FILE"), help=_("Where the protected table goes; a folder for several.")
    ),
    describe: Path | None = typer.Option(
        None, "--describe", metavar=_("FILE"), help=_("How the tables are to be read, as TOML.")
    ),
    measure: str | None = typer.Option(None, "--measure", metavar=_("COLUMN"), help=_("The column with the numbers.")),
    across: str | None = typer.Option(
        None, "--across", metavar=_("NAME"), help=_("What the columns with numbers divide by.")
    ),
    dimension: list[str] = typer.Option(
        [], "--dimension", metavar=_("COLUMN"), help=_("A column that divides the table; may be repeated.")
    ),
    total: list[str] = typer.Option(
        [], "--total", metavar=_("COLUMN=LABEL"), help=_("The label that stands for all; may be repeated.")
    ),
    period: list[str] = typer.Option(
        [], "--period", metavar=_("PERIOD"), help=_("The period of each table, where they do not say it.")
    ),
    sheet: str | None = typer.Option(None, "--sheet", metavar=_("NAME"), help=_("The sheet of a workbook.")),
    loss: str = typer.Option(
        "cells", "--loss", metavar="cells|value", help=_("What to hide as little as possible of.")
    ),
    seconds: float = typer.Option(
        60.0, "--seconds", metavar=_("NUMBER"), min=1, help=_("How long to look for the least loss.")
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help=_("Show what would be hidden; write nothing.")),
    as_json: bool = typer.Option(False, "--json", help=_("Print the report as JSON.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Read, hide, write, report."""
    _language = language
    _check(to, loss, dry_run=dry_run)
    from skillnad.disclosure.policy import Policy, policy_in_force
    from skillnad.disclosure.release.protect_files import Task, protect_files
    from skillnad.disclosure.release.text import as_text

    task = Task(
        paths=tuple(tables),
        description=description_of(describe, measure, across, dimension, total, sheet),
        policy=policy_in_force(Policy.load(policy) if policy else None),
        to=None if dry_run else to,
        periods=tuple(period),
        outcome=outcome,
        loss="value" if loss == "value" else "cells",
        seconds=seconds,
    )
    with progress(_("Looking for what to hide")):
        report = protect_files(task)
    print(report.model_dump_json(indent=2) if as_json else as_text(report).rstrip())


def _check(to: Path | None, loss: str, *, dry_run: bool) -> None:
    if to is None and not dry_run:
        raise SkillnadError(_("say where the protected table goes"), remedy=_("Add --to FILE, or --dry-run."))
    if loss not in ("cells", "value"):
        raise SkillnadError(
            _("{option}: {value} is not known").format(option="--loss", value=loss),
            remedy=_("Write one of {words}.").format(words="cells, value"),
        )
