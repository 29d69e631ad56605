"""`skillnad backup`: the whole installation in one file."""

from pathlib import Path

import typer

from skillnad.cli.output import progress
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


def backup(
    file: Path = typer.Argument(..., metavar=_("FILE"), help=_("The file to write.")),
    any_database: bool = typer.Option(
        False, "--any-database", help=_("Write rows that both SQLite and PostgreSQL can take.")
    ),
    force: bool = typer.Option(False, "--force", help=_("Replace the file if there is one.")),
    home: Path | None = typer.Option(None, "--home", metavar=_("FOLDER"), help=_("The data folder.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Write database and files to one file, also while the system runs."""
    _language = language
    from skillnad.cli.web import start_django

    if file.exists() and not force:
        raise SkillnadError(
            _("there is a file of that name already"),
            where=str(file),
            remedy=_("Choose another name, or replace it with --force."),
        )
    start_django(home)
    from skillnad.programme.backup.package import back_up

    with progress(_("Writing the backup")):
        manifest = back_up(file, any_database=any_database)
    print(_("Wrote {file}: the database and {n} files.").format(file=file, n=len(manifest.parts) - 1))
    print(_("It holds personal data. Keep it as you keep the system itself."))
