"""Programmes, their members on a day, and the bodies."""

from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Router
from ninja.pagination import paginate

from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.api.paging import Pages
from skillnad.programme.api.v1.describing import READING, title
from skillnad.programme.api.v1.shapes import BodyShape, MemberShape, ProgrammeShape, member_shape
from skillnad.programme.public.reading.programmes import members_on, public_bodies, public_programmes

router = Router(tags=["programmes"])


@router.get("/programmes", response={200: list[ProgrammeShape], **READING}, summary=title(_("Programmes")))
@paginate(Pages)
def programmes(request: HttpRequest) -> object:
    """All programmes that are public here."""
    del request
    return public_programmes()


@router.get("/programmes/{slug:programme}", response={200: ProgrammeShape, **READING}, summary=title(_("A programme")))
def programme(request: HttpRequest, programme: str) -> Programme:
    """One programme."""
    del request
    return get_object_or_404(public_programmes(), slug=programme)


@router.get(
    "/programmes/{slug:programme}/members",
    response={200: list[MemberShape], **READING},
    summary=title(_("Members of a programme on a day")),
)
@paginate(Pages)
def members(request: HttpRequest, programme: str, on: date | None = None) -> object:
    """The members on a day, today unless named."""
    del request
    found = get_object_or_404(public_programmes(), slug=programme)
    return [member_shape(one) for one in members_on(found, on or timezone.localdate())]


@router.get("/bodies", response={200: list[BodyShape], **READING}, summary=title(_("Bodies")), tags=["bodies"])
@paginate(Pages)
def bodies(request: HttpRequest) -> object:
    """The bodies that are or were members of a running programme."""
    del request
    return public_bodies()


@router.get("/bodies/{slug:body}", response={200: BodyShape, **READING}, summary=title(_("A body")), tags=["bodies"])
def body(request: HttpRequest, body: str) -> Body:
    """One body."""
    del request
    return get_object_or_404(public_bodies(), slug=body)
