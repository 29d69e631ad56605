"""Decided plans: the last decision of a body, and nothing that was written after it."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.comparison import walk
from skillnad.programme.plans.models import PlanDecision
from skillnad.programme.plans.published import decided_plan

STEPS = ("goal", "activity", "output", "effect")


@dataclass(frozen=True)
class Chain:
    """A problem with what stands on it, as it was decided."""

    place: int
    content: dict[str, Any]

    @property
    def title(self) -> str:
        """The problem's title."""
        return str(self.content["values"]["title"])

    @property
    def counts(self) -> dict[str, int]:
        """How many goals, activities, outputs and effects stand on it."""
        found = Counter(record["kind"] for record in walk({"chains": [self.content]}))
        return {step: found[step] for step in STEPS}


def plan_of(body: Body) -> tuple[PlanDecision | None, list[Chain]]:
    """The plan in force with its chains."""
    decision = decided_plan(body)
    chains = decision.snapshot["chains"] if decision else []
    return decision, [Chain(place, content) for place, content in enumerate(chains, start=1)]
