"""From one state to the next: two who act at once do not both succeed."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.submissions.models import Status, Submission


def move(submission: Submission, allowed: Iterable[str], to: str, **values: Any) -> None:
    """Give a submission its new status if it still stands where the act may begin. Raises `SkillnadError`."""
    moved = Submission.objects.filter(pk=submission.pk, status__in=list(allowed), round=submission.round)
    if not moved.update(status=to, **values):
        raise stands_otherwise(submission)
    submission.refresh_from_db()


def locked(submission: Submission, allowed: Iterable[str]) -> Submission:
    """The submission, held until the act is over, if it stands where the act may begin. Raises `SkillnadError`."""
    held = Submission.objects.select_for_update().get(pk=submission.pk)
    if held.status not in set(allowed):
        raise stands_otherwise(held)
    return held


def stands_otherwise(submission: Submission) -> SkillnadError:
    """What to say when somebody else has acted first."""
    submission.refresh_from_db()
    return SkillnadError(
        _("this cannot be done now, since its status is “{status}”").format(status=Status(submission.status).label),
        where=str(submission),
        remedy=_("Open it again and see what has happened."),
    )
