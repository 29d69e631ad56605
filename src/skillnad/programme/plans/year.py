"""The plan over a year: each activity's months, and what begins and ends in each month."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.chain import url_of
from skillnad.programme.plans.models import Activity, Goal
from skillnad.programme.problems.models import Problem


@dataclass(frozen=True)
class Mark:
    """Something that falls on a day of the year."""

    day: date
    title: str
    url: str
    what: str | Promise


@dataclass(frozen=True)
class Month:
    """A month of the strip: its first day, whether it is now, and what falls in it."""

    first: date
    now: bool
    marks: list[Mark]


@dataclass(frozen=True)
class Bar:
    """An activity over the twelve months: in which it runs."""

    activity: Activity
    url: str
    months: list[bool]


@dataclass(frozen=True)
class Year:
    """A year of the plan."""

    number: int
    months: list[Month]
    bars: list[Bar]

    @property
    def before(self) -> int:
        """The year before."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The year after."""
        return self.number + 1


def year_of(body: Body, problems: Iterable[Problem], number: int, today: date) -> Year:
    """The year of the open goals and activities of these problems."""
    goals = [goal for problem in problems for goal in problem.followers if goal.is_open]
    activities = [activity for goal in goals for activity in goal.followers if activity.is_open]
    marks = sorted([*_marks(body, goals, activities)], key=lambda mark: (mark.day, mark.title))
    bars = [_bar(body, activity, number) for activity in activities]
    bars.sort(key=lambda bar: (bar.activity.starts, bar.activity.title))
    return Year(
        number,
        [_month(number, month, marks, today) for month in range(1, 13)],
        [bar for bar in bars if any(bar.months)],
    )


def _marks(body: Body, goals: list[Goal], activities: list[Activity]) -> Iterator[Mark]:
    for activity in activities:
        yield Mark(activity.starts, activity.title, url_of(activity, body), _("starts"))
        yield Mark(activity.ends, activity.title, url_of(activity, body), _("ends"))
    for goal in goals:
        if goal.target_on:
            yield Mark(goal.target_on, goal.title, url_of(goal, body), _("target"))


def _month(year: int, month: int, marks: list[Mark], today: date) -> Month:
    falling = [mark for mark in marks if (mark.day.year, mark.day.month) == (year, month)]
    return Month(date(year, month, 1), (today.year, today.month) == (year, month), falling)


def _bar(body: Body, activity: Activity, year: int) -> Bar:
    first = (activity.starts.year, activity.starts.month)
    last = (activity.ends.year, activity.ends.month)
    return Bar(activity, url_of(activity, body), [first <= (year, month) <= last for month in range(1, 13)])
