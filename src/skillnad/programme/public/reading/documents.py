"""Documents that have been handed in. They are public from that moment, as they were then."""

from datetime import date

from django.db.models import QuerySet

from skillnad.programme.agencies.models import Body
from skillnad.programme.public.reading.programmes import running
from skillnad.programme.submissions.models import Receipt


def public_documents() -> QuerySet[Receipt]:
    """The receipts of all that was handed in to running programmes, the latest first, without the texts."""
    found = Receipt.objects.filter(snapshot__submission__requirement__mandate__programme__in=running())
    rows = found.select_related("body", "snapshot__submission__requirement__mandate__programme")
    return rows.defer("snapshot__content").order_by("-received_at", "-pk")


def chosen(*, body: str = "", kind: str = "", year: int | None = None) -> QuerySet[Receipt]:
    """Those of one body, of one kind, or of one year."""
    found = public_documents()
    if body:
        found = found.filter(body__slug=body)
    if kind:
        found = found.filter(snapshot__submission__requirement__kind=kind)
    return found.filter(received_at__year=year) if year else found


def documents_of(body: Body) -> QuerySet[Receipt]:
    """What a body has handed in."""
    return public_documents().filter(body=body)


def years_with_documents() -> list[int]:
    """The years in which something was handed in, the latest first."""
    found: list[date] = list(Receipt.objects.dates("received_at", "year", order="DESC"))
    return [day.year for day in found]
