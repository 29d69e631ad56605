"""Samples for audit."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.meetings.access import programmes_of
from skillnad.programme.support.actions.sample import draw_sample
from skillnad.programme.support.forms import SampleForm
from skillnad.programme.support.models import Sample
from skillnad.programme.support.sampling import draw
from skillnad.programme.ui.attempt import attempt


@allowed(Permission.SAMPLE_DRAW)
def samples(request: HttpRequest) -> HttpResponse:
    """All samples drawn, the latest first."""
    drawn = Sample.objects.filter(programme__in=programmes_of(request.user)).select_related("programme")
    return render(request, "support/samples.html", {"samples": drawn})


@allowed(Permission.SAMPLE_DRAW)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Draw a sample."""
    form = SampleForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        drawn = attempt(form, draw_sample, by=request.user, **form.cleaned_data)
        if drawn:
            return redirect("sample", drawn.pk)
    back = reverse("samples")
    lead = _("A random sample of the members, drawn so that anyone can draw the same again. It cannot be changed.")
    page = {"form": form, "title": _("Draw a sample"), "save": _("Draw"), "crumbs": [(_("Samples"), back)]}
    return render(request, "ui/form_page.html", {**page, "cancel": back, "lead": lead})


@allowed(Permission.SAMPLE_DRAW)
def sample(request: HttpRequest, pk: int) -> HttpResponse:
    """The bodies drawn, how they were drawn, and the same draw made again."""
    found = get_object_or_404(
        Sample.objects.select_related("programme"), pk=pk, programme__in=programmes_of(request.user)
    )
    units = list(found.units.select_related("body"))
    kept = {unit.address for unit in units if unit.drawn}
    again = draw(((unit.address, unit.stratum) for unit in units), found.size, found.seed)
    context = {
        "sample": found,
        "drawn": [unit for unit in units if unit.drawn],
        "frame": len(units),
        "strata": _strata([(unit.stratum, unit.drawn) for unit in units]),
        "same_again": again == kept,
    }
    return render(request, "support/sample.html", context)


def _strata(units: list[tuple[str, bool]]) -> list[tuple[str, int, int]]:
    inside = Counter(stratum for stratum, _drawn in units)
    drawn = Counter(stratum for stratum, was in units if was)
    return [(stratum, drawn[stratum], inside[stratum]) for stratum in sorted(inside)]
