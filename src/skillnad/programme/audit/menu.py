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
    """The log of the own body, or of all."""
    if body and has_permission(request.user, Permission.AUDIT_READ, body=body):
        yield Entry(_("Log"), reverse("log", args=[body.slug]), 95)
    elif has_permission(request.user, Permission.AUDIT_READ):
        yield Entry(_("Log"), reverse("log_everywhere"), 95)
