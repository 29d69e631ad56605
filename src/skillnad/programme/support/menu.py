"""Support and reviews in the menu."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import assignments_of, has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import Reach
from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.navigation import Entry


def entries(request: HttpRequest, body: Body | None) -> Iterable[Entry]:
    """Support: all of it for those whose role reaches many bodies, else that of the own body."""
    reading = [held for held in assignments_of(request.user) if Permission.SUPPORT_READ in held.role_class.permissions]
    if any(held.role_class.reach is not Reach.OWN for held in reading):
        yield Entry(_("Support"), reverse("support"), 60)
    elif body is not None and has_permission(request.user, Permission.SUPPORT_READ, body=body):
        yield Entry(_("Support"), reverse("support_requests", args=[body.slug]), 60)
    if has_permission(request.user, Permission.OVERVIEW_READ):
        yield Entry(_("Reviews"), reverse("review_overview"), 65)
