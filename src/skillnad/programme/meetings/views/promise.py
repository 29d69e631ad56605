"""What a body has promised."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.meetings.actions import promise as verbs
from skillnad.programme.meetings.forms import FollowUpForm, PromiseForm
from skillnad.programme.meetings.models import Promise
from skillnad.programme.meetings.views.contribute import meeting_for
from skillnad.programme.meetings.views.forms import form_page
from skillnad.programme.ui.attempt import attempt


def promise_of(body: Body, pk: int) -> Promise:
    """A promise of this body."""
    return get_object_or_404(Promise.objects.select_related("meeting__programme", "body"), pk=pk, body=body)


@allowed(Permission.BODY_SEE)
def promises(request: HttpRequest, body: Body) -> HttpResponse:
    """What the body has promised, open first, by day."""
    made = Promise.objects.filter(body=body).select_related("meeting")
    context = {
        "body": body,
        "open": made.open(),
        "done": made.exclude(pk__in=made.open()).order_by("-due"),
        "may_write": has_permission(request.user, Permission.MEETING_CONTRIBUTE, body=body),
    }
    return render(request, "meetings/promises.html", context)


@allowed(Permission.MEETING_CONTRIBUTE)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Note a promise made at a meeting."""
    meeting = meeting_for(request, body, pk)
    form = PromiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        verbs.make_promise(body=body, meeting=meeting, by=request.user, **form.values)
        messages.success(request, _("The promise is noted, and is now a task in the list of your body."))
        return redirect("promises", body.slug)
    return form_page(request, form, title=_("Note a promise by {body}").format(body=body), meeting=meeting)


@allowed(Permission.MEETING_CONTRIBUTE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Change a promise."""
    promise = promise_of(body, pk)
    form = PromiseForm(request.POST or None, instance=promise)
    if request.method == "POST" and form.is_valid():
        values = {"promise": promise_of(body, pk), "version": form.seen_version, "by": request.user}
        if attempt(form, verbs.change_promise, **values, **form.values):
            messages.success(request, _("Saved."))
            return redirect("promises", body.slug)
    return _promise_page(request, form, promise, _("Change the promise"))


@allowed(Permission.MEETING_CONTRIBUTE)
@require_http_methods(["GET", "POST"])
def follow_up(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Say what came of it."""
    promise = promise_of(body, pk)
    form = FollowUpForm(request.POST or None, instance=promise)
    if request.method == "POST" and form.is_valid():
        values = {"promise": promise_of(body, pk), "version": form.seen_version, "by": request.user}
        if attempt(form, verbs.follow_up_promise, **values, **form.values):
            messages.success(request, _("Saved."))
            return redirect("promises", body.slug)
    return _promise_page(request, form, promise, _("What came of the promise"), lead=promise.text)


def _promise_page(
    request: HttpRequest, form: PromiseForm | FollowUpForm, promise: Promise, title: str, lead: str = ""
) -> HttpResponse:
    back = reverse("promises", args=[promise.body.slug])
    page = {"form": form, "title": title, "lead": lead, "crumbs": [(_("Promises"), back)], "cancel": back}
    return render(request, "ui/form_page.html", page)
