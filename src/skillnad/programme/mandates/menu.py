"""Where mandates stand in the menu."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.navigation import Entry


def entries(request: HttpRequest, body: Body | None) -> Iterable[Entry]:
    """Once: the body's own mandates, or the register of them for those who keep or follow it."""
    if body and has_permission(request.user, Permission.BODY_SEE, body=body):
        yield Entry(_("Mandates"), reverse("agency_mandates", args=[body.slug]), 50)
    elif has_permission(request.user, Permission.MANDATE_WRITE):
        yield Entry(_("Mandates"), reverse("mandates"), 50)
    elif has_permission(request.user, Permission.OVERVIEW_READ):
        yield Entry(_("Mandates"), reverse("mandate_overview"), 50)
