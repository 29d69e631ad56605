"""`skillnad audit`: is the log of acts whole?"""

from enum import StrEnum
from pathlib import Path

import typer

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


class Deed(StrEnum):
    """What is done with the log."""

    verify = "verify"


def audit(
    deed: Deed = typer.Argument(..., help=_("verify: walk the chain from its first link.")),
    home: Path | None = typer.Option(None, "--home", metavar=_("FOLDER"), help=_("The data folder.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Count the links of the log, and name those that do not hold."""
    _used = (deed, language)
    from skillnad.cli.web import start_django

    start_django(home)
    from skillnad.programme.audit.verify import verify

    links, faults = verify()
    words = {"changed": _("was changed afterwards"), "missing": _("is missing"), "cut": _("is no longer the last")}
    for fault in faults:
        print(_("Link {number} {fault}.").format(number=fault.number, fault=words[fault.what]))
    if faults:
        raise SkillnadError(
            _("the log of acts does not hold; links: {links}, faults: {faults}").format(
                faults=len(faults), links=links
            ),
            remedy=_("Compare with a backup from before."),
        )
    print(_("{links} links, all of them hold.").format(links=links))
