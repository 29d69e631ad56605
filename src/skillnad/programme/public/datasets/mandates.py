"""Mandates as rows, one for each body that a mandate is for."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from skillnad.programme.mandates.models import Mandate
from skillnad.programme.public.datasets.dataset import BODY, Dataset, Row


def _rows() -> Iterator[Row]:
    mandates = Mandate.objects.running().select_related("programme").prefetch_related("bodies")
    for mandate in mandates.order_by("programme__slug", "decided", "pk"):
        for body in mandate.bodies.all():
            yield {
                "programme": mandate.programme.slug,
                "mandate": mandate.pk,
                "title": mandate.title,
                "kind": mandate.kind,
                "reference": mandate.reference,
                "decided": mandate.decided,
                "valid_from": mandate.valid_from,
                "valid_to": mandate.valid_to,
                "source": mandate.source,
                "body": body.slug,
                "body_name": body.name,
            }


MANDATES = Dataset(
    "mandates",
    _("Mandates"),
    _("What each body has been told to do, one row for each mandate and body."),
    {
        "programme": _("the programme's address in this system"),
        "mandate": _("the mandate's number in this system"),
        "title": _("title"),
        "kind": _("kind of mandate"),
        "reference": _("registration number of the decision"),
        "decided": _("day of the decision"),
        "valid_from": _("first day, empty if not known"),
        "valid_to": _("last day, empty if it still holds"),
        "source": _("source"),
        **BODY,
    },
    _rows,
)
