"""The plan as rows: a goal, an activity, and the latest of what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.chain import url_of
from skillnad.programme.plans.models import Activity, Goal
from skillnad.programme.problems.models import Problem


@dataclass(frozen=True)
class Row:
    """A row of the list. The goal is told on the first of its rows, which spans the others."""

    goal: Goal
    goal_url: str
    span: int
    activity: Activity | None
    activity_url: str
    outputs: int
    effects: int


def rows_of(problem: Problem) -> list[Row]:
    """The rows of a problem's open goals and activities."""
    return [row for goal in problem.followers if goal.is_open for row in _rows(goal, problem.body)]


def _rows(goal: Goal, body: Body) -> Iterator[Row]:
    activities = [activity for activity in goal.followers if activity.is_open]
    for place, activity in enumerate(activities or [None]):
        outputs = [output for output in activity.followers if output.is_open] if activity else []
        yield Row(
            goal,
            url_of(goal, body),
            0 if place else max(len(activities), 1),
            activity,
            url_of(activity, body) if activity else "",
            len(outputs),
            sum(effect.is_open for output in outputs for effect in output.followers),
        )
