"""Bodies: add, change, rename, merge, and which ministry they answer to."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies import events
from skillnad.programme.agencies.actions.rules import day_before, end_before, same_world
from skillnad.programme.agencies.models import (
    Body,
    BodyKind,
    BodyName,
    MinistryResponsibility,
    Succession,
    SuccessionKind,
)
from skillnad.programme.audit.record import record


@act(Permission.REGISTER_WRITE, general=True)
def add_body(*, by: User, name: str, **values: Any) -> Body:
    """Add a body. Its address is made from its name. Raises `SkillnadError` where the name is taken."""
    slug = slugify(name)[:100].strip("-")
    if not slug or Body.objects.filter(slug=slug).exists():
        raise SkillnadError(_("there is a body with that name already"), where=name, remedy=_("Search for it."))
    body = Body.objects.create(slug=slug, name=name, invented=settings.DEMO, edited=True, **values)
    BodyName.objects.create(
        body=body, name=name, name_en=body.name_en, valid_from=body.valid_from, valid_to=body.valid_to
    )
    record(events.BODY_ADDED, by=by, body=body, subject=body, name=name)
    return body


@act(Permission.REGISTER_WRITE)
def change_body(*, by: User, body: Body, version: int, **values: Any) -> Body:
    """Change what the register says of a body; a new name is a renaming. Raises `EditConflict`."""
    body.change(version, by, **values, edited=True)
    record(events.BODY_CHANGED, by=by, body=body, subject=body)
    return body


@act(Permission.REGISTER_WRITE)
def rename_body(*, by: User, body: Body, name: str, day: date, name_en: str = "", source: str = "") -> BodyName:
    """Give a body a new name from a day on. The old name stays with the time in which it was used."""
    _hold(body)
    old = body.name
    _close_names(body, day)
    new = BodyName.objects.create(
        body=body, name=name, name_en=name_en, valid_from=day, valid_to=body.valid_to, source=source
    )
    of_today = {"name": name, "name_en": name_en} if day <= timezone.localdate() else {}
    body.change(body.version, by, **of_today, edited=True)
    record(events.BODY_RENAMED, by=by, body=body, subject=body, old=old, new=name, day=day.isoformat())
    return new


def _hold(body: Body) -> None:
    """Read the body as it stands, and keep others from it until the act is done."""
    body.refresh_from_db(from_queryset=Body.objects.select_for_update())


def _close_names(body: Body, day: date) -> None:
    """End the name of the day before; write it down first where the register has none."""
    if not body.names.exists():
        BodyName.objects.create(body=body, name=body.name, name_en=body.name_en, valid_from=body.valid_from)
    for row in BodyName.objects.on(day).filter(body=body):
        end_before(row, day)


@act(Permission.REGISTER_WRITE)
def merge_body(*, by: User, body: Body, successor: Body, day: date, source: str = "") -> Succession:
    """Let a body become part of another on a day. Its memberships and its ministry end with it; its history stays."""
    same_world(body, successor)
    _hold(body)
    if body == successor:
        raise SkillnadError(_("a body cannot become part of itself"), where=str(body), remedy=_("Choose another."))
    body.change(body.version, by, valid_to=day_before(body, day), edited=True)
    for row in [
        *body.memberships.filter(valid_to__isnull=True, programme__archived=False),
        *body.responsibilities.filter(valid_to__isnull=True),
        *body.names.filter(valid_to__isnull=True),
    ]:
        end_before(row, day)
    merged = Succession.objects.create(
        kind=SuccessionKind.MERGER,
        day=day,
        predecessor=body,
        predecessor_name=body.name,
        successor=successor,
        source=source,
    )
    record(events.BODY_MERGED, by=by, body=body, subject=merged, successor=successor.name, day=day.isoformat())
    return merged


@act(Permission.REGISTER_WRITE)
def set_ministry(*, by: User, body: Body, ministry: Body, day: date, source: str = "") -> MinistryResponsibility:
    """Let a body answer to a ministry from a day on; the one before ends the day before."""
    same_world(body, ministry)
    if ministry.kind != BodyKind.MINISTRY:
        raise SkillnadError(_("it is not a ministry"), where=str(ministry), remedy=_("Choose a ministry."))
    for row in MinistryResponsibility.objects.on(day).filter(body=body):
        end_before(row, day)
    Body.objects.filter(pk=body.pk).update(edited=True)
    held = MinistryResponsibility.objects.create(body=body, ministry=ministry, valid_from=day, source=source)
    record(events.MINISTRY_SET, by=by, body=body, subject=held, ministry=ministry.name, day=day.isoformat())
    return held
