"""What meetings leave to be done: contributions that are wanted, promises to keep."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.meetings.access import bodies_asked, visible_to
from skillnad.programme.meetings.models import Contribution, ContributionStatus, MeetingStatus, Promise
from skillnad.programme.work.tasks import Task, tells_tasks


@tells_tasks
def tasks(body: Body, user: User) -> Iterable[Task]:
    """Open promises, and contributions that are not decided."""
    if has_permission(user, Permission.MEETING_CONTRIBUTE, body=body):
        yield from _promises(body)
        yield from _contributions(body, user)


def _promises(body: Body) -> Iterable[Task]:
    for promise in Promise.objects.filter(body=body).open():
        url = reverse("promise_follow_up", args=[body.slug, promise.pk])
        tone = "stop" if promise.is_late() else "wait"
        yield Task(promise.text, url, _("promised at a meeting"), promise.due, tone)


def _contributions(body: Body, user: User) -> Iterable[Task]:
    decided = Contribution.objects.filter(body=body, status=ContributionStatus.DECIDED)
    wanted = visible_to(user).filter(contribute_by__isnull=False).exclude(status=MeetingStatus.HELD)
    for meeting in wanted.exclude(pk__in=decided.values("meeting")):
        if bodies_asked(user, meeting).filter(pk=body.pk).exists():
            url = reverse("meeting_contribution", args=[body.slug, meeting.pk])
            late = meeting.contribute_by and meeting.contribute_by < timezone.localdate()
            yield Task(str(meeting), url, _("contribution wanted"), meeting.contribute_by, "stop" if late else "wait")
