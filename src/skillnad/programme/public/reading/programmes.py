"""Programmes and who belongs to them on a day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet

from skillnad.programme.agencies.models import Body, Membership, MemberType, MinistryResponsibility, Programme


def running() -> QuerySet[Programme]:
    """The programmes that run here: invented ones in a try-out, real ones otherwise, never both."""
    return Programme.objects.filter(archived=False, invented=settings.DEMO).order_by("name")


def public_programmes() -> QuerySet[Programme]:
    """The running programmes and the archive."""
    return Programme.objects.filter(Q(archived=True) | Q(invented=settings.DEMO)).order_by("archived", "name")


def public_bodies() -> QuerySet[Body]:
    """The bodies that are or were members of a running programme."""
    members = Membership.objects.filter(programme__in=running())
    return Body.objects.filter(pk__in=members.values("body")).order_by("name")


@dataclass(frozen=True)
class Member:
    """A membership as it stood on a day, with the ministry of that day."""

    membership: Membership
    ministry: Body | None

    @property
    def body(self) -> Body:
        """The member."""
        return self.membership.body


def members_on(programme: Programme, day: date) -> list[Member]:
    """The members on a day, by name."""
    memberships = Membership.objects.on(day).filter(programme=programme).select_related("body").order_by("body__name")
    ministries = ministries_on(day)
    return [Member(one, ministries.get(one.body_id)) for one in memberships]


def ministries_on(day: date) -> dict[int, Body]:
    """The ministry that each body answers to on a day."""
    rows = MinistryResponsibility.objects.on(day).select_related("ministry").order_by("valid_from")
    return {row.body_id: row.ministry for row in rows}


@dataclass(frozen=True)
class Counts:
    """How many members there are: agencies and organisations apart, by cohort and by ministry."""

    agencies: int
    organisations: int
    by_cohort: list[tuple[str, int]]
    by_ministry: list[tuple[str, int]]


def counts_of(members: list[Member]) -> Counts:
    """Count the members."""
    types = Counter(one.membership.member_type for one in members)
    cohorts = Counter(one.membership.cohort for one in members)
    ministries = Counter(str(one.ministry or "") for one in members)
    return Counts(
        types[MemberType.AGENCY], types[MemberType.ORGANISATION], sorted(cohorts.items()), sorted(ministries.items())
    )
