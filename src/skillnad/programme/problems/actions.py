"""What can be done with a problem."""

from typing import Any

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import record
from skillnad.programme.problems import events
from skillnad.programme.problems.models import Problem, ProblemDecision, Verdict
from skillnad.programme.problems.records import Status
from skillnad.programme.problems.rules import missing_in_problem
from skillnad.programme.problems.text import plain_values


@act(Permission.PROBLEM_WRITE)
def write_problem(*, by: User, body: Body, **values: Any) -> Problem:
    """Write down a problem, as a draft."""
    problem = Problem.objects.create(body=body, written_by=by, changed_by=str(by), **values)
    record(events.PROBLEM_WRITTEN, by=by, body=body, subject=problem, title=problem.title)
    return Problem.objects.get(pk=problem.pk)


@act(Permission.PROBLEM_WRITE)
def change_problem(*, by: User, problem: Problem, version: int, **values: Any) -> Problem:
    """Change a problem. What had been decided is a draft again until it is decided anew."""
    _refuse_closed(problem)
    problem.change(version, by, **values, status=Status.DRAFT)
    record(events.PROBLEM_CHANGED, by=by, body=problem.body, subject=problem, title=problem.title)
    return problem


@act(Permission.PLAN_DECIDE)
def decide_problem(*, by: User, problem: Problem, version: int, reason: str = "") -> ProblemDecision:
    """Decide that this is a problem that the body will work with."""
    _refuse_closed(problem)
    missing = missing_in_problem(problem)
    if missing:
        raise SkillnadError(
            _("the problem cannot be decided yet"), where=problem.title, remedy=" ".join(map(str, missing))
        )
    problem.change(version, by, status=Status.DECIDED, ever_decided=True)
    record(events.PROBLEM_DECIDED, by=by, body=problem.body, subject=problem, title=problem.title)
    return _decided(problem, by, Verdict.DECIDED, reason)


@act(Permission.PROBLEM_WRITE)
def close_problem(*, by: User, problem: Problem, version: int, reason: str) -> ProblemDecision:
    """Close a problem instead of deleting it; the reason is kept."""
    _refuse_closed(problem)
    problem.change(version, by, status=Status.CLOSED, closed_because=reason)
    record(events.PROBLEM_CLOSED, by=by, body=problem.body, subject=problem, title=problem.title, reason=reason)
    return _decided(problem, by, Verdict.CLOSED, reason)


@act(Permission.PROBLEM_WRITE)
def reopen_problem(*, by: User, problem: Problem, version: int, reason: str) -> ProblemDecision:
    """Open a closed problem again, as a draft."""
    problem.change(version, by, status=Status.DRAFT, closed_because="")
    record(events.PROBLEM_REOPENED, by=by, body=problem.body, subject=problem, title=problem.title, reason=reason)
    return _decided(problem, by, Verdict.REOPENED, reason)


@act(Permission.PROBLEM_WRITE)
def delete_problem(*, by: User, problem: Problem) -> None:
    """Delete one's own draft that nothing builds on."""
    if not problem.is_own_draft(by):
        raise SkillnadError(
            _("only a draft of your own that nothing builds on can be deleted"),
            where=problem.title,
            remedy=_("Close it instead; what was written is kept."),
        )
    record(events.PROBLEM_DELETED, by=by, body=problem.body, subject=problem, title=problem.title)
    problem.delete()


def _decided(problem: Problem, by: User, verdict: Verdict, reason: str) -> ProblemDecision:
    return ProblemDecision.objects.create(
        body=problem.body,
        problem=problem,
        verdict=verdict,
        reason=reason,
        by_name=str(by),
        text=plain_values(problem),
    )


def _refuse_closed(problem: Problem) -> None:
    if not problem.is_open:
        raise SkillnadError(
            _("the problem is closed"), where=problem.title, remedy=_("Open it again before you change it.")
        )
