"""Programmes, their members on a day, and the bodies."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Router
from ninja.pagination import paginate

from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.agencies.queries import members_on as count_on
from skillnad.programme.api.paging import Pages
from skillnad.programme.api.shaping import Day
from skillnad.programme.api.v1.describing import READING, title
from skillnad.programme.api.v1.shapes import (
    BodyRecord,
    BodyShape,
    CountShape,
    MemberShape,
    ProgrammeShape,
    member_shape,
)
from skillnad.programme.public.reading.agency import PublicRecord, public_record
from skillnad.programme.public.reading.programmes import counts_of, members_on, public_bodies, public_programmes

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
def members(request: HttpRequest, programme: str, on: Day | None = None) -> object:
    """The members on a day, today unless named."""
    del request
    found = get_object_or_404(public_programmes(), slug=programme)
    return [member_shape(one) for one in members_on(found, on or timezone.localdate())]


@router.get(
    "/programmes/{slug:programme}/counts",
    response={200: CountShape, **READING},
    summary=title(_("How many members there are on a day")),
)
def counts(request: HttpRequest, programme: str, on: Day | None = None) -> dict[str, Any]:
    """As published, where somebody has counted, and by name; agencies and organisations apart."""
    del request
    found = get_object_or_404(public_programmes(), slug=programme)
    day = on or timezone.localdate()
    counted, named = count_on(found, day), counts_of(members_on(found, day))
    return {
        "on": day,
        "agencies": counted.agencies,
        "organisations": counted.organisations,
        "named_agencies": counted.named_agencies,
        "named_organisations": counted.named_organisations,
        "source": counted.published.source if counted.published else "",
        "by_cohort": dict(named.by_cohort),
        "by_ministry": dict(named.by_ministry),
    }


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


@router.get(
    "/bodies/{slug:body}/record",
    response={200: BodyRecord, **READING},
    summary=title(_("What the register says of a body")),
    tags=["bodies"],
)
def record(request: HttpRequest, body: str) -> PublicRecord:
    """Its memberships, its ministries and its names, each from and to; and its staff by sex and year."""
    del request
    return public_record(get_object_or_404(public_bodies(), slug=body))
