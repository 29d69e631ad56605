"""What the public may read of plans: the last decision of each body, and nothing that was written after it."""

from collections.abc import Iterator
from typing import Any

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.models import PlanDecision


def decided_plan(body: Body) -> PlanDecision | None:
    """The plan in force."""
    return PlanDecision.objects.filter(body=body).first()


def decided_chains(body: Body) -> list[dict[str, Any]]:
    """The chains of the plan in force, problem first; empty where no plan has been decided."""
    decision = decided_plan(body)
    return list(decision.snapshot["chains"]) if decision else []


def decided_plans() -> Iterator[PlanDecision]:
    """The plan in force of every body that has one, by name of body."""
    seen: set[int] = set()
    for decision in PlanDecision.objects.select_related("body").order_by("body__name", "body_id", "-number"):
        if decision.body_id not in seen:
            seen.add(decision.body_id)
            yield decision
