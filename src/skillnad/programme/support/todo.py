"""What requests for support leave to be done: questions to answer, advice to read."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.support.models import RequestStatus, SupportRequest
from skillnad.programme.work.tasks import Task, tells_tasks


@tells_tasks
def tasks(body: Body, user: User) -> Iterable[Task]:
    """For those who advise: what waits for an answer. For those who ask: what has been answered."""
    asked = SupportRequest.objects.filter(body=body).select_related("body")
    if has_permission(user, Permission.SUPPORT_ADVISE, body=body):
        for request in asked.open():
            tone = "stop" if request.is_late() else "wait"
            yield Task(request.subject, _page(request), _("question to answer"), request.wish_by, tone)
    elif has_permission(user, Permission.SUPPORT_ASK, body=body):
        for request in asked.filter(status=RequestStatus.ANSWERED):
            yield Task(request.subject, _page(request), _("advice to read"), tone="plain")


def _page(request: SupportRequest) -> str:
    return reverse("support_request", args=[request.body.slug, request.pk])
