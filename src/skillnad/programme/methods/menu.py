"""The entry of methods in the menu."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.navigation import Entry


def entries(request: HttpRequest, body: Body | None) -> Iterable[Entry]:
    """The guided methods, for those who may read the plan."""
    if body and has_permission(request.user, Permission.PLAN_READ, body=body):
        yield Entry(_("Methods"), reverse("methods", args=[body.slug]), 25)
