"""Mandates as rows, one for each body that a mandate is for."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from skillnad.programme.mandates.models import Mandate
from skillnad.programme.public.datasets.dataset import BODY, Dataset, Row


def _rows(part: slice) -> Iterator[Row]:
    mandates = Mandate.objects.running().order_by()
    pairs = Mandate.bodies.through.objects.filter(mandate__in=mandates)
    ordered = pairs.order_by("mandate__programme__slug", "mandate__decided", "mandate", "body__name", "pk")
    told = ("pk", "title", "kind", "reference", "decided", "valid_from", "valid_to", "source")
    names = ("mandate__programme__slug", *(f"mandate__{name}" for name in told), "body__slug", "body__name")
    return (dict(zip(MANDATES.columns, row, strict=True)) for row in ordered.values_list(*names)[part])


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
