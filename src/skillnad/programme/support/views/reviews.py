"""Reviews: of one body, and the key figures of a set of bodies."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from skillnad.programme.accounts.access import bodies_where, has_permission
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.support.actions.review import review as do_review
from skillnad.programme.support.choice import ChoiceForm
from skillnad.programme.support.figures import shown
from skillnad.programme.support.forms import ReviewForm
from skillnad.programme.support.models import Review
from skillnad.programme.ui.attempt import attempt

FIRST_YEAR, LAST_YEAR = 2013, 2100


@allowed(Permission.OVERVIEW_READ)
def overview(request: HttpRequest) -> HttpResponse:
    """The key figures of a chosen set of bodies for a year, and which of them have been reviewed."""
    reached = bodies_where(request.user, Permission.REVIEW_READ)
    form = ChoiceForm(request.GET or None, user=request.user)
    bodies, year = form.chosen(reached)
    reviews = Review.objects.filter(body__in=bodies, year=year)
    reviewed = set(reviews.values_list("body_id", flat=True))
    context = {
        "form": form,
        "year": year,
        "figures": shown(reviews),
        "bodies": [(body, body.pk in reviewed) for body in bodies],
        "may_write": any(has_permission(request.user, Permission.REVIEW_WRITE, body=body) for body in bodies[:1]),
        "may_draw": has_permission(request.user, Permission.SAMPLE_DRAW),
    }
    return render(request, "support/overview.html", context)


@allowed(Permission.REVIEW_READ)
def reviews(request: HttpRequest, body: Body) -> HttpResponse:
    """How the results of a body have been reviewed, with reasons."""
    context = {
        "body": body,
        "reviews": Review.objects.filter(body=body).select_related("submission"),
        "may_write": has_permission(request.user, Permission.REVIEW_WRITE, body=body),
        "last_year": timezone.localdate().year - 1,
    }
    return render(request, "support/reviews.html", context)


@allowed(Permission.REVIEW_WRITE)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, body: Body, year: int) -> HttpResponse:
    """Review a body's results for a year."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    saved = Review.objects.filter(body=body, year=year).first()
    form = ReviewForm(request.POST or None, instance=saved or Review(body=body, year=year), body=body)
    if request.method == "POST" and form.is_valid():
        values: dict[str, Any] = {"body": body, "year": year, "version": form.seen_version, "by": request.user}
        if attempt(form, do_review, **values, **form.values):
            messages.success(request, _("The review is saved."))
            return redirect("reviews", body.slug)
    back = reverse("reviews", args=[body.slug])
    title = _("Results of {body} for {year}").format(body=body, year=year)
    lead = _("Three questions. Each answer has its reasons and the place that shows it. The answers are not summed.")
    page = {"form": form, "title": title, "lead": lead, "crumbs": [(_("Reviews"), back)], "cancel": back}
    return render(request, "ui/form_page.html", page)
