"""The archive's open data: members, counts, staff, names, persons in positions."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import BodyName, Membership, Position, PublishedCount, StaffCount
from skillnad.programme.archive.reading import facts


@dataclass(frozen=True)
class Dataset:
    """A download: what it holds, its columns, and its rows."""

    name: str
    title: Promise
    about: Promise
    columns: list[str]
    rows: Callable[[], Iterator[list[Any]]]


def _members() -> Iterator[list[Any]]:
    rows = Membership.objects.filter(programme__slug=facts().programme.slug).select_related("body")
    for one in rows.order_by("body__name", "valid_from"):
        body = [one.body.slug, one.body.name, one.body.organisation_number]
        days = [one.member_type, one.cohort, one.valid_from, one.valid_to]
        yield [*body, *days, one.verified, one.source, one.note_en, one.note]


def _counts() -> Iterator[list[Any]]:
    for one in PublishedCount.objects.filter(programme__slug=facts().programme.slug):
        yield [one.valid_from, one.valid_to, one.agencies, one.organisations, one.source, one.note_en, one.note]


def _staff() -> Iterator[list[Any]]:
    rows = StaffCount.objects.filter(body__invented=False).select_related("body").order_by("body__name", "year")
    for one in rows.iterator():
        yield [one.body.slug, one.body.name, one.year, one.women, one.men, one.source]


def _names() -> Iterator[list[Any]]:
    rows = BodyName.objects.filter(body__invented=False).select_related("body")
    for one in rows.order_by("body__name", "valid_from"):
        yield [one.body.slug, one.body.organisation_number, one.name, one.valid_from, one.valid_to, one.source]


def _positions() -> Iterator[list[Any]]:
    rows = Position.objects.filter(from_facts=True).select_related("person", "body")
    for one in rows.order_by("person__name", "valid_from"):
        what = [one.person.name, one.title, one.body.slug, one.body.name, one.kind]
        yield [*what, one.valid_from, one.valid_to, one.source]


BODY = ["body", "body_name"]
DAYS = ["valid_from", "valid_to"]
DATASETS = {
    one.name: one
    for one in (
        Dataset(
            "members",
            _("Members known by name"),
            _("Cohort, from and to, whether a primary source says it, and what the days rest on."),
            [*BODY, "organisation_number", "member_type", "cohort", *DAYS, "verified", "source", "note_en", "note_sv"],
            _members,
        ),
        Dataset(
            "counts",
            _("Published counts"),
            _("How many members the programme had, and for which days."),
            [*DAYS, "agencies", "organisations", "source", "note_en", "note_sv"],
            _counts,
        ),
        Dataset(
            "staff",
            _("State employees by agency, year and sex 1980–2025"),
            _("Women and men employed; a count that the source leaves blank is zero."),
            [*BODY, "year", "women", "men", "source"],
            _staff,
        ),
        Dataset(
            "names",
            _("Names of agencies over time"),
            _("From and to, and what the days rest on."),
            ["body", "organisation_number", "name", *DAYS, "source"],
            _names,
        ),
        Dataset(
            "positions",
            _("Persons in positions"),
            _("The title as printed, and the days on which a source shows it."),
            ["person", "title", *BODY, "kind", *DAYS, "source"],
            _positions,
        ),
    )
}
