"""Submitted documents and decided plans, as the pages show them; and packages handed in with a key."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from ninja import File, Query, Router, Schema, UploadedFile
from ninja.pagination import paginate

from skillnad.programme.accounts.access import may_see
from skillnad.programme.agencies.models import Body
from skillnad.programme.api.gate import Key
from skillnad.programme.api.paging import Pages
from skillnad.programme.api.v1.describing import READING, WRITING, title
from skillnad.programme.packages.actions import receive_package
from skillnad.programme.plans.published import decided_plan
from skillnad.programme.public.datasets.documents import document_row
from skillnad.programme.public.reading.documents import chosen, public_documents
from skillnad.programme.public.reading.programmes import public_bodies
from skillnad.programme.submissions.models import Receipt

router = Router(tags=["documents"])


class DocumentShape(Schema):
    """A document in a list."""

    number: str
    body: str
    body_name: str
    programme: str
    title: str
    kind: str
    period: str
    due: date
    received_at: datetime
    registration_number: str
    sha256: str

    @staticmethod
    def from_receipt(receipt: Receipt) -> "DocumentShape":
        """What is told of a document in lists."""
        return DocumentShape(**document_row(receipt))


class WholeDocument(Schema):
    """A document with its text, as it was handed in."""

    receipt: DocumentShape
    document: dict[str, Any]


class PlanShape(Schema):
    """The plan in force of a body."""

    body: str
    decision: int
    decided_at: datetime
    hash: str
    plan: dict[str, Any]


class DocumentPages(Pages):
    """Pages of receipts, told as documents."""

    def paginate_queryset(self, queryset: QuerySet, pagination: Any, request: HttpRequest, **params: Any) -> Any:
        """The documents of one page."""
        page = super().paginate_queryset(queryset, pagination, request, **params)
        return {**page, "items": [DocumentShape.from_receipt(one) for one in page["items"]]}


@router.get("/documents", response={200: list[DocumentShape], **READING}, summary=title(_("Submitted documents")))
@paginate(DocumentPages)
def documents(
    request: HttpRequest, body: str = "", kind: str = "", year: int | None = Query(None, ge=1900, le=2200)
) -> object:
    """What has been handed in, the latest first; of one body, kind or year where named."""
    del request
    return chosen(body=body, kind=kind, year=year)


@router.get("/documents/{slug:number}", response={200: WholeDocument, **READING}, summary=title(_("A document")))
def document(request: HttpRequest, number: str) -> WholeDocument:
    """A document as it was handed in."""
    del request
    receipt = get_object_or_404(public_documents().defer(None), number=number)
    return WholeDocument(receipt=DocumentShape.from_receipt(receipt), document=receipt.snapshot.document)


@router.get("/bodies/{slug:body}/plan", response={200: PlanShape, **READING}, summary=title(_("The plan in force")))
def plan(request: HttpRequest, body: str) -> PlanShape:
    """The plan as the body last decided it."""
    del request
    found = get_object_or_404(public_bodies(), slug=body)
    decision = decided_plan(found)
    if decision is None:
        raise Http404
    return PlanShape(
        body=body,
        decision=decision.number,
        decided_at=decision.at,
        hash=decision.hash,
        plan=decision.snapshot,
    )


@router.post(
    "/bodies/{slug:body}/packages",
    response={200: DocumentShape, **WRITING},
    auth=Key(),
    summary=title(_("Hand in a package")),
)
def package(request: HttpRequest, body: str, file: File[UploadedFile]) -> DocumentShape:
    """Hand in a document as a package. The same package again gives the same receipt."""
    found = get_object_or_404(Body, slug=body)
    if not may_see(request.user, found):
        raise Http404
    receipt = receive_package(
        by=request.user,  # type: ignore[arg-type]
        body=found,
        content=file.read(),
        name=file.name or "package.zip",
    )
    return DocumentShape.from_receipt(receipt)
