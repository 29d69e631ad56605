"""Experience that bodies have published."""

from django.db.models import QuerySet

from skillnad.programme.agencies.models import Body
from skillnad.programme.library.models import Experience
from skillnad.programme.public.reading.programmes import public_bodies


def published_experience(*, body: str = "", sub_goal: str = "") -> QuerySet[Experience]:
    """All of it, the latest first; of one body or sub-goal where named. What is only shared is not among it."""
    found = Experience.objects.published().filter(body__in=public_bodies()).select_related("body")
    if body:
        found = found.filter(body__slug=body)
    if sub_goal:
        found = found.filter(sub_goal=sub_goal)
    return found.order_by("-from_year", "-pk")


def experience_of(body: Body) -> QuerySet[Experience]:
    """What a body has published."""
    return published_experience().filter(body=body)
