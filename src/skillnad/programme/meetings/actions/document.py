"""Document a meeting: documents and pictures."""

from typing import Any

from skillnad.programme.accounts.access import Anyone
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.record import record
from skillnad.programme.files.kinds import DOCX, PDF, PICTURES, XLSX
from skillnad.programme.files.store import store
from skillnad.programme.meetings import events
from skillnad.programme.meetings.models import Document, Meeting, Picture
from skillnad.programme.meetings.pictures import redraw

DOCUMENTS = (PDF, DOCX, XLSX)


@act(Permission.MEETING_WRITE, general=True)
def add_document(*, meeting: Meeting, by: Anyone, title: str, content: bytes, name: str) -> Document:
    """Add a document. Raises `SkillnadError` where the file is of another kind, or too large."""
    file = store(content, name=name, allowed=DOCUMENTS)
    document = Document.objects.create(meeting=meeting, title=title, name=name, file=file)
    record(events.DOCUMENT_ADDED, by=by, subject=meeting, title=meeting.title, document=title, sha256=file.sha256)
    return document


@act(Permission.MEETING_WRITE, general=True)
def remove_document(*, document: Document, by: Anyone) -> None:
    """Remove a document from the meeting."""
    meeting = document.meeting
    record(events.DOCUMENT_REMOVED, by=by, subject=meeting, title=meeting.title, document=document.title)
    document.delete()


@act(Permission.MEETING_WRITE, general=True)
def add_picture(*, meeting: Meeting, by: Anyone, content: bytes, name: str, **words: Any) -> Picture:
    """Add a picture, drawn anew. Raises `SkillnadError` where it is no picture, or too large."""
    drawn, (width, height) = redraw(content, name=name)
    file = store(drawn, name=name, allowed=PICTURES)
    picture = Picture.objects.create(
        meeting=meeting, file=file, width=width, height=height, changed_by=str(by), **words
    )
    record(events.PICTURE_ADDED, by=by, subject=meeting, title=meeting.title, picture=picture.alt, sha256=file.sha256)
    return picture


@act(Permission.MEETING_WRITE, general=True)
def change_picture(*, picture: Picture, version: int, by: Anyone, **words: Any) -> Picture:
    """Change the words of a picture."""
    picture.change(version, by, **words)
    record(events.PICTURE_CHANGED, by=by, subject=picture.meeting, title=picture.meeting.title)
    return picture


@act(Permission.MEETING_WRITE, general=True)
def remove_picture(*, picture: Picture, by: Anyone) -> None:
    """Remove a picture from the meeting."""
    meeting = picture.meeting
    record(events.PICTURE_REMOVED, by=by, subject=meeting, title=meeting.title, picture=picture.alt)
    picture.delete()
