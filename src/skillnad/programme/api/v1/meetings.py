"""Published meetings with agenda, contributions, promises and notices, within their period of publication."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema
from ninja.pagination import paginate

from skillnad.programme.api.paging import Pages
from skillnad.programme.api.v1.describing import READING, title
from skillnad.programme.meetings.models import Meeting
from skillnad.programme.meetings.page import page_of
from skillnad.programme.public.reading.meetings import public_meetings

router = Router(tags=["meetings"])


class MeetingFields(Schema):
    """What is told of every meeting."""

    slug: str
    programme: str
    title: str
    title_en: str
    starts_at: datetime
    ends_at: datetime | None
    place: str
    status: str


class MeetingShape(MeetingFields):
    """A meeting in a list."""

    @staticmethod
    def resolve_programme(meeting: Any) -> str:
        """The programme's address."""
        return str(meeting.programme.slug)


class SpeakerShape(Schema):
    """Somebody who speaks, in the role of that day."""

    name: str
    role: str
    organisation: str

    @staticmethod
    def resolve_organisation(speaker: Any) -> str:
        """The address of the organisation, where it is in the register."""
        return speaker.organisation.slug if speaker.organisation else ""


class ItemShape(Schema):
    """An item of the agenda, with its time in minutes after the meeting began."""

    title: str
    title_en: str
    kind: str
    from_minute: int | None
    to_minute: int | None
    speakers: list[SpeakerShape]

    @staticmethod
    def resolve_speakers(item: Any) -> list[Any]:
        """Those who speak, in order."""
        return list(item.speakers.all())


class OfBody(Schema):
    """Something that a body has said."""

    body: str

    @staticmethod
    def resolve_body(said: Any) -> str:
        """The body's address."""
        return str(said.body.slug)


class ContributionShape(OfBody):
    """What a body said: for the agency, for the target group, for society."""

    agency: str
    target_group: str
    society: str


class PromiseShape(OfBody):
    """What a body promised, and what came of it."""

    text: str
    owner: str
    due: date
    status: str
    outcome: str


class DocumentOfMeeting(Schema):
    """A document that belongs to the meeting."""

    title: str
    name: str


class PictureShape(Schema):
    """A picture: what one sees, its caption, and who took it."""

    alt: str
    caption: str
    credit: str
    width: int
    height: int


class NoticeShape(Schema):
    """A role on the page of the meeting that has ended since."""

    person: str
    title: str
    body: str
    valid_from: date
    valid_to: date


class WholeMeeting(MeetingFields):
    """All that the public page of the meeting tells."""

    description: str
    description_en: str
    agenda: list[ItemShape]
    contributions: list[ContributionShape]
    promises: list[PromiseShape]
    earlier_promises: list[PromiseShape]
    documents: list[DocumentOfMeeting]
    pictures: list[PictureShape]
    notices: list[NoticeShape]


@router.get("/meetings", response={200: list[MeetingShape], **READING}, summary=title(_("Meetings")))
@paginate(Pages)
def meetings(request: HttpRequest) -> QuerySet[Meeting]:
    """The published meetings, the latest first."""
    del request
    return public_meetings()


@router.get("/meetings/{slug:meeting}", response={200: WholeMeeting, **READING}, summary=title(_("A meeting")))
def meeting(request: HttpRequest, meeting: str) -> dict[str, Any]:
    """One meeting, as its public page tells of it."""
    del request
    found = get_object_or_404(public_meetings(), slug=meeting)
    page = page_of(found)
    own = ("slug", "title", "title_en", "starts_at", "ends_at", "place", "status", "description", "description_en")
    parts = ("contributions", "promises", "documents", "pictures")
    return {
        **{name: getattr(found, name) for name in own},
        **{name: list(page[name]) for name in parts},
        "programme": found.programme.slug,
        "agenda": list(page["items"]),
        "earlier_promises": list(page["earlier"]),
        "notices": [_notice(one) for one in page["notices"]],
    }


def _notice(one: Any) -> dict[str, Any]:
    names = ("title", "valid_from", "valid_to")
    return {"person": one.person.name, "body": one.body.slug, **{name: getattr(one, name) for name in names}}
