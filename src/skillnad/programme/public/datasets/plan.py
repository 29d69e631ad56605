"""A decided plan as rows, one for each record of the chain."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.plans.models import PlanDecision
from skillnad.programme.public.datasets.dataset import Row

COLUMNS: dict[str, Promise] = {
    "kind": _("problem, goal, activity, output or effect"),
    "key": _("the record's key"),
    "stands_on": _("key of the record before it in the chain"),
    "title": _("title"),
    "sub_goal": _("sub-goal, for a goal"),
    "measure": _("measure, for a goal"),
    "unit": _("unit"),
    "women": _("women: baseline of a goal, figure of an output or effect"),
    "men": _("men: baseline of a goal, figure of an output or effect"),
    "target_women": _("target for women"),
    "target_men": _("target for men"),
    "day": _("day of the figures"),
    "grade": _("evidence grade"),
    "closed": _("whether it is closed"),
}


def plan_rows(decision: PlanDecision) -> Iterator[Row]:
    """Each record of the plan, before those that stand on it."""
    for chain in decision.snapshot["chains"]:
        yield from _rows(chain, "")


def _rows(record: dict[str, Any], before: str) -> Iterator[Row]:
    values = record["values"]
    yield {
        "kind": record["kind"],
        "key": record["key"],
        "stands_on": before,
        "title": values["title"],
        "sub_goal": values.get("sub_goal", ""),
        "measure": values.get("measure", ""),
        "unit": values.get("unit", ""),
        "women": values.get("women", values.get("baseline_women")),
        "men": values.get("men", values.get("baseline_men")),
        "target_women": values.get("target_women"),
        "target_men": values.get("target_men"),
        "day": values.get("on", values.get("baseline_on")),
        "grade": values.get("grade", ""),
        "closed": record["closed"],
    }
    for follower in record["followers"]:
        yield from _rows(follower, record["key"])
