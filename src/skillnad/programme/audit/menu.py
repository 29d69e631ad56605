"""The entries of this room."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.navigation import Entry


def entries(request: HttpRequest, body: Body | None) -> Iterable[Entry]:
    """The log of the body, and for those who keep the installation that of all."""
    of_body = body if body and has_permission(request.user, Permission.AUDIT_READ, body=body) else None
    if of_body:
        yield Entry(_("Log"), reverse("log", args=[of_body.slug]), 95)
    if has_permission(request.user, Permission.AUDIT_READ):
        yield Entry(_("The whole log") if of_body else _("Log"), reverse("log_everywhere"), 96)
