"""The pages of methods."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.methods.actions import (
    answer_step,
    finish_session,
    make_problem,
    reopen_session,
    start_session,
)
from skillnad.programme.methods.definitions import Method, methods
from skillnad.programme.methods.forms import StartForm, StepForm, version_of
from skillnad.programme.methods.models import MethodSession, StepAnswers
from skillnad.programme.methods.progress import first_open, over_time, states
from skillnad.programme.problems.actor import actor
from skillnad.programme.ui.versions import EditConflict


def _method(name: str) -> Method:
    if name not in methods():
        raise Http404
    return methods()[name]


def _may_write(request: HttpRequest, body: Body) -> bool:
    return has_permission(request.user, Permission.PROBLEM_WRITE, body=body)


@allowed(Permission.PLAN_READ)
def method_list(request: HttpRequest, body: Body) -> HttpResponse:
    """The methods, and the work that has been done with them."""
    sessions = [one for one in MethodSession.objects.filter(body=body) if one.method in methods()]
    may_write = _may_write(request, body)
    context = {"body": body, "methods": methods().values(), "sessions": sessions, "may_write": may_write}
    return render(request, "methods/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROBLEM_WRITE)
def method_start(request: HttpRequest, body: Body, method: str) -> HttpResponse:
    """What the method is, and begin with it."""
    chosen = _method(method)
    form = StartForm(request.POST or None)
    if form.is_valid():
        session = start_session(by=actor(request), body=body, method=chosen, title=form.cleaned_data["title"])
        return redirect("method_step", body.slug, session.pk, chosen.steps[0].id)
    return render(request, "methods/start.html", {"body": body, "method": chosen, "form": form})


@allowed(Permission.PLAN_READ)
def method_session(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """A piece of work: every step with its answers, and what to do next."""
    session = get_object_or_404(MethodSession.objects.select_related("problem"), pk=pk, body=body)
    found = states(session)
    context = {
        "body": body,
        "session": session,
        "method": session.definition,
        "states": found,
        "next": first_open(found),
        "may_write": _may_write(request, body),
    }
    return render(request, "methods/session.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(Permission.PROBLEM_WRITE)
def method_step(request: HttpRequest, body: Body, pk: int, step: str) -> HttpResponse:
    """Answer a step."""
    session = get_object_or_404(MethodSession, pk=pk, body=body)
    chosen = session.definition.step(step)
    if chosen is None:
        raise Http404
    saved = StepAnswers.objects.filter(session=session, step=step).first()
    form = StepForm(
        chosen, saved.answers if saved else {}, request.POST or None, initial={"version": version_of(saved)}
    )
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            answer_step(by=actor(request), session=session, step=chosen, version=version, answers=form.answers)
        except EditConflict as conflict:
            form.show_conflict(conflict)
        except SkillnadError as error:
            form.add_error(None, str(error))
        else:
            return _go_on(request, session, step)
    steps = session.definition.steps
    context = {
        "body": body,
        "session": session,
        "step": chosen,
        "form": form,
        "place": steps.index(chosen) + 1,
        "of": len(steps),
    }
    return render(request, "methods/step.html", context)


def _go_on(request: HttpRequest, session: MethodSession, step: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    if "more" in request.POST:
        return redirect("method_step", session.body.slug, session.pk, step)
    names = [one.id for one in session.definition.steps]
    place = names.index(step) + 1
    if "stay" in request.POST or place == len(names):
        return redirect("method_session", session.body.slug, session.pk)
    return redirect("method_step", session.body.slug, session.pk, names[place])


@require_POST
@allowed(Permission.PROBLEM_WRITE)
def method_finish(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Say that the work is done, or take it up again."""
    session = get_object_or_404(MethodSession, pk=pk, body=body)
    if session.finished_at:
        reopen_session(by=actor(request), session=session)
    else:
        finish_session(by=actor(request), session=session)
    return redirect("method_session", body.slug, pk)


@require_POST
@allowed(Permission.PROBLEM_WRITE)
def method_problem(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Make a problem of the answers, and go on with it in its form."""
    session = get_object_or_404(MethodSession, pk=pk, body=body)
    try:
        problem = make_problem(by=actor(request), session=session)
    except SkillnadError as error:
        messages.error(request, str(error))
        return redirect("method_session", body.slug, pk)
    messages.success(request, _("The answers are carried over into a problem. Complete it and save."))
    return redirect("problem_edit", body.slug, problem.pk)


@allowed(Permission.PLAN_READ)
def method_over_time(request: HttpRequest, body: Body, method: str) -> HttpResponse:
    """How the levels of a self-assessment have moved."""
    chosen = _method(method)
    if not chosen.levels:
        raise Http404
    sessions = list(
        MethodSession.objects.filter(body=body, method=method, finished_at__isnull=False)
        .order_by("started_at", "pk")
        .prefetch_related("steps")
    )
    context = {
        "body": body,
        "method": chosen,
        "sessions": sessions,
        "items": over_time(chosen, sessions),
        "may_write": _may_write(request, body),
    }
    return render(request, "methods/over_time.html", context)
