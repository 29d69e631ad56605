"""Meetings in the menu."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import assignments_of
from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.navigation import Entry


def entries(request: HttpRequest, body: Body | None) -> Iterable[Entry]:
    """Meetings, for those who have a role."""
    del body
    if assignments_of(request.user):
        yield Entry(_("Meetings"), reverse("meetings"), 70)
