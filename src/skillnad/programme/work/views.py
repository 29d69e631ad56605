"""My agency, and the way there."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from skillnad.programme.accounts.access import Anyone, has_permission
from skillnad.programme.accounts.doors import SignedRequest, allowed, signed_in
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.deadlines import deadlines_for
from skillnad.programme.mandates.year import year_from
from skillnad.programme.plans.chain import Step, steps
from skillnad.programme.plans.snapshot import chains_of
from skillnad.programme.problems.models import Problem
from skillnad.programme.submissions.models import HANDED_IN, Submission
from skillnad.programme.submissions.reading import submissions_with_documents
from skillnad.programme.work.landing import landing
from skillnad.programme.work.tasks import tasks_for


@signed_in
def after_login(request: SignedRequest) -> HttpResponse:
    """Lead a user to where the day begins."""
    return redirect(landing(request.user))


@allowed(Permission.BODY_SEE)
def agency_home(request: SignedRequest, body: Body) -> HttpResponse:
    """What is to be done now, the coming year, drafts, and what has been handed in."""
    today = timezone.localdate()
    own = Submission.objects.filter(body=body)
    writing = has_permission(request.user, Permission.SUBMISSION_DRAFT, body=body)
    context = {
        "body": body,
        "tasks": tasks_for(body, request.user),
        "problems": _open_problems(request.user, body),
        "today": today,
        "months": year_from(today, deadlines_for(body, today.replace(day=1), today + timedelta(days=366))),
        "drafts": own.exclude(status__in=HANDED_IN).order_by("due") if writing else own.none(),
        "handed_in": submissions_with_documents(own.filter(status__in=HANDED_IN))[:10],
    }
    return render(request, "work/agency.html", context)


def _open_problems(user: Anyone, body: Body) -> list[tuple[Problem, list[Step]]]:
    """The problems that the body works with, each with how far its chain has come, for those who may read the plan."""
    if not has_permission(user, Permission.PLAN_READ, body=body):
        return []
    return [(problem, steps(problem)) for problem in chains_of(body).select_related("body") if problem.is_open]
