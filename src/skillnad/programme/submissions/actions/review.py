"""What the receiver does: give feedback, accept, return for completion."""

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.kinds import Kind
from skillnad.programme.audit.record import record
from skillnad.programme.submissions import events
from skillnad.programme.submissions.actions.states import move
from skillnad.programme.submissions.models import Feedback, Outcome, Snapshot, Status, Submission


@act(Permission.SUBMISSION_REVIEW)
def give_feedback(*, by: User, snapshot: Snapshot, number: int, text: str) -> Feedback:
    """Say something about a section of a document, or about all of it (number 0). Raises `SkillnadError`."""
    known = {0, *(section["number"] for section in snapshot.document["sections"])}
    if number not in known:
        raise SkillnadError(_("there is no section {number}").format(number=number), where=str(snapshot))
    said = Feedback.objects.create(
        snapshot=snapshot, body=snapshot.body, number=number, text=text, reviewer=by, reviewer_name=str(by)
    )
    _record(events.FEEDBACK_GIVEN, by, snapshot.submission, section=number)
    return said


@act(Permission.SUBMISSION_REVIEW)
def accept(*, by: User, submission: Submission) -> Outcome:
    """Accept the document that was handed in."""
    move(submission, {Status.SUBMITTED}, Status.ACCEPTED)
    return _decided(by, submission, accepted=True)


@act(Permission.SUBMISSION_REVIEW)
def return_for_completion(*, by: User, submission: Submission, reasons: str) -> Outcome:
    """Return the document with reasons. The draft begins a new round; what was handed in stays as it is."""
    handed_in = submission.round
    values = {"round": handed_in + 1, "decided_at": None, "decided_by": None}
    move(submission, {Status.SUBMITTED}, Status.RETURNED, **values)
    return _decided(by, submission, accepted=False, reasons=reasons, handed_in=handed_in)


def _decided(
    by: User, submission: Submission, *, accepted: bool, reasons: str = "", handed_in: int | None = None
) -> Outcome:
    snapshot = submission.snapshots.get(round=handed_in or submission.round)
    outcome = Outcome.objects.create(
        snapshot=snapshot,
        body=submission.body,
        accepted=accepted,
        reasons=reasons,
        reviewer=by,
        reviewer_name=str(by),
    )
    _record(events.ACCEPTED if accepted else events.RETURNED, by, submission, round=snapshot.round)
    return outcome


def _record(kind: Kind, by: User, submission: Submission, **details: int) -> None:
    record(kind, by=by, body=submission.body, subject=submission, title=submission.title, **details)
