"""What the plan asks of a body now, for "To do now"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.models import Activity, Goal, Progress
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Status
from skillnad.programme.work.tasks import Task, tells_tasks


@dataclass(frozen=True)
class Todo:
    """Something to do: what, where, by when, and how pressing in words and tone."""

    title: str
    url: str
    why: str | Promise
    due: date | None = None
    tone: str = "wait"


@tells_tasks
def tasks(body: Body, user: User) -> Iterator[Task]:
    """The same for "My agency", for those who may read the plan."""
    if has_permission(user, Permission.PLAN_READ, body=body):
        for todo in todos(body):
            yield Task(todo.title, todo.url, todo.why, todo.due, todo.tone)


def todos(body: Body, today: date | None = None) -> list[Todo]:
    """Everything the plan asks, what is late first, in three queries."""
    today = today or timezone.localdate()
    found = [*_activities(body, today), *_goals(body), *_problems(body)]
    return sorted(found, key=lambda todo: (todo.tone != "stop", todo.due or date.max, todo.title))


def _activities(body: Body, today: date) -> Iterator[Todo]:
    waiting = Activity.objects.open().filter(body=body).exclude(progress=Progress.DONE)
    for activity in waiting.exclude(goal__status=Status.CLOSED).exclude(goal__problem__status=Status.CLOSED):
        url = reverse("plan_link", args=[body.slug, "aktivitet", activity.pk])
        if activity.ends < today:
            yield Todo(activity.title, url, _("activity overdue"), activity.ends, "stop")
        if not activity.expected_effect.strip():
            yield Todo(activity.title, url, _("activity without expected effect"), activity.starts)
        elif activity.starts <= today <= activity.ends and not activity.has_started:
            yield Todo(activity.title, url, _("activity should have started"), activity.starts)


def _goals(body: Body) -> Iterator[Todo]:
    served = Activity.objects.open().filter(body=body).values("goal")
    goals = Goal.objects.open().filter(body=body).exclude(problem__status=Status.CLOSED)
    for goal in goals.exclude(pk__in=served):
        yield Todo(goal.title, reverse("plan_link", args=[body.slug, "mal", goal.pk]), _("goal without activity"))


def _problems(body: Body) -> Iterator[Todo]:
    served = Goal.objects.open().filter(body=body).values("problem")
    for problem in Problem.objects.open().filter(body=body).exclude(pk__in=served):
        yield Todo(problem.title, reverse("problem", args=[body.slug, problem.pk]), _("problem without goal"))
