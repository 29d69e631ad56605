"""The archive on one screen, and the members of a day."""

from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.agencies.models import Programme
from skillnad.programme.agencies.queries import MemberCount, members_on, names_on
from skillnad.programme.archive.charts import BarChart, count_chart
from skillnad.programme.archive.reading import facts
from skillnad.programme.ui.forms import DateInput


class DayForm(forms.Form):
    """A day to ask for."""

    datum = forms.DateField(
        label=_("Day"), widget=DateInput, help_text=_("For example 2018-04-09, the day of the follow-up meeting.")
    )


def jim() -> Programme | None:
    """The archived programme, if the fact files are loaded."""
    return Programme.objects.filter(slug=facts().programme.slug, archived=True).first()


@anyone
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What the archive is, and the programme in counts."""
    programme = jim()
    counts = published_counts(programme) if programme else []
    context = {
        "programme": programme,
        "told": facts(),
        "counts": counts,
        "chart": chart_of(counts) if counts else None,
        "form": DayForm(initial={"datum": date(2018, 4, 9)}),
    }
    return render(request, "archive/start.html", context)


def published_counts(programme: Programme) -> list[MemberCount]:
    """The members of the first day of each published count."""
    days = [count.valid_from for count in programme.published_counts.all() if count.valid_from]
    return [members_on(programme, day) for day in days]


def chart_of(counts: list[MemberCount]) -> BarChart:
    """A bar for each published count, as wide as its time."""
    spans = [
        (one.published.valid_from, one.published.valid_to or timezone.localdate()) for one in counts if one.published
    ]
    return count_chart(
        [
            (_year(since), _year(until), one.operations, len(one.named), str(one))
            for one, (since, until) in zip(counts, spans, strict=True)
            if since
        ]
    )


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


@anyone
@require_safe
def members(request: HttpRequest) -> HttpResponse:
    """How many members there were on a day, who of them is known by name, and who else is named."""
    programme = jim()
    form = DayForm(request.GET or None, initial={"datum": date(2018, 4, 9)})
    day = form.cleaned_data["datum"] if form.is_valid() else date(2018, 4, 9)
    count = members_on(programme, day) if programme else None
    names = names_on([member.body for member in count.named], day) if count else {}
    told = facts()
    context = {
        "form": form,
        "day": day,
        "count": count,
        "names": names,
        "told": told,
        "cited": {(one.body, one.since): one.source for one in told.member},
    }
    return render(request, "archive/members.html", context)
