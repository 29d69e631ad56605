"""Take over newer copies of the public registers."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from skillnad.programme.agencies import events
from skillnad.programme.agencies.models import Body, BodyKind, BodyName, MinistryResponsibility, StaffCount
from skillnad.programme.agencies.registerfile import Told, read
from skillnad.programme.audit.record import record


@dataclass(frozen=True)
class Imported:
    """How many bodies and staff counts were taken over, and the names that the register does not know."""

    bodies: int
    staff: int
    passed_over: list[str]


def import_register(path: Path, copied: date) -> Imported:
    """Import a copy of a register that was made on a day. All or nothing; bodies edited here are left alone."""
    told = list(read(path))
    with transaction.atomic():
        known = _known()
        bodies = sum(_take_body(one, known, copied) for one in told if one.in_register)
        staff = sum(_take_staff(one, known, copied, path.name) for one in told)
        done = Imported(bodies, staff, [one.name for one in told if one.name.casefold() not in known])
        record(
            events.REGISTER_IMPORTED,
            by=None,
            file=path.name,
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            copied=copied.isoformat(),
            bodies=bodies,
            staff=staff,
        )
    return done


def _known() -> dict[str, Body]:
    """Real bodies by any name they have had; the name of today goes before older ones of others."""
    known: dict[str, Body] = {}
    for row in BodyName.objects.filter(body__invented=False).select_related("body"):
        known[row.name.casefold()] = row.body
    known.update({body.name.casefold(): body for body in Body.objects.filter(invented=False)})
    return known


def _take_body(told: Told, known: dict[str, Body], copied: date) -> bool:
    """Bring a body in line with the copy. Returns whether anything was changed."""
    body = known.get(told.name.casefold()) or _by_number(told.number, copied)
    if body is None:
        body = _add(told, copied)
        if body is None:
            return False
    elif body.edited or (body.imported and body.imported > copied):
        return False
    elif body.name != told.name and told.name.casefold() not in known:
        _rename(body, told.name, copied)
    known[told.name.casefold()] = body
    body.organisation_number = told.number or body.organisation_number
    body.name_en, body.short_name = told.english or body.name_en, told.short or body.short_name
    body.imported = copied
    body.save()
    _take_ministry(body, told.ministry, copied)
    return True


def _by_number(number: str, day: date) -> Body | None:
    there = Body.objects.on(day).filter(invented=False, organisation_number=number)
    return there.get() if number and there.count() == 1 else None


def _add(told: Told, copied: date) -> Body | None:
    slug = slugify(told.name)[:100].strip("-")
    if told.ended or not slug or Body.objects.filter(slug=slug).exists():
        return None
    body = Body.objects.create(slug=slug, name=told.name)
    BodyName.objects.create(body=body, name=told.name, valid_to=None, valid_from=copied, source="esv")
    return body


def _rename(body: Body, name: str, copied: date) -> None:
    """The copy uses a new name; it is in use on the day of the copy at the latest."""
    for row in BodyName.objects.on(copied).filter(body=body):
        row.valid_to = copied - timedelta(days=1)
        row.save()
    BodyName.objects.create(body=body, name=name, valid_from=copied, source="esv")
    body.name = name


def _take_ministry(body: Body, name: str, copied: date) -> None:
    if not name or not name.endswith(("departementet", "beredningen")):
        return
    ministry, _made = Body.objects.get_or_create(
        slug=slugify(name), defaults={"name": name, "kind": BodyKind.MINISTRY, "imported": copied}
    )
    held = MinistryResponsibility.objects.on(copied).filter(body=body)
    if held.filter(ministry=ministry).exists():
        return
    for row in held:
        row.valid_to = copied - timedelta(days=1)
        row.save()
    MinistryResponsibility.objects.create(body=body, ministry=ministry, valid_from=copied, source="esv")


def _take_staff(told: Told, known: dict[str, Body], copied: date, file: str) -> int:
    """Take over the counts that are new or differ. Names that the register lacks are passed over."""
    body = known.get(told.name.casefold())
    if body is None:
        return 0
    there = {row.year: row for row in body.staff.all()}
    source = f"Arbetsgivarverket, {file}, {copied.isoformat()}"[:200]
    changed = 0
    for year, (women, men) in told.staff.items():
        row = there.get(year) or StaffCount(body=body, year=year)
        if row.pk is None or (row.women, row.men) != (women, men):
            row.women, row.men, row.source = women, men, source
            row.save()
            changed += 1
    return changed
