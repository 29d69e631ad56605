"""Write a link of the chain. None can be written without the one before it."""

from typing import Any, TypeVar

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.kinds import Kind
from skillnad.programme.audit.record import record
from skillnad.programme.plans import events
from skillnad.programme.plans.models import Activity, Effect, Goal, Output
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link

L = TypeVar("L", bound=Link)


@act(Permission.PLAN_WRITE)
def write_goal(*, by: User, problem: Problem, **values: Any) -> Goal:
    """Write a goal for a problem."""
    return _write(Goal(problem=problem, **values), by, problem, events.GOAL_WRITTEN)


@act(Permission.PLAN_WRITE)
def write_activity(*, by: User, goal: Goal, **values: Any) -> Activity:
    """Write an activity for a goal. It is planned, and has not started."""
    return _write(Activity(goal=goal, **values), by, goal, events.ACTIVITY_WRITTEN)


@act(Permission.PLAN_WRITE)
def write_output(*, by: User, activity: Activity, **values: Any) -> Output:
    """Write what an activity has brought forth; the activity must have started."""
    if not activity.has_started:
        raise SkillnadError(
            _("the activity has not started, so it has no outputs yet"),
            where=activity.title,
            remedy=_("Write its expected effect and start it first."),
        )
    return _write(Output(activity=activity, **values), by, activity, events.OUTPUT_WRITTEN)


@act(Permission.PLAN_WRITE)
def write_effect(*, by: User, output: Output, **values: Any) -> Effect:
    """Write what an output has changed, and for whom."""
    return _write(Effect(output=output, **values), by, output, events.EFFECT_WRITTEN)


def _write(link: L, by: User, before: Link, event: Kind) -> L:
    refuse_closed(before)
    link.body, link.written_by, link.changed_by = before.body, by, str(by)
    link.save()
    record(event, by=by, body=link.body, subject=link, title=link.title)
    link.refresh_from_db()
    return link


def refuse_closed(link: Link) -> None:
    """A closed link, or one that stands on a closed link, is read and not worked with."""
    at: Link | None = link
    while at is not None:
        if not at.is_open:
            raise SkillnadError(_("this is closed"), where=at.title, remedy=_("Open it again first."))
        at = at.before
