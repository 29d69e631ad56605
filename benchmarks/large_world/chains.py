"""Problems, goals, activities, outputs and effects of every body, all decided; and drafts of the first body."""

from datetime import date
from typing import Any

from large_world import Size
from skillnad.programme.accounts.models import User
from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.models import Activity, Effect, Goal, Output, PlanDecision
from skillnad.programme.plans.snapshot import snapshot
from skillnad.programme.problems.models import Problem, ProblemDecision

DECIDED = {"status": "decided", "ever_decided": True}
SHOWN = {"evidence_kind": "measured", "evidence": "41 %, 48 %", "evidence_source": "Tabell"}
WHEN = {"starts": date(2014, 1, 1), "ends": date(2026, 12, 31), "expected_effect": "Lika"}
CHANGED = {"kind": "decisions", "changed": "Jämnare", "for_whom": "Sökande", "unit": "procent", "source": "Dnr"}


def build(size: Size, bodies: list[Body]) -> None:
    """Each body's plan, decided once; the first body's twice and with drafts."""
    for body in bodies:
        _chains(size, body, **DECIDED)
    whole = snapshot(bodies[0])
    for body in [bodies[0], *bodies]:
        _decide(body, whole)
    writer = User.objects.get(email="coordinator@example.org")
    _chains(Size(1, 0, problems=1, goals=size.goals, years=1), bodies[0], written_by=writer)


def _decide(body: Body, whole: dict[str, Any]) -> None:
    """Keep the plan as decided. All bodies' chains are alike, so that the first one's stands for each."""
    number = PlanDecision.objects.filter(body=body).count() + 1
    named = {**whole, "body": body.slug, "body_name": body.name}
    PlanDecision.objects.create(body=body, number=number, by_name="Chef", snapshot=named)


def _chains(size: Size, body: Body, **values: Any) -> None:
    owned = {"body": body, **values}
    problems = Problem.objects.bulk_create(
        Problem(title=f"Problem {n}", observed="Skillnad", affected="Sökande", sub_goals=["2"], **SHOWN, **owned)
        for n in range(size.problems)
    )
    if values.get("ever_decided"):
        ProblemDecision.objects.bulk_create(
            ProblemDecision(body=body, problem=one, verdict="decided", by_name="Chef") for one in problems
        )
    target = {"baseline_women": 41, "baseline_men": 48, "target_women": 47, "target_men": 48}
    goals = Goal.objects.bulk_create(
        Goal(problem=one, title=f"Mål {n}", sub_goal="2", measure="Andel", unit="procent", **target, **owned)
        for one in problems
        for n in range(size.goals)
    )
    activities = Activity.objects.bulk_create(
        Activity(
            goal=one, title="Aktivitet", owner_name="Chef", owner_unit="Enhet", progress="ongoing", **WHEN, **owned
        )
        for one in goals
    )
    outputs = Output.objects.bulk_create(
        Output(activity=one, title="Prestation", about="Mall", on=date(2014, 6, 1), source="Dnr", **owned)
        for one in activities
    )
    Effect.objects.bulk_create(
        Effect(output=one, title="Utfall", women=41, men=48, on=date(2025 - year, 12, 31), **CHANGED, **owned)
        for one in outputs
        for year in range(size.years)
    )
