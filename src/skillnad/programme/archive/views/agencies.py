"""The register of agencies, and what the archive knows of each."""

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.agencies.models import Body, BodyKind, Membership, StaffCount
from skillnad.programme.archive.charts import staff_chart
from skillnad.programme.archive.compact import letters
from skillnad.programme.archive.downloads import csv_download
from skillnad.programme.archive.load import slug_of
from skillnad.programme.archive.model import Meeting
from skillnad.programme.archive.reading import facts

PER_PAGE = 60


def bodies() -> QuerySet[Body]:
    """The real bodies that are not ministries."""
    return Body.objects.filter(invented=False).exclude(kind=BodyKind.MINISTRY)


@anyone
@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """The bodies by name, cohort or ministry, in the order of the alphabet."""
    chosen = {name: request.GET.get(name, "").strip()[:200] for name in ("q", "omgang", "departement")}
    found = _found(**chosen).prefetch_related("responsibilities__ministry")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("sida"))
    members = Membership.objects.filter(programme__slug=facts().programme.slug, body__in=[one.pk for one in page])
    context = {
        "page": page,
        "total": found.count(),
        "chosen": chosen,
        "cohorts": facts().cohort,
        "ministries": Body.objects.filter(
            kind=BodyKind.MINISTRY, invented=False, responsible_for__isnull=False
        ).distinct(),
        "member_ids": set(members.values_list("body_id", flat=True)),
    }
    return render(request, "archive/agencies.html", context)


def _found(q: str, omgang: str, departement: str) -> QuerySet[Body]:
    found = bodies()
    if q:
        words = Q(name__icontains=q) | Q(names__name__icontains=q) | Q(short_name__iexact=q) | Q(name_en__icontains=q)
        found = found.filter(words | Q(organisation_number=q))
    if omgang:
        cohort = {} if omgang == "alla" else {"memberships__cohort": omgang}
        found = found.filter(memberships__programme__slug=facts().programme.slug, **cohort)
    if departement:
        found = found.filter(responsibilities__ministry__slug=departement)
    return found.distinct()


@anyone
@require_safe
def agency(request: HttpRequest, slug: str) -> HttpResponse:
    """A body: names, ministry, membership, meetings, letters, staff by sex."""
    body = get_object_or_404(Body, slug=slug, invented=False)
    staff = [(one.year, one.women, one.men) for one in body.staff.all()]
    told = facts()
    context = {
        "agency_body": body,
        "names": body.names.all(),
        "responsibilities": body.responsibilities.select_related("ministry"),
        "before": body.follows.select_related("predecessor"),
        "after": body.followed_by.select_related("successor"),
        "told": told,
        "members": [one for one in told.member if slug_of(one.body) == slug],
        "mentions": [one for one in told.mention if slug_of(one.body) == slug],
        "groups": body.peer_groups.filter(programme__slug=told.programme.slug),
        "meetings": _meetings(body.name),
        "letters": letters().get(body.name, []),
        "staff": staff,
        "chart": staff_chart(staff),
    }
    return render(request, "archive/agency.html", context)


def _meetings(name: str) -> list[tuple[Meeting, str, str]]:
    """The meetings at which somebody from the body spoke: meeting, person, title."""
    told = facts()
    found = []
    for meeting in told.meeting:
        speakers = dict.fromkeys(speaker for item in meeting.item for speaker in item.speakers)
        for person in told.person:
            position = person.on(meeting.day)
            if person.name in speakers and position and position.body == name:
                found.append((meeting, person.name, position.title))
    return found


@anyone
@require_safe
def staff(request: HttpRequest, slug: str) -> HttpResponse:
    """Staff by sex as CSV."""
    del request
    body = get_object_or_404(Body, slug=slug, invented=False)
    rows = ([one.year, one.women, one.men, one.total, one.source] for one in StaffCount.objects.filter(body=body))
    return csv_download(f"anstallda-{body.slug}", ["year", "women", "men", "total", "source"], rows)
