"""Mail: how it is sent, and the one to those who are invited, in both languages, since we do not know theirs."""

import logging
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.invitation import Invitation

PAUSES = [timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(days=1)]
log = logging.getLogger(__name__)


class MailRefusedError(SkillnadError):
    """The server is there and does not take this mail; another may pass."""


def deliver(message: EmailMessage) -> None:
    """Send a mail. Raises `MailRefusedError`, or another `SkillnadError` where no mail can be sent at all."""
    try:
        message.send()
    except (SMTPRecipientsRefused, SMTPDataError) as error:
        raise MailRefusedError(_("the mail server refuses the mail: {fault}").format(fault=error)) from error
    except OSError as error:
        raise SkillnadError(
            _("no mail can be sent: {fault}").format(fault=error),
            where=f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}",
            remedy=_("Check SKILLNAD_MAIL_HOST and the other settings of mail. Nothing is lost."),
        ) from error


def send_invitation(invitation: Invitation, link: str) -> None:
    """Let the worker send the mail."""
    _send.enqueue(invitation.pk, link)


@task()
def _send(number: int, link: str, failures: int = 0) -> None:
    invitation = Invitation.objects.open().select_related("body", "invited_by").filter(pk=number).first()
    if invitation is None:
        return
    try:
        deliver(_invitation_mail(invitation, link))
    except SkillnadError as error:
        log.error(_("Invitation {number} was not sent: {error}").format(number=number, error=error))
        if failures >= len(PAUSES) or not _send.get_backend().supports_defer:
            raise
        _send.using(run_after=timezone.now() + PAUSES[failures]).enqueue(number, link, failures + 1)


def _invitation_mail(invitation: Invitation, link: str) -> EmailMessage:
    texts = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            texts.append(render_to_string("accounts/mail/invitation.txt", {"invitation": invitation, "link": link}))
    subject = "Inbjudan till Skillnad / Invitation to Skillnad"
    return EmailMessage(subject, "\n\n".join(texts), to=[invitation.email])


def site_address() -> str:
    """Where the system is reached, for those who write no web page: the command line and the worker."""
    host = settings.ALLOWED_HOSTS[0]
    return f"https://{host}" if settings.HTTPS else f"http://{host}:8000"
