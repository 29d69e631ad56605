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
    """The body's own mandates, and the register of all of them for those who keep or follow it."""
    own = body if body and has_permission(request.user, Permission.BODY_SEE, body=body) else None
    if own:
        yield Entry(_("Mandates"), reverse("agency_mandates", args=[own.slug]), 50)
    title = _("All mandates") if own else _("Mandates")
    if has_permission(request.user, Permission.MANDATE_WRITE):
        yield Entry(title, reverse("mandates"), 51)
    elif has_permission(request.user, Permission.OVERVIEW_READ):
        yield Entry(title, reverse("mandate_overview"), 51)
