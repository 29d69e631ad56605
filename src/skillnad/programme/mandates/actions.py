"""The verbs: register and change mandates, their requirements and sections."""

from collections.abc import Iterable
from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused, act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.audit.record import record
from skillnad.programme.mandates import events
from skillnad.programme.mandates.models import Mandate, Requirement, Section
from skillnad.programme.mandates.reach import bodies_for, check_owner


@act(Permission.MANDATE_WRITE, general=True)
def register_mandate(*, by: User, programme: Programme, bodies: Iterable[Body], **values: Any) -> Mandate:
    """Register a mandate for bodies within reach."""
    asked = list(bodies)
    _check_reach(by, asked)
    mandate = Mandate.objects.create(programme=programme, changed_by=str(by), **values)
    mandate.bodies.set(asked)
    record(events.MANDATE_REGISTERED, by=by, subject=mandate, title=mandate.title, bodies=len(asked))
    return mandate


@act(Permission.MANDATE_WRITE, general=True)
def change_mandate(*, by: User, mandate: Mandate, version: int, bodies: Iterable[Body], **values: Any) -> Mandate:
    """Change a mandate, and whom it is for. Raises `EditConflict`."""
    asked = list(bodies)
    check_owner(by, mandate)
    _check_reach(by, asked)
    mandate.change(version, by, **values)
    mandate.bodies.set(asked)
    record(events.MANDATE_CHANGED, by=by, subject=mandate, title=mandate.title, bodies=len(asked))
    return mandate


@act(Permission.MANDATE_WRITE, general=True)
def add_requirement(*, by: User, mandate: Mandate, **values: Any) -> Requirement:
    """Add a document that the mandate asks for."""
    check_owner(by, mandate)
    requirement = Requirement.objects.create(mandate=mandate, changed_by=str(by), **values)
    _record_requirement(events.REQUIREMENT_ADDED, by, requirement)
    return requirement


@act(Permission.MANDATE_WRITE, general=True)
def change_requirement(*, by: User, requirement: Requirement, version: int, **values: Any) -> Requirement:
    """Change what is asked for, or when. Raises `EditConflict`."""
    check_owner(by, requirement.mandate)
    requirement.change(version, by, **values)
    _record_requirement(events.REQUIREMENT_CHANGED, by, requirement)
    return requirement


@act(Permission.MANDATE_WRITE, general=True)
def remove_requirement(*, by: User, requirement: Requirement) -> None:
    """Take a requirement away, as long as nobody has begun to answer it. Raises `SkillnadError`."""
    check_owner(by, requirement.mandate)
    _record_requirement(events.REQUIREMENT_REMOVED, by, requirement)
    _delete(requirement)


@act(Permission.MANDATE_WRITE, general=True)
def add_section(*, by: User, requirement: Requirement, **values: Any) -> Section:
    """Add a heading that the document must have."""
    check_owner(by, requirement.mandate)
    section = Section.objects.create(requirement=requirement, changed_by=str(by), **values)
    _record_section(events.SECTION_ADDED, by, section)
    return section


@act(Permission.MANDATE_WRITE, general=True)
def change_section(*, by: User, section: Section, version: int, **values: Any) -> Section:
    """Change a heading, its guidance or its place. Raises `EditConflict`."""
    check_owner(by, section.requirement.mandate)
    section.change(version, by, **values)
    _record_section(events.SECTION_CHANGED, by, section)
    return section


@act(Permission.MANDATE_WRITE, general=True)
def remove_section(*, by: User, section: Section) -> None:
    """Take a heading away, as long as nobody has written under it. Raises `SkillnadError`."""
    check_owner(by, section.requirement.mandate)
    _record_section(events.SECTION_REMOVED, by, section)
    _delete(section)


def _check_reach(by: User, bodies: list[Body]) -> None:
    """Nobody gives mandates to bodies beyond the own reach."""
    within = set(bodies_for(by, Permission.MANDATE_WRITE).values_list("pk", flat=True))
    beyond = next((body for body in bodies if body.pk not in within), None)
    if beyond:
        raise Refused(Permission.MANDATE_WRITE, beyond)


def _delete(row: Requirement | Section) -> None:
    try:
        row.delete()
    except ProtectedError as error:
        raise SkillnadError(
            _("a body has begun to write this"), where=str(row), remedy=_("Let it stand, or end it with its last year.")
        ) from error


def _record_requirement(kind: Any, by: User, requirement: Requirement) -> None:
    record(kind, by=by, subject=requirement, title=requirement.title, mandate=requirement.mandate.title)


def _record_section(kind: Any, by: User, section: Section) -> None:
    record(kind, by=by, subject=section, heading=section.heading, requirement=section.requirement.title)
