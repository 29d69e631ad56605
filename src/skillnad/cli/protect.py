"""`skillnad protect`: hide what tables of an agency's own would reveal, so that it stays hidden."""

import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from skillnad.cli.output import progress, write_atomically
from skillnad.cli.reading import description_of
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

if TYPE_CHECKING:
    from skillnad.disclosure.policy import Policy

LONGEST_SECRET = 10_000


def protect(
    tables: list[Path] = typer.Argument(..., metavar=_("TABLE"), help=_("Tables: .csv, .xlsx or .px.")),
    policy: str = typer.Option(
        "", "--policy", metavar=_("NAME|FILE"), help=_("A policy by its name, or a policy file; the strictest wins.")
    ),
    method: str = typer.Option(
        "",
        "--method",
        metavar="suppress|round|cell-key",
        help=_("Hide, round, or add noise; otherwise as the policy says."),
    ),
    key: Path | None = typer.Option(
        None, "--key", metavar=_("FILE"), help=_("The secret of the cell key method; made if there is none.")
    ),
    ledger: Path | None = typer.Option(
        None, "--ledger", metavar=_("FILE"), help=_("The ledger of releases; made if there is none.")
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
    from skillnad.disclosure.release.protect_files import Task, protect_files
    from skillnad.disclosure.release.text import as_text

    chosen = _policy(policy, method)
    task = Task(
        paths=tuple(tables),
        description=description_of(describe, measure, across, dimension, total, sheet),
        policy=chosen,
        secret=_secret(key, keep=not dry_run) if chosen.method == "cell-key" else b"",
        to=None if dry_run else to,
        periods=tuple(period),
        ledger=ledger,
        outcome=outcome,
        loss="value" if loss == "value" else "cells",
        seconds=seconds,
    )
    with progress(_("Looking for what to hide")):
        report = protect_files(task)
    print(report.model_dump_json(indent=2) if as_json else as_text(report).rstrip())


def _policy(name: str, method: str) -> "Policy":
    from skillnad.disclosure.policy import DEFAULT_POLICY, Policy, policy_in_force
    from skillnad.disclosure.release.protect_files import with_method

    chosen = Policy.load(name) if name else None
    return policy_in_force(with_method(chosen or DEFAULT_POLICY, method) if method else chosen)


def _secret(path: Path | None, *, keep: bool) -> bytes:
    """The secret in a file; a new one is written where there is no file."""
    from skillnad.disclosure.cellkey import require_secret

    if path is None:
        raise SkillnadError(
            _("the cell key method needs a secret"),
            where="--key",
            remedy=_("Name a file to keep it in; one is made if there is none. The same secret gives the same noise."),
        )
    if not path.exists():
        made = secrets.token_hex(32)
        if keep:
            write_atomically(path, made + "\n")
            told = _("Wrote a new secret to {file}. Keep it: without it the noise will differ.")
            print(told.format(file=path), file=sys.stderr)
        return made.encode()
    return require_secret(path.read_bytes()[:LONGEST_SECRET], str(path))


def _check(to: Path | None, loss: str, *, dry_run: bool) -> None:
    if to is None and not dry_run:
        raise SkillnadError(_("say where the protected table goes"), remedy=_("Add --to FILE, or --dry-run."))
    if loss not in ("cells", "value"):
        raise SkillnadError(
            _("{option}: {value} is not known").format(option="--loss", value=loss),
            remedy=_("Write one of {words}.").format(words="cells, value"),
        )
