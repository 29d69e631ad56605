"""Links of an invented chain, and the texts of their forms."""

from datetime import date
from decimal import Decimal
from typing import Any

from skillnad.programme.accounts.models import User
from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.actions.progress import move_activity
from skillnad.programme.plans.actions.writing import write_activity, write_effect, write_goal, write_output
from skillnad.programme.plans.models import Activity, Effect, Goal, Output, Progress
from skillnad.programme.problems.actions import write_problem
from skillnad.programme.problems.models import Problem

SHOWN = {
    "evidence_kind": "measured",
    "evidence": "Kvinnor 41 %, män 48 % (2025)",
    "evidence_source": "Provverkets årsredovisning 2025, tabell 4",
}
PROBLEM: dict[str, Any] = {
    "title": "Avslag oftare för kvinnor",
    "observed": "Kvinnor får oftare avslag än män vid samma behov.",
    "affected": "Kvinnor som söker stöd, omkring 4 000 om året.",
    "operation": "decisions",
    "sub_goals": ["2", "5"],
    "perspectives": ["equality", "disability"],
    **SHOWN,
    "grade": "documented",
    "grade_reason": "Aktgranskning av 200 ärenden.",
}
GOAL: dict[str, Any] = {
    "title": "Lika beviljning vid lika behov",
    "sub_goal": "2",
    "measure": "Andel beviljade ansökningar av alla avgjorda, per år",
    "unit": "procent",
    "baseline_women": Decimal("41"),
    "baseline_men": Decimal("48"),
    "baseline_total": Decimal("44.5"),
    "baseline_on": date(2025, 12, 31),
    "target_women": Decimal("47"),
    "target_men": Decimal("48"),
    "target_on": date(2027, 12, 31),
}
ACTIVITY: dict[str, Any] = {
    "title": "Ny mall för utredning",
    "owner_name": "Karin Provsson",
    "owner_unit": "Enheten för ersättning",
    "starts": date(2026, 2, 1),
    "ends": date(2026, 9, 30),
}
EXPECTED = "Färre avslag för kvinnor, eftersom behovet utreds på samma sätt."
OUTPUT: dict[str, Any] = {
    "title": "Mallen införd",
    "about": "Alla handläggare använder mallen.",
    "on": date(2026, 6, 1),
    "source": "Dnr 2026/12",
}
EFFECT: dict[str, Any] = {
    "title": "Avslagen jämnare",
    "level": "outcome",
    "kind": "handling",
    "changed": "Behovet utreds i samma steg för alla.",
    "for_whom": "Kvinnor och män som söker stöd",
    "women": Decimal("45"),
    "men": Decimal("48"),
    "unit": "procent",
    "on": date(2026, 12, 31),
    "source": "Provverkets statistik 2026",
}


def make_problem(by: User, body: Body, **values: Any) -> Problem:
    return write_problem(by=by, body=body, **{**PROBLEM, **values})


def make_goal(by: User, body: Body, **values: Any) -> Goal:
    return write_goal(by=by, problem=make_problem(by, body), **{**GOAL, **values})


def make_activity(by: User, body: Body, **values: Any) -> Activity:
    return write_activity(by=by, goal=make_goal(by, body), **{**ACTIVITY, **values})


def make_started(by: User, body: Body) -> Activity:
    activity = make_activity(by, body, expected_effect=EXPECTED)
    return move_activity(by=by, activity=activity, version=activity.version, progress=Progress.ONGOING)


def make_output(by: User, body: Body) -> Output:
    return write_output(by=by, activity=make_started(by, body), **OUTPUT)


def make_effect(by: User, body: Body, **values: Any) -> Effect:
    return write_effect(by=by, output=make_output(by, body), **{**EFFECT, **values})


def as_form(values: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Values as a browser sends them."""
    sent = {"grade": "none", **values, **more}
    return {name: value if isinstance(value, list) else str(value) for name, value in sent.items()}
