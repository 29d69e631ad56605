"""Experience in the menu."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.navigation import Entry


def entries(request: HttpRequest, body: Body | None) -> Iterable[Entry]:
    """Experience, for those who may read what is shared."""
    del body
    if has_permission(request.user, Permission.EXPERIENCE_READ):
        yield Entry(_("Experience"), reverse("library"), 80)
