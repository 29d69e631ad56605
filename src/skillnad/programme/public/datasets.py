"""The open data: what each download holds, column by column."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Membership
from skillnad.programme.public.reading.programmes import ministries_on, running

Row = dict[str, Any]


@dataclass(frozen=True)
class Dataset:
    """A download. `columns` maps each name to what it means; `rows` yields plain values."""

    name: str
    title: Promise
    about: Promise
    columns: dict[str, Promise]
    rows: Callable[[], Iterator[Row]]


BODY = {
    "body": _("the body's address in this system"),
    "body_name": _("the body's name"),
}


def _members() -> Iterator[Row]:
    from django.utils import timezone

    ministries = ministries_on(timezone.localdate())
    rows = Membership.objects.filter(programme__in=running()).select_related("body", "programme")
    for row in rows.order_by("programme__slug", "body__name", "valid_from"):
        ministry = ministries.get(row.body_id)
        yield {
            "programme": row.programme.slug,
            "body": row.body.slug,
            "body_name": row.body.name,
            "organisation_number": row.body.organisation_number,
            "member_type": row.member_type,
            "cohort": row.cohort,
            "valid_from": row.valid_from,
            "valid_to": row.valid_to,
            "ministry": ministry.name if ministry else "",
            "source": row.source,
            "verified": row.verified,
        }


MEMBERS = Dataset(
    "members",
    _("Members"),
    _("Who belongs to the programme, from and to, with source."),
    {
        "programme": _("the programme's address in this system"),
        **BODY,
        "organisation_number": _("organisation number"),
        "member_type": _("agency or organisation"),
        "cohort": _("cohort"),
        "valid_from": _("first day, empty if not known"),
        "valid_to": _("last day, empty if it still holds"),
        "ministry": _("the ministry it answers to today"),
        "source": _("source"),
        "verified": _("whether the source is a primary one"),
    },
    _members,
)

DATASETS: dict[str, Dataset] = {one.name: one for one in (MEMBERS,)}
