"""`skillnad manage`: Django's own commands, for those who know them."""

from pathlib import Path

import typer

from skillnad.language import gettext as _


def manage(
    words: list[str] = typer.Argument(
        ..., metavar=_("WORDS"), help=_("The command and what it takes; options after --.")
    ),
    home: Path | None = typer.Option(None, "--home", metavar=_("FOLDER"), help=_("The data folder.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Run one of Django's commands on this installation."""
    _language = language
    from skillnad.cli.web import start_django

    start_django(home)
    from django.core.management import ManagementUtility

    ManagementUtility(["skillnad manage", *words]).execute()
