"""The shapes of programmes, bodies and members."""

from datetime import date
from typing import Any

from ninja import Schema

from skillnad.programme.agencies.models import Body
from skillnad.programme.public.reading.programmes import Member


class ProgrammeShape(Schema):
    """A programme. `invented` marks try-out data."""

    slug: str
    name: str
    name_en: str
    about: str
    about_en: str
    valid_from: date | None
    valid_to: date | None
    invented: bool
    archived: bool


class BodyShape(Schema):
    """A body with its name of today."""

    slug: str
    kind: str
    name: str
    name_en: str
    short_name: str
    organisation_number: str
    valid_from: date | None
    valid_to: date | None
    invented: bool


class MinistryShape(Schema):
    """The ministry that a body answers to."""

    slug: str
    name: str


class MemberShape(Schema):
    """A body's time in a programme, with the source that says so."""

    body: BodyShape
    ministry: MinistryShape | None
    cohort: str
    member_type: str
    valid_from: date | None
    valid_to: date | None
    source: str
    verified: bool


class CountShape(Schema):
    """How many members a programme had on a day: as published where somebody has counted, and those known by name."""

    on: date
    agencies: int
    organisations: int
    named_agencies: int
    named_organisations: int
    source: str
    by_cohort: dict[str, int]
    by_ministry: dict[str, int]


class Held(Schema):
    """Something that holds from and to a day."""

    valid_from: date | None
    valid_to: date | None
    source: str


class HeldMembership(Held):
    """A time in a programme."""

    programme: str
    cohort: str
    member_type: str
    verified: bool

    @staticmethod
    def resolve_programme(row: Any) -> str:
        """The programme's address."""
        return str(row.programme.slug)


class HeldMinistry(Held):
    """A ministry that the body answered to."""

    ministry: str

    @staticmethod
    def resolve_ministry(row: Any) -> str:
        """The ministry's name."""
        return str(row.ministry.name)


class HeldName(Held):
    """What the body was called."""

    name: str
    name_en: str


class StaffShape(Schema):
    """Women and men employed in a year."""

    year: int
    women: int
    men: int
    source: str


class BodyRecord(Schema):
    """What the register says of a body."""

    memberships: list[HeldMembership]
    ministries: list[HeldMinistry]
    names: list[HeldName]
    staff: list[StaffShape]


def member_shape(member: Member) -> MemberShape:
    """A membership on a day."""
    row = member.membership
    return MemberShape(
        body=BodyShape.from_orm(row.body),
        ministry=_ministry(member.ministry),
        cohort=row.cohort,
        member_type=row.member_type,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.source,
        verified=row.verified,
    )


def _ministry(ministry: Body | None) -> MinistryShape | None:
    return MinistryShape(slug=ministry.slug, name=ministry.name) if ministry else None
