"""Documents that have been handed in. They are public from that moment, as they were then."""

from django.db.models import Exists, Max, Min, OuterRef, QuerySet
from django.utils import timezone

from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.models import Mandate
from skillnad.programme.public.reading.programmes import running
from skillnad.programme.submissions.models import Receipt


def public_documents() -> QuerySet[Receipt]:
    """The receipts of all that was handed in to running programmes, the latest first, without the texts."""
    # A subquery, so that a database reads the receipts by day and stops where the page ends.
    asked = Mandate.objects.filter(requirements__submissions__snapshots__receipt=OuterRef("pk"))
    rows = Receipt.objects.filter(Exists(asked.filter(programme__in=running()))).select_related(
        "body", "snapshot__submission__requirement__mandate__programme"
    )
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
    """The years from the first document to the last, the latest first."""
    ends = Receipt.objects.aggregate(first=Min("received_at"), last=Max("received_at"))
    if ends["first"] is None:
        return []
    first, last = (timezone.localdate(ends[end]).year for end in ("first", "last"))
    return list(range(last, first - 1, -1))
