"""The start page, and the programmes that run."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.public.reading.programmes import counts_of, members_on, running
from skillnad.programme.ui.forms import DateInput

PLACES = [
    ("public_mandates", _("Mandates")),
    ("public_documents", _("Submitted documents")),
    ("public_meetings", _("Meetings")),
    ("public_data", _("Open data")),
]


class DayForm(forms.Form):
    """The day that a page tells of."""

    day = forms.DateField(label=_("Show the members on"), required=False, widget=DateInput)


@anyone
def home(request: HttpRequest) -> HttpResponse:
    """The start page: what this is, and the doors."""
    return render(request, "public/home.html", {"programmes": running()})


@anyone
def programmes(request: HttpRequest) -> HttpResponse:
    """The running programmes; where there is but one, its page."""
    found = list(running())
    if len(found) == 1:
        return redirect("public_programme", programme=found[0].slug)
    return render(request, "public/programmes.html", {"programmes": found})


@anyone
def programme(request: HttpRequest, programme: str) -> HttpResponse:
    """A programme: what it is, and who belonged to it on a day."""
    found = get_object_or_404(running(), slug=programme)
    form = DayForm(request.GET or None)
    day: date = (form.is_valid() and form.cleaned_data["day"]) or timezone.localdate()
    members = members_on(found, day)
    links = [(reverse(name), words) for name, words in PLACES]
    context = {"programme": found, "form": form, "day": day, "members": members, "counts": counts_of(members)}
    context["links"] = links
    return render(request, "public/programme.html", context)
