"""Submitted documents as rows."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from skillnad.programme.public.datasets.dataset import BODY, Dataset, Row
from skillnad.programme.public.reading.documents import public_documents
from skillnad.programme.submissions.models import Receipt


def document_row(receipt: Receipt) -> Row:
    """What is told of a document in lists."""
    submission = receipt.snapshot.submission
    return {
        "number": receipt.number,
        "body": receipt.body.slug,
        "body_name": receipt.body.name,
        "programme": submission.requirement.mandate.programme.slug,
        "title": submission.title,
        "kind": submission.requirement.kind,
        "period": submission.period,
        "due": submission.due,
        "received_at": receipt.received_at,
        "registration_number": receipt.registration_number,
        "sha256": receipt.snapshot.sha256,
    }


def _rows(part: slice) -> Iterator[Row]:
    return (document_row(receipt) for receipt in public_documents().order_by("received_at", "pk")[part])


DOCUMENTS = Dataset(
    "documents",
    _("Submitted documents"),
    _("What agencies have handed in. The text of each is fetched by its number."),
    {
        "number": _("receipt number"),
        **BODY,
        "programme": _("the programme's address in this system"),
        "title": _("title"),
        "kind": _("kind of document"),
        "period": _("year or period that it tells of"),
        "due": _("day on which it was due"),
        "received_at": _("when it came in"),
        "registration_number": _("the agency's registration number"),
        "sha256": _("SHA-256 of the document"),
    },
    _rows,
)
