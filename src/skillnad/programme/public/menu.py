"""The public pages, for those who have not signed in."""

from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.navigation import Entry
from skillnad.programme.ui.world import World, world_of


def entries(request: HttpRequest, body: Body | None) -> Iterable[Entry]:
    """The programme and its open data."""
    del body
    here = world_of(request) in ({World.INVENTED} if settings.DEMO else {World.REAL, World.NEUTRAL})
    if here and not request.user.is_authenticated:
        yield Entry(_("Programme"), reverse("public_programmes"), 10)
        yield Entry(_("Submitted documents"), reverse("public_documents"), 40)
        yield Entry(_("Open data"), reverse("public_data"), 95)
