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
    """The users of the own body, or of all."""
    if body and has_permission(request.user, Permission.USER_MANAGE, body=body):
        yield Entry(_("Users"), reverse("users", args=[body.slug]), 110)
    if has_permission(request.user, Permission.USER_MANAGE):
        yield Entry(_("All users"), reverse("users_everywhere"), 111)
