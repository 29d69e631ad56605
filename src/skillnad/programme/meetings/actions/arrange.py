"""Prepare a meeting, publish it, note that it has been held."""

from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.access import Anyone
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Programme
from skillnad.programme.audit.record import record
from skillnad.programme.meetings import events
from skillnad.programme.meetings.models import Meeting, MeetingStatus


@act(Permission.MEETING_WRITE, general=True)
def arrange_meeting(*, programme: Programme, by: Anyone, **values: Any) -> Meeting:
    """Begin to prepare a meeting. Its address is made of day and title, and lasts."""
    meeting = Meeting(programme=programme, changed_by=str(by), **values)
    meeting.slug = _free_address(f"{meeting.day.isoformat()}-{slugify(meeting.title)}"[:100])
    meeting.save()
    record(events.MEETING_ARRANGED, by=by, subject=meeting, title=meeting.title)
    return meeting


def _free_address(wanted: str) -> str:
    taken = set(Meeting.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(address for address in (wanted, *numbered) if address not in taken)


@act(Permission.MEETING_WRITE, general=True)
def change_meeting(*, meeting: Meeting, version: int, by: Anyone, **values: Any) -> Meeting:
    """Change what a meeting says of itself."""
    meeting.change(version, by, **values)
    record(events.MEETING_CHANGED, by=by, subject=meeting, title=meeting.title)
    return meeting


@act(Permission.MEETING_WRITE, general=True)
def publish_meeting(*, meeting: Meeting, by: Anyone) -> None:
    """Let everyone read it, from today unless another day is set."""
    day = meeting.published_from or timezone.localdate()
    meeting.change(meeting.version, by, status=MeetingStatus.PUBLISHED, published_from=day)
    record(events.MEETING_PUBLISHED, by=by, subject=meeting, title=meeting.title)


@act(Permission.MEETING_WRITE, general=True)
def hold_meeting(*, meeting: Meeting, by: Anyone) -> None:
    """Note that it has been held."""
    if meeting.is_prepared:
        raise SkillnadError(_("the meeting is not published"), where=str(meeting), remedy=_("Publish it first."))
    meeting.change(meeting.version, by, status=MeetingStatus.HELD)
    record(events.MEETING_HELD, by=by, subject=meeting, title=meeting.title)


@act(Permission.MEETING_WRITE, general=True)
def take_back_meeting(*, meeting: Meeting, by: Anyone) -> None:
    """Take it back from publication and go on preparing it."""
    meeting.change(meeting.version, by, status=MeetingStatus.PREPARING)
    record(events.MEETING_TAKEN_BACK, by=by, subject=meeting, title=meeting.title)
