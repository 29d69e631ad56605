"""Atom feeds: what is new, for those who follow the programme from elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.public.reading.documents import public_documents
from skillnad.programme.public.reading.meetings import public_meetings

NEWEST = 50


@dataclass(frozen=True)
class Item:
    """An entry of a feed."""

    title: str
    address: str
    text: str
    at: datetime


@anyone
def meetings(request: HttpRequest) -> HttpResponse:
    """The published meetings, the latest first."""
    found = public_meetings().order_by("-starts_at")[:NEWEST]
    items = [Item(str(one), reverse("public_meeting", args=[one.slug]), one.about, one.changed_at) for one in found]
    return _feed(request, _("Meetings"), reverse("public_meetings"), items)


@anyone
def documents(request: HttpRequest) -> HttpResponse:
    """What has been handed in, the latest first."""
    items = [
        Item(
            f"{one.body}: {one.snapshot.submission}",
            reverse("public_document", args=[one.number]),
            _("Registration number {number}").format(number=one.registration_number),
            one.received_at,
        )
        for one in public_documents()[:NEWEST]
    ]
    return _feed(request, _("Submitted documents"), reverse("public_documents"), items)


def _feed(request: HttpRequest, title: str, address: str, items: Iterable[Item]) -> HttpResponse:
    place = request.build_absolute_uri
    feed = Atom1Feed(title, place(address), title, language=get_language(), feed_url=place(request.path))
    for one in items:
        link = place(one.address)
        feed.add_item(one.title, link, one.text, unique_id=link, pubdate=one.at, updateddate=one.at)
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
