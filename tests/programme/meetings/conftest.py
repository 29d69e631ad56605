"""Invented meetings."""

import io
from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from PIL import Image

from skillnad.programme.meetings.actions import arrange
from skillnad.programme.meetings.models import Meeting


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def supporting_body(programme):
    from skillnad.programme.agencies.models import Body

    return Body.objects.create(slug="provstodet", name="Provstödet", invented=True)


@pytest.fixture
def supporter(user_as, supporting_body):
    return user_as("supporter", supporting_body, "Stina Stöd")


@pytest.fixture
def coordinator(user_as, body):
    return user_as("coordinator", body, "Karin Koordinator")


@pytest.fixture
def meeting(programme, supporter, body) -> Meeting:
    """A meeting in preparation, at which contributions are wanted."""
    return arrange.arrange_meeting(
        programme=programme,
        by=supporter,
        title="Erfarenhetsmöte",
        title_en="Experience meeting",
        starts_at=datetime(2027, 4, 9, 8, 0, tzinfo=UTC),
        ends_at=datetime(2027, 4, 9, 10, 0, tzinfo=UTC),
        place="Provsalen",
        contribute_by=date(2027, 3, 20),
    )


@pytest.fixture
def published(meeting, supporter) -> Meeting:
    arrange.publish_meeting(meeting=meeting, by=supporter)
    return meeting


@pytest.fixture
def jpeg() -> bytes:
    """A picture that says where and with what it was taken."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Kameramärket"
    exif[0x8825] = {1: "N", 2: (59.0, 19.0, 0.0)}
    Image.new("RGB", (60, 40), "purple").save(out, "JPEG", exif=exif, comment=b"hemligt")
    return out.getvalue()
