"""The figures of the plan as a tidy table: one row for each goal, day and sex."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.models import Goal
from skillnad.programme.plans.snapshot import chains_of
from skillnad.programme.plans.values import PerSex

HEADINGS = "body invented problem goal measure unit sub_goal what day sex value source".split()
RISKY = ("=", "+", "-", "@", "\t", "\r")


def figures_csv(body: Body) -> str:
    """Baseline, target and what has been measured since, for women, men and in total."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(HEADINGS)
    for problem in chains_of(body):
        for goal in problem.followers:
            if problem.is_open and goal.is_open:
                rows.writerows(_rows(body, goal))
    return out.getvalue()


def _rows(body: Body, goal: Goal) -> Iterator[list[str]]:
    texts = [body.name, goal.problem.title, goal.title, goal.measure, goal.unit]
    name, problem, title, measure, unit = (harmless(text) for text in texts)
    for what, day, figures, source in _told(goal):
        for sex, value in (("women", figures.women), ("men", figures.men), ("total", figures.total)):
            if value is not None:
                yield [
                    name,
                    "yes" if body.invented else "no",
                    problem,
                    title,
                    measure,
                    unit,
                    goal.sub_goal,
                    what,
                    day.isoformat() if day else "",
                    sex,
                    _number(value),
                    harmless(source),
                ]


def _told(goal: Goal) -> Iterator[tuple[str, date | None, PerSex, str]]:
    yield "baseline", goal.baseline_on, goal.baseline, ""
    for activity in goal.followers:
        for output in activity.followers:
            for effect in output.followers:
                if effect.is_open and effect.unit == goal.unit:
                    yield effect.level, effect.on, effect.figures, effect.source
    yield "target", goal.target_on, goal.target, ""


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def harmless(text: str) -> str:
    """A text that a spreadsheet takes for a text and never for a formula.

    >>> harmless("=1+1"), harmless("kvinnor")
    ("'=1+1", 'kvinnor')
    """
    return f"'{text}" if text.startswith(RISKY) else text
