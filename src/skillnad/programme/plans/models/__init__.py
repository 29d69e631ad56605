"""The links of the plan and the decisions about it."""

from skillnad.programme.plans.models.activity import Activity, Progress
from skillnad.programme.plans.models.decision import PlanDecision
from skillnad.programme.plans.models.goal import Goal
from skillnad.programme.plans.models.results import Effect, EffectLevel, EffectType, Output

__all__ = ["Activity", "Effect", "EffectLevel", "EffectType", "Goal", "Output", "PlanDecision", "Progress"]
