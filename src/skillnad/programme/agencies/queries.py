"""Questions to the register that are asked for a day."""

from dataclasses import dataclass
from datetime import date

from skillnad.programme.agencies.models import (
    Body,
    BodyName,
    Membership,
    MemberType,
    Programme,
    PublishedCount,
)


@dataclass(frozen=True)
class MemberCount:
    """How many members a programme had on a day: as published, where somebody has, and those known by name."""

    day: date
    published: PublishedCount | None
    named: list[Membership]

    @property
    def agencies(self) -> int:
        """Agencies: as published, else those known by name."""
        return self.published.agencies if self.published else self.named_agencies

    @property
    def organisations(self) -> int:
        """Organisations: as published, else those known by name."""
        return self.published.organisations if self.published else self.named_organisations

    @property
    def operations(self) -> int:
        """Agencies and organisations together."""
        return self.agencies + self.organisations

    @property
    def named_agencies(self) -> int:
        """Agencies known by name."""
        return sum(member.member_type == MemberType.AGENCY for member in self.named)

    @property
    def named_organisations(self) -> int:
        """Organisations known by name."""
        return len(self.named) - self.named_agencies

    @property
    def unnamed(self) -> int:
        """How many more were counted than are known by name."""
        return max(self.operations - len(self.named), 0)

    def __str__(self) -> str:
        return f"{self.agencies} + {self.organisations}" if self.organisations else str(self.agencies)


def members_on(programme: Programme, day: date) -> MemberCount:
    """The members of a programme on a day. Of several published counts the one that began last stands."""
    published = PublishedCount.objects.on(day).filter(programme=programme).order_by("-valid_from").first()
    named = Membership.objects.on(day).filter(programme=programme).select_related("body").order_by("body__name")
    return MemberCount(day, published, list(named))


def name_on(body: Body, day: date) -> str:
    """What a body was called on a day; its name of today where the register holds none for the day."""
    name = BodyName.objects.on(day).filter(body=body).order_by("valid_from").last()
    return name.name if name else body.name


def names_on(bodies: list[Body], day: date) -> dict[int, str]:
    """What several bodies were called on a day, by primary key, in one question."""
    names = {body.pk: body.name for body in bodies}
    for row in BodyName.objects.on(day).filter(body__in=bodies).order_by("valid_from"):
        names[row.body_id] = row.name
    return names
