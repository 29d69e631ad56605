"""Mandates, with what they ask for."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema
from ninja.pagination import paginate

from skillnad.programme.api.paging import Pages
from skillnad.programme.api.shaping import Day
from skillnad.programme.api.v1.describing import READING, title
from skillnad.programme.mandates.models import Mandate

router = Router(tags=["mandates"])


class SectionAsked(Schema):
    """A heading that the document must have."""

    number: int
    heading: str
    heading_en: str
    guidance: str
    perspective: str


class RequirementShape(Schema):
    """A document that is asked for: due on one day, or each year in a month on a day."""

    id: int
    kind: str
    title: str
    title_en: str
    what: str
    due_on: date | None
    due_month: int | None
    due_day: int | None
    covers: str
    first_year: int | None
    last_year: int | None
    sections: list[SectionAsked]


class MandateShape(Schema):
    """A mandate in a list."""

    id: int
    programme: str
    kind: str
    title: str
    title_en: str
    reference: str
    source: str
    decided: date | None
    valid_from: date | None
    valid_to: date | None
    review_from: date | None
    review_to: date | None

    @staticmethod
    def resolve_programme(mandate: Any) -> str:
        """The programme's address."""
        return str(mandate.programme.slug)


class WholeMandate(MandateShape):
    """A mandate with its text, for whom it is, and what it asks for."""

    text: str
    bodies: list[str]
    requirements: list[RequirementShape]

    @staticmethod
    def resolve_bodies(mandate: Any) -> list[str]:
        """The addresses of the bodies."""
        return [body.slug for body in mandate.bodies.all()]


@router.get("/mandates", response={200: list[MandateShape], **READING}, summary=title(_("Mandates")))
@paginate(Pages)
def mandates(request: HttpRequest, body: str = "", on: Day | None = None) -> QuerySet[Mandate]:
    """The mandates of the running programmes; for one body, or those that hold on a day, where named."""
    del request
    found = Mandate.objects.running().select_related("programme")
    if body:
        found = found.filter(bodies__slug=body)
    return found.on(on) if on else found


@router.get("/mandates/{int:mandate}", response={200: WholeMandate, **READING}, summary=title(_("A mandate")))
def mandate(request: HttpRequest, mandate: int) -> Mandate:
    """One mandate with what it asks for."""
    del request
    found = Mandate.objects.running().select_related("programme")
    return get_object_or_404(found.prefetch_related("bodies", "requirements__sections"), pk=mandate)
