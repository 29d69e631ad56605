"""One plan seen three ways: as a list, over a year, and as chains."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.chain import steps
from skillnad.programme.plans.forms import FilterForm
from skillnad.programme.plans.models import PlanDecision
from skillnad.programme.plans.snapshot import chains_of
from skillnad.programme.plans.tables import rows_of
from skillnad.programme.plans.todo import todos
from skillnad.programme.plans.year import year_of
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Status


def rights(request: HttpRequest, body: Body) -> dict[str, bool]:
    """What the reader may do with the plan."""
    return {
        "may_write": has_permission(request.user, Permission.PLAN_WRITE, body=body),
        "may_decide": has_permission(request.user, Permission.PLAN_DECIDE, body=body),
        "may_describe": has_permission(request.user, Permission.PROBLEM_WRITE, body=body),
    }


@allowed(Permission.PLAN_READ)
def plan_list(request: HttpRequest, body: Body) -> HttpResponse:
    """The plan as a list: every goal with its activities, and what came of them."""
    context = _context(request, body)
    context["todos"] = todos(body)
    context["tables"] = [(problem, rows_of(problem)) for problem in context["problems"]]
    return render(request, "plans/list.html", context)


@allowed(Permission.PLAN_READ)
def plan_chain(request: HttpRequest, body: Body) -> HttpResponse:
    """The plan as chains: from problem to effect."""
    context = _context(request, body)
    context["chains"] = [(problem, steps(problem)) for problem in context["problems"]]
    return render(request, "plans/chain.html", context)


@allowed(Permission.PLAN_READ)
def plan_year(request: HttpRequest, body: Body, year: int | None = None) -> HttpResponse:
    """The plan over a year: which activities run in which month."""
    year = year or timezone.localdate().year
    if not date.min.year < year < date.max.year:
        raise Http404
    context = _context(request, body)
    context["year"] = year_of(body, context["problems"], year, timezone.localdate())
    return render(request, "plans/year.html", context)


def _context(request: HttpRequest, body: Body) -> dict[str, Any]:
    form = FilterForm(request.GET)
    perspective, sub_goal = form.chosen
    return {
        "body": body,
        "filter": form,
        "filtered": bool(perspective or sub_goal),
        "problems": _problems(body, perspective, sub_goal),
        "decision": PlanDecision.objects.filter(body=body).defer("snapshot").first(),
        **rights(request, body),
    }


def _problems(body: Body, perspective: str, sub_goal: str) -> list[Problem]:
    found = chains_of(body).exclude(status=Status.CLOSED).select_related("body")
    if perspective:
        found = found.filter(perspectives__contains=f",{perspective},")
    if sub_goal:
        found = found.filter(Q(sub_goals__contains=f",{sub_goal},") | Q(goals__sub_goal=sub_goal)).distinct()
    return list(found)
