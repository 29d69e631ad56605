"""Members as rows."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Membership
from skillnad.programme.public.datasets.dataset import BODY, Dataset, Row
from skillnad.programme.public.reading.programmes import ministries_on, running


def _rows(part: slice) -> Iterator[Row]:
    ministries = ministries_on(timezone.localdate())
    rows = Membership.objects.filter(programme__in=running()).select_related("body", "programme")
    for row in rows.order_by("programme__slug", "body__name", "valid_from", "pk")[part]:
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
    _rows,
)
