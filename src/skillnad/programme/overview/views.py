"""The overview of the bodies within reach."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.doors import SignedRequest, allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body, Membership
from skillnad.programme.mandates.reach import bodies_for
from skillnad.programme.overview.rules import RULES, reasons
from skillnad.programme.overview.standing import STEPS, Standing, standings
from skillnad.programme.public.downloads import csv_file, csv_text
from skillnad.programme.public.reading.programmes import running
from skillnad.programme.submissions.due import due_around, inflow

PAGE = 50
ORDERS: dict[str, Callable[[Standing], Any]] = {
    "name": lambda one: str(one.body),
    "due": lambda one: (one.next_due or date.max, str(one.body)),
    "ministry": lambda one: (str(one.ministry or ""), str(one.body)),
}


class Choice(forms.Form):
    """In which order, and which bodies."""

    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("name", _("alphabet")), ("due", _("next deadline")), ("ministry", _("ministry"))],
    )
    rule = forms.ChoiceField(
        label=_("Needs support"), required=False, choices=[("", _("all agencies")), *((r.key, r.words) for r in RULES)]
    )


@allowed(Permission.OVERVIEW_READ)
def overview(request: SignedRequest) -> HttpResponse:
    """The matrix of agencies and steps of the chain, what has come in, and who needs support."""
    form = Choice(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    bodies = _within_reach(request)
    today = timezone.localdate()
    around = due_around(bodies, today)
    ordered = sorted(standings(bodies, today, around), key=ORDERS[chosen.get("order") or "name"])
    every = [(one, reasons(one)) for one in ordered]
    rows = [row for row in every if not chosen.get("rule") or chosen["rule"] in {rule.key for rule in row[1]}]
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "query": query.urlencode(),
        "rules": [(rule, sum(rule in why for _one, why in every)) for rule in RULES],
        "all": len(every),
        "needing": sum(bool(why) for _one, why in every),
        "flows": inflow(around, today),
    }
    return render(request, "overview/overview.html", context)


@allowed(Permission.OVERVIEW_READ)
def overview_csv(request: SignedRequest) -> HttpResponse:
    """The matrix as a file, by alphabet."""
    bodies, today = _within_reach(request), timezone.localdate()
    rows = [_row(one) for one in standings(bodies, today, due_around(bodies, today))]
    columns = ["body", "body_name", "ministry", *STEPS, "plan_decided", "last_document", "next_due", "support"]
    return csv_file("overview.csv", csv_text(columns, rows))


def _row(one: Standing) -> dict[str, object]:
    return {
        "body": one.body.slug,
        "body_name": one.body.name,
        "ministry": one.ministry.name if one.ministry else "",
        **one.counts,
        "plan_decided": one.decided_on,
        "last_document": one.handed_in_on,
        "next_due": one.next_due,
        "support": " ".join(rule.key for rule in reasons(one)),
    }


def _within_reach(request: SignedRequest) -> QuerySet[Body]:
    """Today's members of running programmes that the reader's roles reach."""
    members = Membership.objects.on().filter(programme__in=running())
    reach = bodies_for(request.user, Permission.OVERVIEW_READ)
    return Body.objects.filter(pk__in=reach.order_by().values("pk")).filter(pk__in=members.values("body"))
