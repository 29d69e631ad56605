"""What a link says, field by field, and its figures per sex."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.plans.models import Effect, Goal, Output
from skillnad.programme.plans.snapshot import latest_effect
from skillnad.programme.plans.values import PerSex
from skillnad.programme.problems.records import Link
from skillnad.programme.problems.text import content_fields

APART = {"title", "status", "closed_because", "grade", "grade_reason", "women", "men", "total", "unit", "on"}


@dataclass(frozen=True)
class Figures:
    """A line of figures: what they are, on which day."""

    what: str | Promise
    on: date | None
    values: PerSex


def facts_of(link: Link) -> list[tuple[str, Any]]:
    """The fields that are filled in and not shown elsewhere on the page, each with its words."""
    return list(_facts(link))


def _facts(link: Link) -> Iterator[tuple[str, Any]]:
    for field in content_fields(type(link)):
        if field.name in APART or field.name.startswith(("baseline_", "target_")):
            continue
        value = getattr(link, f"get_{field.name}_display")() if field.choices else getattr(link, field.name)
        if value or value == 0:
            yield str(field.verbose_name), value


def figures_of(link: Link) -> list[Figures]:
    """Baseline, latest and target of a goal; the figures of a result."""
    if isinstance(link, Goal):
        return [line for line in _goal_figures(link) if line.values.known]
    if isinstance(link, Output | Effect) and link.figures.known:
        return [Figures(link._meta.verbose_name or "", link.on, link.figures)]
    return []


def _goal_figures(goal: Goal) -> Iterator[Figures]:
    yield Figures(_("Baseline"), goal.baseline_on, goal.baseline)
    latest = latest_effect(goal)
    if latest:
        yield Figures(_("Latest"), latest.on, latest.figures)
    yield Figures(_("Target"), goal.target_on, goal.target)
