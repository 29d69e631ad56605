"""`skillnad invite`: a way in for the first administrator, and for anybody when nobody else can invite."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

if TYPE_CHECKING:
    from skillnad.programme.agencies.models import Body


def invite(
    email: str = typer.Argument(..., metavar=_("EMAIL"), help=_("The address of whoever is invited.")),
    role: str = typer.Option("administrator", "--role", metavar=_("ROLE"), help=_("The role that is offered.")),
    body: str = typer.Option(..., "--body", metavar=_("BODY"), help=_("The body's address in the register.")),
    body_name: str = typer.Option(
        "", "--body-name", metavar=_("NAME"), help=_("Adds the body under this name if it is not there.")
    ),
    name: str = typer.Option("", "--name", metavar=_("NAME"), help=_("The name of whoever is invited.")),
    home: Path | None = typer.Option(None, "--home", metavar=_("FOLDER"), help=_("The data folder.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Print a link that works once, and send it where mail is set up."""
    _language = language
    from skillnad.cli.serve import migrate
    from skillnad.cli.web import start_django

    start_django(home)
    migrate()
    from django.urls import reverse

    from skillnad.programme.accounts.actions import invite_without_asking
    from skillnad.programme.accounts.mail import send_invitation, site_address

    _check_address(email)
    place = _find(body, body_name)
    _check_role(role, place)
    invitation = invite_without_asking(by=None, body=place, email=email, name=name or email, role=role)
    link = site_address() + reverse("invitation", args=[invitation.token])
    send_invitation(invitation, link)
    print(link)
    print(_("The link works once, for fourteen days. Give it to nobody else."))


def _check_address(email: str) -> None:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(email)
    except ValidationError as error:
        raise SkillnadError(_("that is no e-mail address"), where=email, remedy=_("Write name@example.org.")) from error


def _find(slug: str, name: str) -> "Body":
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_slug

    from skillnad.programme.agencies.models import Body

    found = Body.objects.filter(slug=slug, invented=settings.DEMO).first()
    if found:
        return found
    if not name:
        raise SkillnadError(
            _("there is no such body"), where=slug, remedy=_("Add it by giving its name too: --body-name NAME.")
        )
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise SkillnadError(
            _("that cannot be an address"), where=slug, remedy=_("Use small letters, digits and hyphens.")
        ) from error
    return Body.objects.create(slug=slug, name=name, invented=settings.DEMO)


def _check_role(role: str, body: "Body") -> None:
    from skillnad.programme.accounts.actions import fits
    from skillnad.programme.accounts.roles import ASSIGNABLE

    known = [known for known, _title in ASSIGNABLE if fits(known, body)]
    if role not in known:
        raise SkillnadError(
            _("there is no such role at {body}").format(body=body),
            where=role,
            remedy=_("The roles there are: {roles}.").format(roles=", ".join(known)),
        )
