"""Bring the register in line with the fact files: the same again changes nothing, and it is all or nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from skillnad.programme.agencies.models import (
    Body,
    BodyKind,
    BodyName,
    Membership,
    MinistryResponsibility,
    PeerGroup,
    Person,
    Position,
    Programme,
    PublishedCount,
    StaffCount,
    Succession,
)
from skillnad.programme.agencies.sync import sync
from skillnad.programme.archive.compact import RegisterEntry, read_register, read_staff
from skillnad.programme.archive.model import Text
from skillnad.programme.archive.reading import Facts, FactsError, facts

SNAPSHOT = date(2026, 1, 1)
"""The year of the copy of the registers: what they say of today holds from then on."""
STAFF_SOURCE = "Arbetsgivarverket, 1980–2025 (CC0)"
UNTOUCHED: dict[str, Any] = {"edited": False, "imported__isnull": True}
"""The bodies that neither somebody here nor a newer copy of the registers has changed."""


def untouched(body: Body) -> bool:
    """Whether the facts still say what a body is."""
    return not body.edited and body.imported is None


@dataclass(frozen=True)
class Loaded:
    """What there is after the fact files were read, and how many rows had to change."""

    bodies: int
    members: int
    staff: int
    changed: int


def load_facts() -> Loaded:
    """Read all fact files, see that they hold together, and bring the register in line with them."""
    told, register, staff = facts(), read_register(), read_staff()
    with transaction.atomic():
        changed = load_bodies(told, register)
        bodies = by_name(told, register)
        _check_bodies(told, staff, bodies)
        changed += load_history(told, register, bodies)
        changed += load_people(told, bodies)
        changed += load_programme(told, bodies)
        changed += load_staff(staff, bodies)
    return Loaded(len(bodies), len(told.member), sum(map(len, staff.values())), changed)


def slug_of(name: str) -> str:
    """The address of a body or person, from its name.

    >>> slug_of("Försäkringskassan")
    'forsakringskassan'
    """
    return slugify(name)[:100].strip("-")


def by_name(told: Facts, register: list[RegisterEntry]) -> dict[str, Body]:
    """The bodies by the names that the facts use; one that was renamed here is found by its address."""
    there = {body.slug: body for body in Body.objects.filter(invented=False)}
    names = {one.name for one in register} | {one.name for one in told.body}
    names |= {name for one in register for name, _source in one.ministries}
    return {name: there[slug_of(name)] for name in names}


def load_bodies(told: Facts, register: list[RegisterEntry]) -> int:
    """The bodies of the registers, their ministries, and those that the facts add."""
    extra = {one.name: one for one in told.body}
    entries = {entry.name: entry for entry in register}
    for ministry in sorted({name for entry in register for name, _source in entry.ministries}):
        entries.setdefault(ministry, RegisterEntry(ministry, kind=BodyKind.MINISTRY))
    for name, more in extra.items():
        entries.setdefault(name, RegisterEntry(name, kind=more.kind or "agency", english=more.name_en))
    wanted = [_body(entry, extra[name].note if name in extra else None) for name, entry in entries.items()]
    kept = set(Body.objects.exclude(**UNTOUCHED).values_list("slug", flat=True))
    taken = set(
        Body.objects.filter(invented=True, slug__in=[one.slug for one in wanted]).values_list("slug", flat=True)
    )
    if taken:
        raise FactsError(_("invented bodies have the addresses of real ones"), where=", ".join(sorted(taken)))
    mine = Body.objects.filter(invented=False, **UNTOUCHED)
    return sync(mine, (one for one in wanted if one.slug not in kept), lambda one: one.slug, keep_gone=True)


def _body(entry: RegisterEntry, note: Text | None) -> Body:
    ministry = entry.name.endswith("departementet") or entry.name == "Statsrådsberedningen"
    return Body(
        slug=slug_of(entry.name),
        kind=BodyKind.MINISTRY if ministry else entry.kind,
        name=entry.name,
        name_en=entry.english,
        short_name=entry.short,
        organisation_number=entry.number,
        group=entry.group,
        note=note.sv if note else "",
        note_en=note.en if note else "",
        valid_from=entry.since,
        valid_to=entry.until,
    )


def _check_bodies(told: Facts, staff: dict[str, dict[int, tuple[int, int]]], bodies: dict[str, Body]) -> None:
    """See that every body that is named is known."""
    for place, name in _named(told):
        if name not in bodies:
            raise FactsError(_("there is no body “{name}”").format(name=name), where=place)
    for name in staff:
        if name not in bodies:
            raise FactsError(_("there is no body “{name}”").format(name=name), where="staff.txt")


def _named(told: Facts) -> Iterator[tuple[str, str]]:
    for number, member in enumerate(told.member, start=1):
        yield f"members.toml › member › {number} › body", member.body
    for number, mention in enumerate(told.mention, start=1):
        yield f"members.toml › mention › {number} › body", mention.body
    for group in told.peer_group:
        yield from ((f"members.toml › peer_group › {group.slug}", name) for name in group.bodies)
    for person in told.person:
        yield from ((f"people.toml › {person.name} › body", one.body) for one in person.position)
    for place, around in enumerate(told.around, start=1):
        yield from ((f"programme.toml › around › {place}", name) for name in around.bodies)
    for succession in told.succession:
        yield "programme.toml › succession", succession.after


def load_history(told: Facts, register: list[RegisterEntry], bodies: dict[str, Body]) -> int:
    """Names, ministries, and what came before."""
    mine = [entry for entry in register if untouched(bodies[entry.name])]
    of_body = {f"body__{key}": value for key, value in UNTOUCHED.items()}
    changed = sync(
        BodyName.objects.filter(from_facts=True, **of_body),
        (name for entry in mine for name in _names(entry, bodies[entry.name])),
        lambda one: (one.body_id, one.name),
    )
    changed += sync(
        MinistryResponsibility.objects.filter(from_facts=True, **of_body),
        (one for entry in mine for one in _ministries(entry, bodies)),
        lambda one: (one.body_id, one.ministry_id),
    )
    return changed + sync(
        Succession.objects.filter(from_facts=True, successor__edited=False, successor__imported__isnull=True),
        _successions(told, mine, bodies),
        lambda one: (one.successor_id, one.day, one.predecessor_name),
    )


def _names(entry: RegisterEntry, body: Body) -> Iterator[BodyName]:
    if not entry.names:
        yield BodyName(body=body, name=entry.name, valid_from=entry.since, valid_to=entry.until, from_facts=True)
    for one in entry.names:
        yield BodyName(
            body=body, name=one.name, valid_from=one.since, valid_to=one.until, source=one.source, from_facts=True
        )


def _ministries(entry: RegisterEntry, bodies: dict[str, Body]) -> Iterator[MinistryResponsibility]:
    """Of a body that lives the ministry of today is known, of others the last one."""
    for name, source in entry.ministries:
        yield MinistryResponsibility(
            body=bodies[entry.name],
            ministry=bodies[name],
            valid_from=None if entry.until else SNAPSHOT,
            valid_to=entry.until,
            source=source,
            from_facts=True,
        )


def _successions(told: Facts, register: list[RegisterEntry], bodies: dict[str, Body]) -> Iterator[Succession]:
    for entry in register:
        days = [day for day, _name, _source in entry.replaces]
        for day, name, source in entry.replaces:
            kind = "merger" if days.count(day) > 1 else "successor"
            yield _succession(kind, day, name, bodies[entry.name], source, bodies)
    titles = {source.id: source.title for source in told.source}
    for one in told.succession:
        if untouched(bodies[one.after]):
            yield _succession(one.kind, one.day, one.before, bodies[one.after], titles[one.source], bodies)


def _succession(kind: str, day: date, name: str, after: Body, source: str, bodies: dict[str, Body]) -> Succession:
    return Succession(
        kind=kind,
        day=day,
        predecessor=bodies.get(name),
        predecessor_name=name,
        successor=after,
        source=source,
        from_facts=True,
    )


def load_people(told: Facts, bodies: dict[str, Body]) -> int:
    """Persons and their positions."""
    wanted = [Person(slug=slug_of(one.name), name=one.name) for one in told.person]
    changed = sync(Person.objects.filter(invented=False), wanted, lambda one: one.slug, keep_gone=True)
    people = {person.slug: person for person in Person.objects.filter(invented=False)}
    cited = citations(told)
    positions = (
        Position(
            person=people[slug_of(person.name)],
            body=bodies[one.body],
            title=one.title,
            kind=one.kind,
            valid_from=one.since,
            valid_to=one.until,
            source=cited[one.source],
            from_facts=True,
        )
        for person in told.person
        for one in person.position
    )
    mine = Position.objects.filter(from_facts=True)
    return changed + sync(mine, positions, lambda one: (one.person_id, one.body_id, one.title, one.valid_from))


def citations(told: Facts) -> dict[str, str]:
    """How each source is cited in the register."""
    return {source.id: f"{source.publisher}: {source.title}" for source in told.source}


def cite(told: Facts, ids: Iterable[str]) -> str:
    """Several sources in one text."""
    cited = citations(told)
    return "; ".join(cited[one] for one in ids)[:500]


def load_programme(told: Facts, bodies: dict[str, Body]) -> int:
    """The archived programme, its members, published counts and peer groups."""
    one = told.programme
    wanted = Programme(
        slug=one.slug,
        name=one.name.sv,
        name_en=one.name.en,
        short_name=one.short_name,
        about=one.about.sv,
        about_en=one.about.en,
        valid_from=one.since,
        valid_to=one.until,
        archived=True,
    )
    changed = sync(Programme.objects.filter(slug=one.slug), [wanted], lambda row: row.slug)
    programme = Programme.objects.get(slug=one.slug)
    changed += sync(
        Membership.objects.filter(programme=programme),
        _members(told, programme, bodies),
        lambda row: (row.body_id, row.valid_from),
    )
    changed += sync(
        PublishedCount.objects.filter(programme=programme), _counts(told, programme), lambda row: row.valid_from
    )
    return changed + _load_groups(told, programme, bodies)


def _members(told: Facts, programme: Programme, bodies: dict[str, Body]) -> Iterator[Membership]:
    for one in told.member:
        yield Membership(
            programme=programme,
            body=bodies[one.body],
            cohort=one.cohort,
            member_type=one.type,
            source=cite(told, one.source),
            verified=one.verified,
            valid_from=one.since,
            valid_to=one.until,
            note=told.reason[one.reason].sv,
            note_en=told.reason[one.reason].en,
        )


def _counts(told: Facts, programme: Programme) -> Iterator[PublishedCount]:
    for one in told.count:
        yield PublishedCount(
            programme=programme,
            agencies=one.agencies,
            organisations=one.organisations,
            source=cite(told, [one.source]),
            valid_from=one.since,
            valid_to=one.until,
            note=one.note.sv,
            note_en=one.note.en,
        )


def _load_groups(told: Facts, programme: Programme, bodies: dict[str, Body]) -> int:
    wanted = [
        PeerGroup(
            slug=one.slug,
            programme=programme,
            name=one.name.sv,
            name_en=one.name.en,
            valid_from=one.since,
            valid_to=one.until,
            source=cite(told, [one.source]),
        )
        for one in told.peer_group
    ]
    changed = sync(PeerGroup.objects.filter(programme=programme), wanted, lambda row: row.slug)
    for one in told.peer_group:
        group = PeerGroup.objects.get(programme=programme, slug=one.slug)
        group.bodies.set([bodies[name] for name in one.bodies])
    return changed


def load_staff(staff: dict[str, dict[int, tuple[int, int]]], bodies: dict[str, Body]) -> int:
    """Women and men employed, by body and year; a count from a newer copy stays."""
    newer = set(StaffCount.objects.exclude(source=STAFF_SOURCE).values_list("body_id", "year"))
    wanted = (
        StaffCount(body=bodies[name], year=year, women=women, men=men, source=STAFF_SOURCE)
        for name, years in staff.items()
        for year, (women, men) in years.items()
        if (bodies[name].pk, year) not in newer
    )
    mine = StaffCount.objects.filter(source=STAFF_SOURCE)
    return sync(mine, wanted, lambda row: (row.body_id, row.year))
