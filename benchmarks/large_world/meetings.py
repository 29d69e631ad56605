"""Meetings, most of them held, one still being prepared."""

from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from large_world import Size
from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.files.models import StoredFile
from skillnad.programme.files.store import store
from skillnad.programme.meetings.models import AgendaItem, Contribution, Document, Meeting, Picture, Promise, Speaker

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)
DOCUMENT = b"%PDF-1.4\n" + bytes(64)
SAID = dict.fromkeys(("agency", "target_group", "society"), "Vi mätte en gång till och såg vad som skilde. " * 8)


def build(size: Size, programme: Programme, bodies: list[Body]) -> None:
    """As many meetings as wanted, half a year apart; the last one lies ahead."""
    picture = store(PICTURE, name="bild.png", allowed=["image/png"])
    document = store(DOCUMENT, name="dokument.pdf", allowed=["application/pdf"])
    for place in range(size.meetings):
        starts = timezone.now() + timedelta(days=90 - 182 * place)
        status = "held" if place > 2 else ("preparing", "published", "held")[place]
        meeting = Meeting.objects.create(
            programme=programme, slug=f"mote-{place}", title=f"Möte {place}", starts_at=starts, status=status,
            ends_at=starts + timedelta(hours=3), contribute_by=timezone.localdate(starts) - timedelta(days=20),
        )  # fmt: skip
        _agenda(size, meeting, bodies)
        _said(meeting, bodies[: size.speaking])
        _material(size, meeting, picture, document)


def _agenda(size: Size, meeting: Meeting, bodies: list[Body]) -> None:
    items = AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, order=n, title=f"Punkt {n}", from_minute=10 * n, to_minute=10 * n + 10)
        for n in range(size.sessions)
    )
    Speaker.objects.bulk_create(
        Speaker(item=item, order=n, name=f"Talare {n}", role="gd", organisation=bodies[n % len(bodies)],
                position=bodies[n % len(bodies)].positions.first())
        for item in items
        for n in range(2)
    )  # fmt: skip


def _said(meeting: Meeting, bodies: list[Body]) -> None:
    Contribution.objects.bulk_create(
        Contribution(meeting=meeting, body=one, status="decided", decided_by="Chef", decided_at=timezone.now(), **SAID)
        for one in bodies
    )
    due = meeting.day + timedelta(days=365)
    Promise.objects.bulk_create(
        Promise(meeting=meeting, body=one, text="Mäta igen", owner="Enhetschefen", due=due, **_came_of(due, place))
        for place, one in enumerate(bodies)
    )


def _came_of(due: date, place: int) -> dict[str, str]:
    """Every tenth promise of the past is still open."""
    return {"status": "kept", "outcome": "Mätt igen."} if due < timezone.localdate() and place % 10 else {}


def _material(size: Size, meeting: Meeting, picture: StoredFile, document: StoredFile) -> None:
    some = range(size.sessions)
    shown = {"alt": "En sal", "credit": "Påhittad", "width": 8, "height": 8}
    Picture.objects.bulk_create(Picture(meeting=meeting, file=picture, **shown) for _one in some)
    Document.objects.bulk_create(
        Document(meeting=meeting, title=f"Dokument {n}", name=Path("dokument.pdf").name, file=document) for n in some
    )
