"""What deadlines and submissions ask of a user now."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.submissions.due import Due, what_is_due
from skillnad.programme.submissions.models import Status, Submission
from skillnad.programme.work.tasks import Task, tells_tasks

AHEAD = timedelta(days=183)
BEHIND = timedelta(days=365)


@tells_tasks
def tasks(body: Body, user: User) -> Iterator[Task]:
    """What is due and not begun, drafts to go on with, and what has been returned or waits to be submitted."""
    if not has_permission(user, Permission.SUBMISSION_DRAFT, body=body):
        return
    today = timezone.localdate()
    for one in what_is_due(body, today - BEHIND, today + AHEAD):
        if not one.done:
            yield _task(one)


def _task(one: Due) -> Task:
    """A late one is told as late, whatever its status."""
    slug = one.deadline.body.slug
    if one.submission is None:
        title = f"{one.deadline.requirement} {one.deadline.period}"
        return Task(title, reverse("submissions", args=[slug]), days_in_words(one), one.deadline.due, one.tone)
    url = reverse("submission", args=[slug, one.submission.pk])
    why, tone = _standing(one, one.submission)
    return Task(str(one.submission), url, why, one.deadline.due, tone)


def _standing(one: Due, submission: Submission) -> tuple[str, str]:
    if submission.status == Status.RETURNED:
        return _("returned for completion"), "stop"
    if one.late:
        return days_in_words(one), "stop"
    if submission.status == Status.DECIDED:
        return _("decided, to be submitted"), "warn"
    return _("draft"), "wait"


def days_in_words(one: Due) -> str:
    """How long there is left, or how late it is."""
    if one.days < 0:
        return ngettext("%(days)s day late", "%(days)s days late", -one.days) % {"days": -one.days}
    if one.days == 0:
        return _("due today")
    return ngettext("%(days)s day left", "%(days)s days left", one.days) % {"days": one.days}
