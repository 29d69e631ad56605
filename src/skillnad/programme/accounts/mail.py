"""Mail to those who are invited, in both languages, since we do not know theirs."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django_tasks import task

from skillnad.programme.accounts.invitation import Invitation


def send_invitation(invitation: Invitation, link: str) -> None:
    """Let the worker send the mail."""
    _send.enqueue(invitation.pk, link)


@task()
def _send(number: int, link: str) -> None:
    invitation = Invitation.objects.select_related("body", "invited_by").get(pk=number)
    texts = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            texts.append(render_to_string("accounts/mail/invitation.txt", {"invitation": invitation, "link": link}))
    subject = "Inbjudan till Skillnad / Invitation to Skillnad"
    send_mail(subject, "\n\n".join(texts), None, [invitation.email])


def site_address() -> str:
    """Where the system is reached, for those who write no web page: the command line and the worker."""
    host = settings.ALLOWED_HOSTS[0]
    return f"https://{host}" if settings.HTTPS else f"http://{host}:8000"
