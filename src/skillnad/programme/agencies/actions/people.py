"""Persons in positions: the title as printed, from and to."""

from datetime import date
from typing import Any

from django.utils.text import slugify

from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies import events
from skillnad.programme.agencies.actions.rules import end_on
from skillnad.programme.agencies.models import Body, Person, Position
from skillnad.programme.audit.record import record


@act(Permission.REGISTER_WRITE)
def add_position(*, by: User, body: Body, name: str, title: str, **values: Any) -> Position:
    """Register that a person, known before or new, holds a position at a body."""
    person = Person.objects.filter(name=name, invented=body.invented).first() or _new_person(name, body.invented)
    position = Position.objects.create(body=body, person=person, title=title, **values)
    record(events.POSITION_ADDED, by=by, body=body, subject=position, person=name, title=title)
    return position


def _new_person(name: str, invented: bool) -> Person:
    slug = slugify(name)[:90].strip("-") or "person"
    taken = Person.objects.filter(slug__startswith=slug).count()
    return Person.objects.create(slug=f"{slug}-{taken + 1}" if taken else slug, name=name, invented=invented)


@act(Permission.REGISTER_WRITE)
def end_position(*, by: User, position: Position, day: date) -> Position:
    """End a position; the day is its last."""
    end_on(position, day)
    record(
        events.POSITION_ENDED,
        by=by,
        body=position.body,
        subject=position,
        person=position.person.name,
        title=position.title,
        day=day.isoformat(),
    )
    return position
