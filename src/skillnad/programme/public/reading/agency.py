"""All that is public of one body."""

from dataclasses import dataclass

from skillnad.programme.agencies.models import Body, Membership, MinistryResponsibility
from skillnad.programme.public.reading.programmes import running


@dataclass(frozen=True)
class PublicRecord:
    """What the page of a body tells."""

    memberships: list[Membership]
    ministries: list[MinistryResponsibility]


def public_record(body: Body) -> PublicRecord:
    """Read what is public of a body."""
    memberships = Membership.objects.filter(body=body, programme__in=running()).select_related("programme")
    ministries = MinistryResponsibility.objects.filter(body=body).select_related("ministry")
    return PublicRecord(list(memberships.order_by("valid_from")), list(ministries))
