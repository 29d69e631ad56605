"""The archive's own menu, on its own pages alone."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.navigation import Entry
from skillnad.programme.ui.world import World, world_of

PAGES = (
    (_("The archive"), "archive"),
    (_("Members"), "archive_members"),
    (_("Agencies"), "archive_agencies"),
    (_("Meetings"), "archive_meetings"),
    (_("Timeline"), "archive_timeline"),
    (_("Mandates"), "archive_mandates"),
    (_("What was said"), "archive_statements"),
    (_("Ministers"), "archive_ministers"),
    (_("Sources"), "archive_sources"),
    (_("Open data"), "archive_data"),
)


def entries(request: HttpRequest, body: Body | None) -> Iterable[Entry]:
    """The pages of the archive, where the reader is in it."""
    del body
    if world_of(request) is World.ARCHIVE:
        for order, (title, name) in enumerate(PAGES, start=1):
            yield Entry(title, reverse(name), order)
