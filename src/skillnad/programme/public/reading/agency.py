"""All that is public of one body."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from skillnad.programme.agencies.models import Body, BodyName, Membership, MinistryResponsibility, StaffCount
from skillnad.programme.library.models import Experience
from skillnad.programme.mandates.models import Mandate
from skillnad.programme.meetings.models import Contribution
from skillnad.programme.public.reading.documents import documents_of
from skillnad.programme.public.reading.experience import experience_of
from skillnad.programme.public.reading.meetings import contributions_of
from skillnad.programme.public.reading.programmes import running
from skillnad.programme.submissions.models import Receipt

LATEST = 10


@dataclass(frozen=True)
class PublicRecord:
    """What the page of a body tells."""

    memberships: list[Membership]
    ministries: list[MinistryResponsibility]
    names: list[BodyName]
    mandates: list[Mandate]
    documents: list[Receipt]
    contributions: list[Contribution]
    experience: list[Experience]
    staff: list[StaffCount]


def public_record(body: Body) -> PublicRecord:
    """Read what is public of a body today."""
    memberships = Membership.objects.filter(body=body, programme__in=running()).select_related("programme")
    ministries = MinistryResponsibility.objects.filter(body=body).select_related("ministry")
    return PublicRecord(
        list(memberships.order_by("valid_from")),
        list(ministries),
        list(BodyName.objects.filter(body=body)),
        mandates_of(body, timezone.localdate()),
        list(documents_of(body)[:LATEST]),
        list(contributions_of(body)),
        list(experience_of(body)),
        list(StaffCount.objects.filter(body=body).order_by("-year")),
    )


def mandates_of(body: Body, day: date) -> list[Mandate]:
    """The mandates that apply to a body on a day."""
    return list(Mandate.objects.running().on(day).filter(bodies=body).select_related("issuing_body"))
