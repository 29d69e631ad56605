"""All that the page of a meeting shows, to those who arrange it, to those who take part, and to anyone."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from skillnad.programme.agencies.models import Body
from skillnad.programme.meetings.models import (
    AgendaItem,
    Contribution,
    ContributionStatus,
    Meeting,
    Promise,
    Speaker,
)
from skillnad.programme.meetings.notices import ended_roles

PAGE = 25


def page_of(meeting: Meeting, own: QuerySet[Body] | None = None, number: str | None = None) -> dict[str, Any]:
    """Agenda, contributions, promises, documents, pictures. `own` are bodies whose private texts are shown as well.

    Promises from earlier meetings are many with the years, and shown by the page: `number` is the page wanted.
    """
    items = agenda_of(meeting)
    earlier = _readable(earlier_promises(meeting), own).select_related("meeting")
    return {
        "meeting": meeting,
        "items": items,
        "notices": ended_roles(items, timezone.localdate()),
        "contributions": contributions_to(meeting),
        "promises": _readable(meeting.promises.all(), own),
        "earlier": earlier,
        "page": Paginator(earlier, PAGE).get_page(number),
        "documents": meeting.documents.select_related("file", "meeting"),
        "pictures": meeting.pictures.select_related("file", "meeting"),
    }


def agenda_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """The items with their speakers."""
    speakers = Speaker.objects.select_related("organisation", "position__person", "position__body")
    return meeting.items.select_related("meeting").prefetch_related(Prefetch("speakers", speakers))


def contributions_to(meeting: Meeting) -> QuerySet[Contribution]:
    """The contributions that their bodies stand behind."""
    decided = meeting.contributions.filter(status=ContributionStatus.DECIDED)
    return decided.select_related("body")


def earlier_promises(meeting: Meeting) -> QuerySet[Promise]:
    """What was promised at the meeting before this one, and what is still open from meetings before that."""
    before = Meeting.objects.filter(programme=meeting.programme_id, starts_at__lt=meeting.starts_at)
    last = before.filter(promises__isnull=False).order_by("-starts_at").values("pk")[:1]
    return Promise.objects.filter(meeting__in=before).filter(
        Q(meeting=last) | Q(pk__in=Promise.objects.open().filter(meeting__in=before))
    )


def _readable(promises: QuerySet[Promise], own: QuerySet[Body] | None) -> QuerySet[Promise]:
    shown = Q(shown=True) if own is None else Q(shown=True) | Q(body__in=own)
    return promises.filter(shown).select_related("body").order_by("body__name", "due", "pk")
