"""The pages of problems."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.chain import steps
from skillnad.programme.plans.snapshot import chains_of
from skillnad.programme.problems.actions import (
    change_problem,
    close_problem,
    decide_problem,
    delete_problem,
    reopen_problem,
    write_problem,
)
from skillnad.programme.problems.actor import actor
from skillnad.programme.problems.forms import DecideForm, ProblemForm, ReasonForm
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Status
from skillnad.programme.problems.rules import missing_in_problem
from skillnad.programme.ui.versions import EditConflict

both = require_http_methods(["GET", "HEAD", "POST"])


def _rights(request: HttpRequest, body: Body) -> dict[str, bool]:
    return {
        "may_write": has_permission(request.user, Permission.PROBLEM_WRITE, body=body),
        "may_plan": has_permission(request.user, Permission.PLAN_WRITE, body=body),
        "may_decide": has_permission(request.user, Permission.PLAN_DECIDE, body=body),
    }


@allowed(Permission.PLAN_READ)
def problem_list(request: HttpRequest, body: Body) -> HttpResponse:
    """All problems of the body, each with how far its chain has come."""
    problems = [(problem, steps(problem)) for problem in chains_of(body).select_related("body")]
    context = {
        "body": body,
        "open": [pair for pair in problems if pair[0].is_open],
        "closed": [pair for pair in problems if not pair[0].is_open],
        **_rights(request, body),
    }
    return render(request, "problems/list.html", context)


@allowed(Permission.PLAN_READ)
def problem_page(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """One problem: the chain in six steps, what is missing, what was decided."""
    problem = get_object_or_404(chains_of(body).select_related("body"), pk=pk)
    context = {
        "body": body,
        "problem": problem,
        "steps": steps(problem),
        "missing": missing_in_problem(problem),
        "decisions": problem.decisions.all(),
        "is_own_draft": problem.is_own_draft(request.user),
        **_rights(request, body),
    }
    return render(request, "problems/page.html", context)


@both
@allowed(Permission.PROBLEM_WRITE)
def problem_new(request: HttpRequest, body: Body) -> HttpResponse:
    """Write down a problem."""
    form = ProblemForm(request.POST or None)
    if form.is_valid():
        problem = write_problem(by=actor(request), body=body, **form.values)
        messages.success(request, _("The problem is saved as a draft."))
        return redirect("problem", body.slug, problem.pk)
    return render(request, "problems/form.html", {"body": body, "form": form})


@both
@allowed(Permission.PROBLEM_WRITE)
def problem_edit(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Change a problem."""
    problem = get_object_or_404(Problem, pk=pk, body=body)
    form = ProblemForm(request.POST or None, instance=problem)
    if form.is_valid():
        saved = Problem.objects.get(pk=pk)
        try:
            change_problem(by=actor(request), problem=saved, version=form.seen_version, **form.values)
        except EditConflict as conflict:
            form.show_conflict(conflict)
        except SkillnadError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The problem is saved."))
            return redirect("problem", body.slug, pk)
    return render(request, "problems/form.html", {"body": body, "form": form, "problem": problem})


@both
@allowed(Permission.PLAN_DECIDE)
def problem_decide(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Decide that this is a problem that the body will work with."""
    problem = get_object_or_404(Problem, pk=pk, body=body)
    form = DecideForm(request.POST or None, initial={"version": problem.version})
    if request.method == "POST" and form.attempt(decide_problem, by=actor(request), problem=problem):
        messages.success(request, _("The problem is decided."))
        return redirect("problem", body.slug, pk)
    context = {"body": body, "problem": problem, "form": form, "missing": missing_in_problem(problem)}
    return render(request, "problems/decide.html", context)


@both
@allowed(Permission.PROBLEM_WRITE)
def problem_close(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Close an open problem, or open a closed one again."""
    problem = get_object_or_404(Problem, pk=pk, body=body)
    reopening = problem.status == Status.CLOSED
    form = ReasonForm(request.POST or None, initial={"version": problem.version})
    verb = reopen_problem if reopening else close_problem
    if request.method == "POST" and form.attempt(verb, by=actor(request), problem=problem):
        messages.success(request, _("The problem is open again.") if reopening else _("The problem is closed."))
        return redirect("problem", body.slug, pk)
    return render(
        request, "problems/close.html", {"body": body, "problem": problem, "form": form, "reopening": reopening}
    )


@both
@allowed(Permission.PROBLEM_WRITE)
def problem_delete(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Ask first, then delete one's own draft."""
    problem = get_object_or_404(Problem, pk=pk, body=body)
    if request.method == "POST":
        try:
            delete_problem(by=actor(request), problem=problem)
        except SkillnadError as error:
            messages.error(request, str(error))
            return redirect("problem", body.slug, pk)
        messages.success(request, _("The draft is deleted."))
        return redirect("problems", body.slug)
    return render(request, "problems/delete.html", {"body": body, "problem": problem})
