"""Decide that a submission is ready, with four eyes, or take the decision back."""

from django.utils import timezone
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.record import record
from skillnad.programme.submissions import events
from skillnad.programme.submissions.actions.states import locked, move
from skillnad.programme.submissions.content import canonical, document_of, fingerprint, texts_of
from skillnad.programme.submissions.models import WRITABLE, SectionVersion, Status, Submission


def writers_of(submission: Submission) -> dict[int, str]:
    """Everyone who has written any of it, in any round."""
    versions = SectionVersion.objects.filter(row__submission=submission).order_by("writer_name")
    return dict(versions.values_list("writer_id", "writer_name"))


def seen(submission: Submission) -> str:
    """A mark of the document as it stands, so that what is decided is what was read."""
    return fingerprint(canonical(document_of(submission)))


@act(Permission.SUBMISSION_APPROVE)
def decide(*, by: User, submission: Submission, read: str) -> Submission:
    """Decide what was `read` (its mark by `seen`). Whoever has written any of it may not. Raises `SkillnadError`."""
    locked(submission, WRITABLE)
    writers = writers_of(submission)
    _check_eyes(by, submission, writers)
    _check_whole(submission)
    if seen(submission) != read:
        raise SkillnadError(
            _("the text has been changed since you opened it"),
            where=str(submission),
            remedy=_("Read it again, then decide."),
        )
    move(submission, WRITABLE, Status.DECIDED, decided_at=timezone.now(), decided_by=by)
    names = ", ".join(writers.values())
    record(events.DECIDED, by=by, body=submission.body, subject=submission, title=submission.title, writers=names)
    return submission


@act(Permission.SUBMISSION_APPROVE)
def reopen(*, by: User, submission: Submission) -> Submission:
    """Take the decision back, so that the text can be written again."""
    again = Status.RETURNED if submission.round > 1 else Status.DRAFT
    move(submission, {Status.DECIDED}, again, decided_at=None, decided_by=None)
    record(events.REOPENED, by=by, body=submission.body, subject=submission, title=submission.title)
    return submission


def _check_eyes(by: User, submission: Submission, writers: dict[int, str]) -> None:
    if by.pk in writers:
        raise SkillnadError(
            _("{name} has written some of the text, so somebody else decides").format(name=by),
            where=str(submission),
            remedy=_("Ask another coordinator or head at the body."),
        )


def _check_whole(submission: Submission) -> None:
    texts = texts_of(submission)
    empty = [str(section) for section, written in texts if not written.text.strip()]
    if empty or not texts:
        raise SkillnadError(
            _("nothing is written under: {headings}").format(headings=", ".join(empty)),
            where=str(submission),
            remedy=_("Write each section. Where there is nothing to report, write why."),
        )
