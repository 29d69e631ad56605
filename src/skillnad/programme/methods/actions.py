"""What can be done with a method."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import record
from skillnad.programme.methods import events
from skillnad.programme.methods.carrying import carried_over
from skillnad.programme.methods.definitions import Method, Step
from skillnad.programme.methods.models import MethodSession, StepAnswers, answers_of
from skillnad.programme.problems.actions import write_problem
from skillnad.programme.problems.models import Problem


@act(Permission.PROBLEM_WRITE)
def start_session(*, by: User, body: Body, method: Method, title: str) -> MethodSession:
    """Begin to work with a method."""
    session = MethodSession.objects.create(
        body=body, method=method.id, edition=method.edition, title=title, started_by=str(by)
    )
    record(events.SESSION_STARTED, by=by, body=body, subject=session, title=title, method=method.title.sv)
    return session


@act(Permission.PROBLEM_WRITE)
def answer_step(*, by: User, session: MethodSession, step: Step, version: int, answers: dict[str, Any]) -> StepAnswers:
    """Save the answers to a step; version 1 is a step that nobody has answered."""
    if session.finished_at:
        raise SkillnadError(_("this work is finished"), where=session.title, remedy=_("Take it up again first."))
    saved, _made = StepAnswers.objects.get_or_create(session=session, step=step.id)
    saved.change(version, by, answers=answers)
    record(events.STEP_ANSWERED, by=by, body=session.body, subject=session, title=session.title, step=step.title.sv)
    return saved


@act(Permission.PROBLEM_WRITE)
def finish_session(*, by: User, session: MethodSession) -> MethodSession:
    """Say that the work is done; from then on it is read."""
    session.finished_at, session.finished_by = timezone.now(), str(by)
    session.save(update_fields=["finished_at", "finished_by"])
    record(events.SESSION_FINISHED, by=by, body=session.body, subject=session, title=session.title)
    return session


@act(Permission.PROBLEM_WRITE)
def reopen_session(*, by: User, session: MethodSession) -> MethodSession:
    """Take up work that was finished."""
    session.finished_at, session.finished_by = None, ""
    session.save(update_fields=["finished_at", "finished_by"])
    record(events.SESSION_REOPENED, by=by, body=session.body, subject=session, title=session.title)
    return session


@act(Permission.PROBLEM_WRITE)
def make_problem(*, by: User, session: MethodSession) -> Problem:
    """Make a problem of the answers, as a draft to be completed; once for each piece of work."""
    if session.problem_id:
        raise SkillnadError(
            _("a problem has already been made of this work"), where=session.title, remedy=_("Go on with that one.")
        )
    values = carried_over(session.definition, answers_of(session))
    problem = write_problem(by=by, body=session.body, **{**values, "title": values["title"] or session.title[:200]})
    session.problem = problem
    session.save(update_fields=["problem"])
    record(events.PROBLEM_MADE, by=by, body=session.body, subject=session, title=session.title)
    return problem
