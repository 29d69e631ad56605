"""The whole chain of a body as plain data, for decisions, exports and the public."""

from typing import Any

from django.db.models import Q, QuerySet

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.models import Effect, Goal
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link
from skillnad.programme.problems.text import plain_values

SCHEMA = 1
WHOLE_CHAIN = "goals__activities__outputs__effects"


def chains_of(body: Body) -> QuerySet[Problem]:
    """The problems of a body with all that stands on them, in five queries."""
    return Problem.objects.filter(body=body).prefetch_related(WHOLE_CHAIN)


def planned_problems(body: Body) -> list[Problem]:
    """The problems that belong to the plan: those with a goal, and those decided before."""
    problems = chains_of(body).filter(Q(ever_decided=True) | Q(goals__isnull=False)).distinct()
    return [problem for problem in problems if _belongs(problem)]


def snapshot(body: Body, problems: list[Problem] | None = None) -> dict[str, Any]:
    """The chain as it stands: nested records, each with its key, kind and values."""
    problems = planned_problems(body) if problems is None else problems
    return {
        "schema": SCHEMA,
        "body": body.slug,
        "body_name": body.name,
        "chains": [_told(problem) for problem in problems],
    }


def _told(link: Link) -> dict[str, Any]:
    return {
        "kind": link._meta.model_name,
        "key": f"{link._meta.model_name}-{link.pk}",
        "values": {name: value for name, value in plain_values(link).items() if name != "status"},
        "closed": not link.is_open,
        "followers": [_told(follower) for follower in _followers(link)],
    }


def _followers(link: Link) -> list[Link]:
    """What stands on a link and belongs to the plan. Nothing stands on an effect, and it is not asked each time."""
    return [] if isinstance(link, Effect) else [one for one in link.followers if _belongs(one)]


def _belongs(link: Link) -> bool:
    """What was closed before it was ever decided is no part of the plan."""
    return link.is_open or link.ever_decided


def links_in(problems: list[Problem]) -> list[Link]:
    """Every link of the plan, problems first."""
    found: list[Link] = []
    level: list[Link] = list(problems)
    while level:
        found += level
        level = [follower for link in level for follower in _followers(link)]
    return found


def latest_effect(goal: Goal) -> Effect | None:
    """The last effect in the goal's own unit, so that it can stand beside the baseline and the target."""
    effects = [
        effect
        for activity in goal.followers
        for output in activity.followers
        for effect in output.followers
        if effect.is_open and effect.unit == goal.unit and effect.figures.known
    ]
    return max(effects, key=lambda effect: (effect.on, effect.pk), default=None)
