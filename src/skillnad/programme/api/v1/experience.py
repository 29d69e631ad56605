"""Experience that bodies have published."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema
from ninja.pagination import paginate

from skillnad.programme.api.paging import Pages
from skillnad.programme.api.v1.describing import READING, title
from skillnad.programme.library.models import Experience
from skillnad.programme.public.reading.experience import published_experience

router = Router(tags=["experience"])


class ExperienceShape(Schema):
    """What a body has tried, and what it did."""

    id: int
    body: str
    body_name: str
    title: str
    problem: str
    tried: str
    place: str
    from_year: int
    to_year: int | None
    outcome: str
    result: str
    grade: str
    sub_goal: str
    operation: str
    contact: str
    links: list[str]

    @staticmethod
    def resolve_body(experience: Any) -> str:
        """The body's address."""
        return str(experience.body.slug)

    @staticmethod
    def resolve_body_name(experience: Any) -> str:
        """The body's name."""
        return str(experience.body.name)

    @staticmethod
    def resolve_links(experience: Any) -> list[str]:
        """The web addresses."""
        return list(experience.addresses)


@router.get("/experience", response={200: list[ExperienceShape], **READING}, summary=title(_("Published experience")))
@paginate(Pages)
def experience(request: HttpRequest, body: str = "", sub_goal: str = "") -> QuerySet[Experience]:
    """The latest first; of one body or sub-goal where named."""
    del request
    return published_experience(body=body, sub_goal=sub_goal)


@router.get("/experience/{int:pk}", response={200: ExperienceShape, **READING}, summary=title(_("An experience")))
def one_experience(request: HttpRequest, pk: int) -> Experience:
    """One experience."""
    del request
    return get_object_or_404(published_experience(), pk=pk)
