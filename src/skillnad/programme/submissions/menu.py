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
    """The body's own submissions, or what came in to those who receive them."""
    if body and has_permission(request.user, Permission.SUBMISSION_DRAFT, body=body):
        yield Entry(_("Reports"), reverse("submissions", args=[body.slug]), 40)
    if has_permission(request.user, Permission.OVERVIEW_READ):
        yield Entry(_("Reports"), reverse("inbox"), 40)
