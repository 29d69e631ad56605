"""Pages on which mandates are read: by the body itself, by those who follow all bodies, and by anyone."""

from datetime import date, timedelta

from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from skillnad.programme.accounts.doors import SignedRequest, allowed, anyone
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.deadlines import burden, deadlines_for, deadlines_of
from skillnad.programme.mandates.models import Mandate, Requirement
from skillnad.programme.mandates.reach import bodies_for
from skillnad.programme.mandates.standing import under_review, with_task_in_instruction
from skillnad.programme.mandates.year import year_from

REQUIREMENTS = Prefetch("requirements", Requirement.objects.select_related("receiver", "copy_to"))


@allowed(Permission.BODY_SEE)
def agency_mandates(request: SignedRequest, body: Body) -> HttpResponse:
    """What applies to the body, and what is due."""
    today = timezone.localdate()
    found = Mandate.objects.running().filter(bodies=body).select_related("issuing_body")
    context = {
        "body": body,
        "mandates": found.on(today).prefetch_related(REQUIREMENTS),
        "earlier": found.filter(valid_to__lt=today),
        "deadlines": deadlines_for(body, today, today + timedelta(days=3 * 365)),
        "months": year_from(today, deadlines_for(body, today.replace(day=1), today + timedelta(days=366))),
    }
    return render(request, "mandates/agency.html", context)


@allowed(Permission.OVERVIEW_READ)
def mandate_overview(request: SignedRequest) -> HttpResponse:
    """Tasks in instructions, mandates under review, and how many documents each body is asked for each year."""
    today = timezone.localdate()
    years = list(range(today.year - 1, today.year + 3))
    bodies = bodies_for(request.user, Permission.OVERVIEW_READ).filter(mandates__in=Mandate.objects.running())
    bodies = Body.objects.filter(pk__in=bodies.values("pk")).order_by("name")
    counts = burden(deadlines_of(bodies, date(years[0], 1, 1), date(years[-1], 12, 31)))
    tasked, reviewed = with_task_in_instruction(today), under_review(today)
    rows = [
        (body, body.pk in tasked, body.pk in reviewed, [counts[body.pk, year] for year in years]) for body in bodies
    ]
    context = {
        "rows": rows,
        "years": years,
        "tasked": sum(row[1] for row in rows),
        "reviewed": sum(row[2] for row in rows),
        "totals": [sum(row[3][place] for row in rows) for place in range(len(years))],
    }
    return render(request, "mandates/overview.html", context)


@anyone
def public_mandates(request: HttpRequest) -> HttpResponse:
    """The mandates of the running programmes, for anyone."""
    found = Mandate.objects.running().annotate(asked=Count("bodies")).select_related("issuing_body")
    return render(request, "mandates/public.html", {"mandates": found})


@anyone
def public_mandate(request: HttpRequest, pk: int) -> HttpResponse:
    """One mandate, for anyone."""
    found = Mandate.objects.running().prefetch_related(REQUIREMENTS, "requirements__sections", "bodies")
    return render(request, "mandates/public_mandate.html", {"mandate": get_object_or_404(found, pk=pk)})
