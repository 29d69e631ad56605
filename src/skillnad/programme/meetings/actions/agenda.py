"""Write the agenda and its speakers."""

from typing import Any

from skillnad.programme.accounts.access import Anyone
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.record import record
from skillnad.programme.meetings import events
from skillnad.programme.meetings.models import AgendaItem, Meeting, Speaker


@act(Permission.MEETING_WRITE, general=True)
def add_item(*, meeting: Meeting, by: Anyone, **values: Any) -> AgendaItem:
    """Put something on the agenda."""
    item = AgendaItem.objects.create(meeting=meeting, changed_by=str(by), **values)
    record(events.ITEM_ADDED, by=by, subject=meeting, title=meeting.title, item=item.title)
    return item


@act(Permission.MEETING_WRITE, general=True)
def change_item(*, item: AgendaItem, version: int, by: Anyone, **values: Any) -> AgendaItem:
    """Change an item."""
    item.change(version, by, **values)
    record(events.ITEM_CHANGED, by=by, subject=item.meeting, title=item.meeting.title, item=item.title)
    return item


@act(Permission.MEETING_WRITE, general=True)
def remove_item(*, item: AgendaItem, by: Anyone) -> None:
    """Take an item off the agenda, with its speakers."""
    record(events.ITEM_REMOVED, by=by, subject=item.meeting, title=item.meeting.title, item=item.title)
    item.delete()


@act(Permission.MEETING_WRITE, general=True)
def add_speaker(*, item: AgendaItem, by: Anyone, **values: Any) -> Speaker:
    """Put somebody down to speak, in the role of the day."""
    speaker = Speaker.objects.create(item=item, **values)
    record(events.SPEAKER_ADDED, by=by, subject=item.meeting, title=item.meeting.title, speaker=str(speaker))
    return speaker


@act(Permission.MEETING_WRITE, general=True)
def remove_speaker(*, speaker: Speaker, by: Anyone) -> None:
    """Take a speaker off the agenda."""
    meeting = speaker.item.meeting
    record(events.SPEAKER_REMOVED, by=by, subject=meeting, title=meeting.title, speaker=str(speaker))
    speaker.delete()
