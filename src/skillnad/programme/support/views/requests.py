"""Requests for support: the body's own, and all within reach of those who advise or evaluate."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.access import bodies_where, has_permission
from skillnad.programme.accounts.doors import allowed, signed_in
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.files.store import hand_out
from skillnad.programme.support.actions import ask as verbs
from skillnad.programme.support.figures import replies
from skillnad.programme.support.forms import EntryForm, RequestForm
from skillnad.programme.support.models import Entry, RequestStatus, SupportRequest
from skillnad.programme.ui.attempt import attempt

PAGE = 25


@signed_in
def inbox(request: HttpRequest) -> HttpResponse:
    """All requests within reach: those that wait first, by the day that is wished."""
    reached = bodies_where(request.user, Permission.SUPPORT_READ)
    found = SupportRequest.objects.filter(body__in=reached).select_related("body")
    others = found.exclude(status=RequestStatus.OPEN)
    context = {
        "waiting": found.open(),
        "page": Paginator(others, PAGE).get_page(request.GET.get("page")),
        "figures": replies(found),
    }
    return render(request, "support/inbox.html", context)


@allowed(Permission.SUPPORT_READ)
def requests(request: HttpRequest, body: Body) -> HttpResponse:
    """The body's requests, the latest first."""
    context = {
        "body": body,
        "requests": SupportRequest.objects.filter(body=body).select_related("body").order_by(F("asked_at").desc()),
        "may_ask": has_permission(request.user, Permission.SUPPORT_ASK, body=body),
        "may_see_reviews": has_permission(request.user, Permission.REVIEW_READ, body=body),
    }
    return render(request, "support/requests.html", context)


@allowed(Permission.SUPPORT_ASK)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, body: Body) -> HttpResponse:
    """Ask."""
    form = RequestForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        asked = attempt(form, verbs.ask, body=body, by=request.user, **form.values)
        if asked:
            messages.success(request, _("Your question is sent to the supporting body."))
            return redirect("support_request", body.slug, asked.pk)
    back = reverse("support_requests", args=[body.slug])
    page = {"form": form, "title": _("Ask for support"), "save": _("Send"), "crumbs": [(_("Support"), back)]}
    lead = _("Your body, the supporting body and those who evaluate the support read what you write. Nobody else does.")
    return render(request, "ui/form_page.html", {**page, "cancel": back, "lead": lead})


@allowed(Permission.SUPPORT_READ)
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """A request with all that is said in it, and the box to say more."""
    found = get_object_or_404(SupportRequest.objects.select_related("body"), pk=pk, body=body)
    form = EntryForm(request.POST or None, request.FILES or None)
    advises = has_permission(request.user, Permission.SUPPORT_ADVISE, body=body)
    if request.method == "POST" and form.is_valid():
        verb = verbs.advise if advises else verbs.ask_further
        values = {"request": found, "by": request.user, "text": form.cleaned_data["text"]}
        if attempt(form, verb, attached=form.attached, **values):
            messages.success(request, _("Sent."))
            return redirect("support_request", body.slug, pk)
    context = {
        "body": body,
        "asked": found,
        "entries": found.entries.select_related("file"),
        "form": form,
        "advises": advises,
        "asks": has_permission(request.user, Permission.SUPPORT_ASK, body=body),
    }
    return render(request, "support/request.html", context)


@allowed(Permission.SUPPORT_ASK)
@require_POST
def close(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Close a request."""
    found = get_object_or_404(SupportRequest.objects.select_related("body"), pk=pk, body=body)
    try:
        verbs.close(request=found, by=request.user)
        messages.success(request, _("The request is closed."))
    except SkillnadError as error:
        messages.error(request, str(error))
    return redirect("support_request", body.slug, pk)


@allowed(Permission.SUPPORT_READ)
def attachment(request: HttpRequest, body: Body, pk: int) -> FileResponse:
    """The attachment of an entry, as a download."""
    del request
    entries = Entry.objects.select_related("file").filter(file__isnull=False)
    entry = get_object_or_404(entries, pk=pk, request__body=body)
    assert entry.file is not None  # noqa: S101  the filter above holds it so
    return hand_out(entry.file, entry.file_name)
