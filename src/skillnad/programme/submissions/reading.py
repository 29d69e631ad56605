"""How submissions are looked up: always within a body, with what their pages need."""

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.models import Section
from skillnad.programme.submissions.models import Snapshot, Submission, SubmissionSection

WHOLE = ("requirement__mandate__programme", "requirement__receiver", "requirement__copy_to", "body", "decided_by")


def submission_of(body: Body, pk: int) -> Submission:
    """A submission of the body with its sections, or the answer that there is none."""
    found = Submission.objects.select_related(*WHOLE).prefetch_related("texts", "requirement__sections")
    return get_object_or_404(found, pk=pk, body=body)


def section_of(submission: Submission, pk: int) -> Section:
    """A section that the submission must have, or the answer that there is none."""
    return get_object_or_404(Section, pk=pk, requirement=submission.requirement)


def snapshots() -> QuerySet[Snapshot]:
    """Documents that were handed in, with receipt and outcome."""
    return Snapshot.objects.select_related("submission", "receipt", "outcome", "body")


def snapshot_of(body: Body, pk: int, round_: int) -> Snapshot:
    """A document that the body handed in, or the answer that there is none."""
    return get_object_or_404(snapshots().prefetch_related("feedback"), submission=pk, body=body, round=round_)


def other_texts(body: Body, row: SubmissionSection) -> QuerySet[SubmissionSection]:
    """What the body has written under other headings, newest first: to be taken over instead of written again."""
    found = SubmissionSection.objects.filter(body=body).exclude(pk=row.pk).exclude(text="")
    return found.select_related("submission", "section").order_by("-changed_at")[:30]


def submissions_with_documents(found: QuerySet[Submission]) -> QuerySet[Submission]:
    """Submissions with what was handed in, without the texts."""
    return found.select_related("body").prefetch_related(Prefetch("snapshots", snapshots().defer("content")))
