"""Where submissions stand in the menu."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.navigation import Entry


def entries(request: HttpRequest, body: Body | None) -> Iterable[Entry]:
    """The body's own submissions, and what came in to those who receive them."""
    own = body if body and has_permission(request.user, Permission.SUBMISSION_DRAFT, body=body) else None
    if own:
        yield Entry(_("Reports"), reverse("submissions", args=[own.slug]), 40)
    if has_permission(request.user, Permission.OVERVIEW_READ):
        yield Entry(_("Reports from all") if own else _("Reports"), reverse("inbox"), 41)
