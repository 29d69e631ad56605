"""Meetings with agenda, speakers in their roles of the day, pictures told as facts, and the feed of meetings."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.archive.model import Item, Meeting, Page, Picture, Statement
from skillnad.programme.archive.notices import notices, people_of
from skillnad.programme.archive.reading import Facts, facts


@dataclass(frozen=True)
class Role:
    """A person in the role of the day, as printed."""

    name: str
    title: str
    body: str


@dataclass(frozen=True)
class Point:
    """A point of the agenda with speakers and statements in full."""

    item: Item
    speakers: list[Role]
    statements: list[Statement]


@anyone
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """All meetings and events, the latest first."""
    told = sorted(facts().meeting, key=lambda one: one.day or date.min, reverse=True)
    return render(request, "archive/meetings.html", {"meetings": told})


@anyone
@require_safe
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """A meeting."""
    told = facts()
    one = next((meeting for meeting in told.meeting if meeting.slug == slug), None)
    if one is None:
        raise Http404
    page = next((page for page in told.page if page.id == one.page), None)
    context = {
        "meeting": one,
        "hosts": roles(told, one, one.hosts),
        "points": [point(told, one, item) for item in one.item],
        "page": page,
        "pictures": pictures(page, one) if page else [],
        "notices": notices(people_of(told, one), timezone.localdate()),
    }
    return render(request, "archive/meeting.html", context)


def roles(told: Facts, meeting: Meeting, names: tuple[str, ...]) -> list[Role]:
    """People in their roles of the day of a meeting."""
    people = {person.name: person for person in told.person}
    held = ((name, people[name].on(meeting.day)) for name in names)
    return [Role(name, one.title, one.body) for name, one in held if one]


def point(told: Facts, meeting: Meeting, item: Item) -> Point:
    """A point of the agenda with what it refers to."""
    said = [statement for statement in told.statement if statement.id in item.statements]
    return Point(item, roles(told, meeting, item.speakers), said)


def pictures(page: Page, meeting: Meeting) -> list[Picture]:
    """The pictures of a meeting: those that name it, or all where the page is about it alone."""
    return [one for one in page.picture if one.meeting == meeting.slug or (page.period_from and not one.meeting)]


@anyone
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The meetings as an Atom feed."""
    made = Atom1Feed(
        title=_("Meetings in the archive of gender mainstreaming in government agencies"),
        link=request.build_absolute_uri(reverse("archive_meetings")),
        feed_url=request.build_absolute_uri(),
        description="",
        language=get_language() or "sv",
    )
    for one in sorted((one for one in facts().meeting if one.day), key=lambda one: one.day or date.min, reverse=True):
        address = request.build_absolute_uri(reverse("archive_meeting", args=[one.slug]))
        held = timezone.make_aware(datetime.combine(one.day or date.min, time()))
        made.add_item(
            str(one.title),
            address,
            str(one.who),
            pubdate=held,
            updateddate=held,
            unique_id=address,
            unique_id_is_permalink=True,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
