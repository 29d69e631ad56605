"""Hand in what has been decided: snapshot, receipt and event in one transaction, or nothing."""

from typing import Any

from django.utils import timezone

from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.record import record
from skillnad.programme.submissions import events
from skillnad.programme.submissions.actions.states import move
from skillnad.programme.submissions.content import canonical, document_of, fingerprint
from skillnad.programme.submissions.models import Receipt, Snapshot, Status, Submission


@act(Permission.SUBMISSION_APPROVE)
def submit(*, by: User, submission: Submission, registration_number: str) -> Receipt:
    """Hand in a decided submission under the body's own registration number. Raises `SkillnadError`.

    Our receipt number is the event's number in the log of acts, which also holds the snapshot's SHA-256.
    """
    now = timezone.now()
    move(submission, {Status.DECIDED}, Status.SUBMITTED)
    document = {**document_of(submission), **_signed(submission), "registration_number": registration_number}
    document |= {"submitted_at": now.isoformat(), "submitted_by": str(by)}
    content = canonical(document)
    snapshot = Snapshot.objects.create(
        submission=submission,
        body=submission.body,
        round=submission.round,
        content=content,
        sha256=fingerprint(content),
        made_at=now,
    )
    details = {"title": submission.title, "registration_number": registration_number, "sha256": snapshot.sha256}
    event = record(events.SUBMITTED, by=by, body=submission.body, subject=submission, **details)
    return Receipt.objects.create(
        snapshot=snapshot,
        body=submission.body,
        number=f"{now:%Y}-{event.number:06d}",
        registration_number=registration_number,
        received_at=now,
        submitted_by=by,
        submitted_by_name=str(by),
    )


def _signed(submission: Submission) -> dict[str, Any]:
    decided = submission.decided_at.isoformat() if submission.decided_at else ""
    return {"decided_at": decided, "decided_by": str(submission.decided_by)}
