"""`skillnad restore`: a backup in the place of what is there."""

from pathlib import Path

import typer

from skillnad.cli.output import progress
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


def restore(
    file: Path = typer.Argument(..., metavar=_("FILE"), help=_("A file that skillnad backup has made.")),
    force: bool = typer.Option(False, "--force", help=_("Replace all that is there.")),
    home: Path | None = typer.Option(None, "--home", metavar=_("FOLDER"), help=_("The data folder.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Verify the backup, then put it in place. Stop the system first."""
    _language = language
    from skillnad.cli.serve import migrate
    from skillnad.cli.web import start_django

    if not file.is_file():
        raise SkillnadError(_("there is no such file"), where=str(file), remedy=_("Check the name."))
    start_django(home)
    from skillnad.programme.backup.package import restore as put_back
    from skillnad.programme.library.search import index_anew

    with progress(_("Restoring")):
        migrate()
        manifest = put_back(file, force=force)
        migrate()
        index_anew()
    print(_("Restored the database and {n} files from {made}.").format(n=len(manifest.parts) - 1, made=manifest.made))
