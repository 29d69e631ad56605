"""Build the invented programme, by the acts that a user would do."""

from collections.abc import Callable

from django.db import transaction

from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.agencies.models import Body, BodyKind, Membership, MinistryResponsibility, Programme
from skillnad.programme.audit.record import record
from skillnad.programme.demo.events import WORLD_BUILT
from skillnad.programme.demo.world import InventedBody, World, invented_world

Story = Callable[[], None]


def is_built() -> bool:
    """Whether the invented programme is there."""
    return Programme.objects.filter(slug=invented_world().programme.slug).exists()


@transaction.atomic
def build() -> None:
    """Build all of it, or nothing."""
    from skillnad.programme.demo.stories import STORIES

    world = invented_world()
    programme = _programme(world)
    _bodies(world, programme)
    _users(world)
    for story in STORIES:
        story()
    record(WORLD_BUILT, by=None)


def _programme(world: World) -> Programme:
    facts = world.programme
    return Programme.objects.create(
        slug=facts.slug,
        name=facts.name,
        name_en=facts.name_en,
        short_name=facts.short_name,
        about=facts.about,
        about_en=facts.about_en,
        valid_from=facts.start,
        invented=True,
    )


def _bodies(world: World, programme: Programme) -> None:
    for ministry in world.ministry:
        _body(ministry, BodyKind.MINISTRY)
    for other in world.other:
        _body(other, BodyKind.OTHER)
    for agency in [*world.agency, *world.light_agencies()]:
        body = _body(agency, BodyKind.AGENCY)
        start = programme.valid_from.replace(year=int(agency.cohort)) if programme.valid_from else None
        Membership.objects.create(programme=programme, body=body, cohort=agency.cohort, valid_from=start)
        MinistryResponsibility.objects.create(
            body=body, ministry=Body.objects.get(slug=agency.ministry), valid_from=programme.valid_from
        )


def _body(invented: InventedBody, kind: str) -> Body:
    return Body.objects.create(slug=invented.slug, name=invented.name, kind=kind, invented=True)


def _users(world: World) -> None:
    for person in world.user:
        user = User.objects.create_user(person.email, person.name, invented=True)
        RoleAssignment.objects.create(user=user, role=person.role, body=Body.objects.get(slug=person.body))
