"""`skillnad attack`: try to compute back what somebody has hidden in tables."""

from pathlib import Path

import typer

from skillnad.cli.output import progress
from skillnad.cli.reading import description_of
from skillnad.language import gettext as _

FOUND = 1
DONE = 0


def attack(
    tables: list[Path] = typer.Argument(..., metavar=_("TABLE"), help=_("Protected tables: .csv, .xlsx or .px.")),
    policy: str = typer.Option(
        "", "--policy", metavar=_("NAME|FILE"), help=_("A policy by its name, or a policy file; the strictest wins.")
    ),
    hidden: list[str] = typer.Option(
        ["..", "x", "."], "--hidden", metavar=_("MARK"), help=_("What stands for a hidden number; may be repeated.")
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
    as_json: bool = typer.Option(False, "--json", help=_("Print the report as JSON.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> int:
    """Read, attack, tell."""
    _language = language
    from skillnad.disclosure.policy import Policy, policy_in_force
    from skillnad.disclosure.release.attacking import as_text, attack_release
    from skillnad.disclosure.release.protect_files import read_tables

    description = description_of(describe, measure, across, dimension, total, sheet)
    with progress(_("Computing what is hidden")):
        system = read_tables(tables, description, tuple(hidden), period)
        report = attack_release(system, policy_in_force(Policy.load(policy) if policy else None))
    print(report.model_dump_json(indent=2) if as_json else as_text(report).rstrip())
    return FOUND if report.holes else DONE
