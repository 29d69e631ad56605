"""The programme, its members and ministries, and users in every role."""

from datetime import date, timedelta

from django.utils import timezone

from large_world import Size
from skillnad.programme.accounts.models import Invitation, RoleAssignment, User
from skillnad.programme.accounts.roles import ASSIGNABLE
from skillnad.programme.agencies.models import (
    Body,
    BodyName,
    Membership,
    MinistryResponsibility,
    PeerGroup,
    Person,
    Position,
    Programme,
    StaffCount,
)
from skillnad.programme.api.keys import make_key

MINISTRIES = 11
PASSWORD = "lösenord-mätning"
WORDS = {"name": "Mätprogrammet", "about": "Ett påhittat program för mätning."}


def build(size: Size) -> tuple[Programme, list[Body]]:
    """The programme and its members, the first body first."""
    programme = Programme.objects.create(slug="matning", invented=True, valid_from=date(2014, 1, 1), **WORDS)
    ministries = [_body(f"matdepartement-{n}", f"Mätdepartement {n:02}", "ministry") for n in range(MINISTRIES)]
    bodies = [_body(f"verk-{n}", f"Mätverket {n:03}", "agency") for n in range(size.agencies)]
    supporting = _body("matstodet", "Mätstödet", "other")
    Body.objects.bulk_create([*ministries, *bodies, supporting])
    since = {"valid_from": date(2014, 1, 1)}
    Membership.objects.bulk_create(Membership(programme=programme, body=one, cohort="2014", **since) for one in bodies)
    MinistryResponsibility.objects.bulk_create(
        MinistryResponsibility(body=one, ministry=ministries[place % len(ministries)] if place else ministries[0])
        for place, one in enumerate(bodies)
    )
    _register(programme, bodies)
    _users(size, bodies, ministries[0], supporting)
    return programme, bodies


def _body(slug: str, name: str, kind: str) -> Body:
    return Body(slug=slug, name=name, kind=kind, invented=True)


def _register(programme: Programme, bodies: list[Body]) -> None:
    BodyName.objects.bulk_create(BodyName(body=one, name=one.name) for one in bodies)
    StaffCount.objects.bulk_create(
        StaffCount(body=one, year=year, women=120, men=110, source="Påhittat")
        for one in bodies
        for year in range(1980, 2026)
    )
    persons = Person.objects.bulk_create(
        Person(slug=f"person-{one.slug}", name=f"Chef vid {one}", invented=True) for one in bodies
    )
    Position.objects.bulk_create(
        Position(person=person, body=one, title="generaldirektör", kind="head")
        for person, one in zip(persons, bodies, strict=True)
    )
    for place in range(0, len(bodies), 10):
        group = PeerGroup.objects.create(programme=programme, slug=f"grupp-{place}", name=f"Grupp {place}")
        group.bodies.set(bodies[place : place + 10])


def _users(size: Size, bodies: list[Body], ministry: Body, supporting: Body) -> None:
    places = {"coordinator": bodies[0], "analyst": bodies[0], "head": bodies[0], "ministry": ministry}
    for role, _title in ASSIGNABLE:
        user = User.objects.create_user(email_of(role), role.capitalize(), PASSWORD, invented=True)
        RoleAssignment.objects.create(user=user, role=role, body=places.get(role, supporting))
        for place in range(max(1, size.users // 100)):
            make_key(by=user, name=f"Nyckel {place}", days=30)
    others = User.objects.bulk_create(
        User(email=f"user{n}@example.org", name=f"Person {n}", password="!", invented=True) for n in range(size.users)
    )
    RoleAssignment.objects.bulk_create(
        RoleAssignment(user=user, role="coordinator", body=_share(bodies, place)) for place, user in enumerate(others)
    )
    Invitation.objects.bulk_create(
        Invitation(email=f"invited{n}@example.org", name=f"Inbjuden {n}", role="analyst", body=_share(bodies, n),
                   expires_at=timezone.now() + timedelta(days=10))
        for n in range(size.users // 2)
    )  # fmt: skip


def email_of(role: str) -> str:
    """The address of the user who has a role."""
    return f"{role}@example.org"


def _share(bodies: list[Body], place: int) -> Body:
    """Every fiftieth goes to the first body, which so has many of them."""
    return bodies[0] if place % 50 < 2 else bodies[place % len(bodies)]
