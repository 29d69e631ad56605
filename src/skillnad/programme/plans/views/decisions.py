"""Decide the plan, and read what was decided."""

import json
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.chain import fingerprint
from skillnad.programme.plans.actions.deciding import decide_plan
from skillnad.programme.plans.chain import url_of
from skillnad.programme.plans.comparison import compare
from skillnad.programme.plans.forms import PlanDecideForm
from skillnad.programme.plans.models import PlanDecision
from skillnad.programme.plans.reading import told
from skillnad.programme.plans.rules import missing_in_plan
from skillnad.programme.plans.snapshot import planned_problems, snapshot
from skillnad.programme.plans.views.overview import rights
from skillnad.programme.problems.actor import actor

RECORDS = 150


@allowed(Permission.PLAN_READ)
def decision_list(request: HttpRequest, body: Body) -> HttpResponse:
    """All decisions, and what has changed since the last one."""
    context = {"body": body, **_state(body), **rights(request, body)}
    context["decisions"] = PlanDecision.objects.filter(body=body).defer("snapshot")
    return render(request, "plans/decisions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PLAN_DECIDE)
def plan_decide(request: HttpRequest, body: Body) -> HttpResponse:
    """Read what is about to be decided, and decide it."""
    state = _state(body)
    form = PlanDecideForm(request.POST or None, initial={"seen": state["seen"]})
    if request.method == "POST" and form.attempt(decide_plan, by=actor(request), body=body):
        messages.success(request, _("The plan is decided."))
        return redirect("plan_decisions", body.slug)
    form.renew(state["seen"])
    return render(request, "plans/decide.html", {"body": body, "form": form, **state})


@allowed(Permission.PLAN_READ)
def decision_page(request: HttpRequest, body: Body, number: int) -> HttpResponse:
    """The plan as it was decided."""
    decision = get_object_or_404(PlanDecision, body=body, number=number)
    context = {
        "body": body,
        "decision": decision,
        "page": Paginator(told(decision.snapshot), RECORDS, orphans=50).get_page(request.GET.get("page")),
        "intact": decision.hash == decision.fingerprint(),
    }
    return render(request, "plans/decision.html", context)


@allowed(Permission.PLAN_READ)
def decision_json(request: HttpRequest, body: Body, number: int) -> HttpResponse:
    """The decided plan as JSON."""
    del request
    decision = get_object_or_404(PlanDecision, body=body, number=number)
    content = {
        "number": decision.number,
        "at": decision.at.isoformat(),
        "by": decision.by_name,
        "grounds": decision.grounds,
        "hash": decision.hash,
        "plan": decision.snapshot,
    }
    response = HttpResponse(json.dumps(content, ensure_ascii=False, indent=1), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_stem(body)}-plan-{number}.json"'
    return response


def file_stem(body: Body) -> str:
    """How files about a body begin; an invented body says so."""
    return f"{'pahittad-' if body.invented else ''}{body.slug}"


def _state(body: Body) -> dict[str, Any]:
    problems = planned_problems(body)
    chain = snapshot(body, problems)
    last = PlanDecision.objects.filter(body=body).first()
    return {
        "last": last,
        "changes": compare(last.snapshot if last else None, chain),
        "missing": [(link, url_of(link, body), text) for link, text in missing_in_plan(problems)],
        "empty": not chain["chains"],
        "seen": fingerprint(chain),
    }
