"""Meetings as rows."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from skillnad.programme.public.datasets.dataset import Dataset, Row
from skillnad.programme.public.reading.meetings import public_meetings


def _rows(part: slice) -> Iterator[Row]:
    for meeting in public_meetings().order_by("starts_at", "pk")[part]:
        yield {
            "programme": meeting.programme.slug,
            "meeting": meeting.slug,
            "title": meeting.title,
            "title_en": meeting.title_en,
            "starts_at": meeting.starts_at,
            "ends_at": meeting.ends_at,
            "place": meeting.place,
            "status": meeting.status,
        }


MEETINGS = Dataset(
    "meetings",
    _("Meetings"),
    _("Published meetings, as long as they are published."),
    {
        "programme": _("the programme's address in this system"),
        "meeting": _("the meeting's address in this system"),
        "title": _("title"),
        "title_en": _("title in English"),
        "starts_at": _("begins"),
        "ends_at": _("ends, empty if not known"),
        "place": _("place"),
        "status": _("published, or held"),
    },
    _rows,
)
