"""`skillnad remind`: send the reminders that are due. Run it once a day."""

from pathlib import Path

import typer

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


def remind(
    home: Path | None = typer.Option(None, "--home", metavar=_("FOLDER"), help=_("The data folder.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Send what is due today; what has been sent is not sent again."""
    _language = language
    from skillnad.cli.web import start_django

    start_django(home)
    from django.core.management import call_command, get_commands

    if "remind" not in get_commands():
        raise SkillnadError(_("this installation has no reminders"))
    call_command("remind")
