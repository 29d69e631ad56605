"""What was handed in: to read, download, print and compare, by the body and by those who receive it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.doors import SignedRequest, allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.submissions.comparison import compare
from skillnad.programme.submissions.forms import FeedbackForm, ReturnForm
from skillnad.programme.submissions.models import Snapshot, Status
from skillnad.programme.submissions.pdf import pdf_of
from skillnad.programme.submissions.reading import snapshot_of, snapshots


@allowed(Permission.SUBMISSION_READ)
def submission_document(request: SignedRequest, body: Body, pk: int, round: int) -> HttpResponse:
    """A document that was handed in, with its receipt and what the receiver has said."""
    found = snapshot_of(body, pk, round)
    feedback: dict[int, list[object]] = {}
    for said in found.feedback.all():
        feedback.setdefault(said.number, []).append(said)
    reviewing = has_permission(request.user, Permission.SUBMISSION_REVIEW, body=body)
    waiting = found.submission.status == Status.SUBMITTED and found.submission.round == found.round
    context = {
        "snapshot": found,
        "document": found.document,
        "outcome": getattr(found, "outcome", None),
        "feedback": feedback,
        "about_all": feedback.get(0, []),
        "reviewing": reviewing,
        "may_conclude": reviewing and waiting,
        "own": has_permission(request.user, Permission.SUBMISSION_DRAFT, body=body),
        "others": snapshots().filter(submission=pk).exclude(pk=found.pk),
        "feedback_form": FeedbackForm(auto_id=False),
        "return_form": ReturnForm(),
    }
    return render(request, "submissions/document.html", context)


@allowed(Permission.SUBMISSION_READ)
def submission_pdf(request: SignedRequest, body: Body, pk: int, round: int) -> HttpResponse:
    """The document as PDF, made from the snapshot."""
    del request
    found = snapshot_of(body, pk, round)
    return _download(pdf_of(found, get_language() or "sv"), "application/pdf", _file_name(found, "pdf"))


@allowed(Permission.SUBMISSION_READ)
def submission_json(request: SignedRequest, body: Body, pk: int, round: int) -> HttpResponse:
    """The snapshot itself, byte for byte as it was hashed."""
    del request
    found = snapshot_of(body, pk, round)
    return _download(found.content.encode("utf-8"), "application/json", _file_name(found, "json"))


@allowed(Permission.SUBMISSION_READ)
def submission_changes(request: SignedRequest, body: Body, pk: int, earlier: int, later: int) -> HttpResponse:
    """What differs between two documents of the same submission."""
    if earlier >= later:
        raise Http404
    first, second = snapshot_of(body, pk, earlier), snapshot_of(body, pk, later)
    comparisons = compare(first.document, second.document)
    context = {"first": first, "second": second, "comparisons": comparisons, "body": body}
    return render(request, "submissions/changes.html", context)


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _file_name(found: Snapshot, ending: str) -> str:
    """Says in the name itself when the body is invented."""
    invented = "pahittad-" if found.document["body"]["invented"] else ""
    return f"{invented}{found.body.slug}-{found.receipt.number}.{ending}"
