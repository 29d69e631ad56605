"""A body's contribution to a meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.meetings.access import visible_to
from skillnad.programme.meetings.actions import contribute
from skillnad.programme.meetings.forms import ContributionForm
from skillnad.programme.meetings.models import Contribution, Meeting
from skillnad.programme.ui.attempt import attempt


def meeting_for(request: HttpRequest, body: Body, pk: int) -> Meeting:
    """A meeting that the body is asked to: the user sees it, and the body was a member on the day."""
    meeting = get_object_or_404(visible_to(request.user), pk=pk)
    get_object_or_404(meeting.members(), body=body)
    return meeting


@allowed(Permission.MEETING_CONTRIBUTE)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Write the contribution."""
    meeting = meeting_for(request, body, pk)
    saved = Contribution.objects.filter(meeting=meeting, body=body).first()
    form = ContributionForm(request.POST or None, instance=saved or Contribution(meeting=meeting, body=body))
    if request.method == "POST" and form.is_valid():
        values = {"body": body, "meeting": meeting, "version": form.seen_version, "by": request.user}
        if attempt(form, contribute.write_contribution, **values, **form.values):
            messages.success(request, _("Saved as a draft. Decide it when the body stands behind it."))
            return redirect("meeting_contribution", body.slug, pk)
    saved = Contribution.objects.filter(meeting=meeting, body=body).first()
    context = {
        "form": form,
        "title": _("Contribution of {body}").format(body=body),
        "crumbs": [(_("Meetings"), reverse("meetings")), (str(meeting), reverse("meeting", args=[pk]))],
        "cancel": reverse("meeting", args=[pk]),
        "meeting": meeting,
        "saved": saved,
        "too_long": saved is not None and not saved.speech.fits(meeting.contribution_seconds),
    }
    return render(request, "meetings/contribution.html", context)


@allowed(Permission.MEETING_CONTRIBUTE)
@require_POST
def decide(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Let the body stand behind the version that the user has read."""
    meeting = meeting_for(request, body, pk)
    contribution = get_object_or_404(Contribution.objects.select_related("meeting", "body"), meeting=meeting, body=body)
    form = ContributionForm({**_texts(contribution), "version": request.POST.get("version")}, instance=contribution)
    form.is_valid()
    if attempt(
        form, contribute.decide_contribution, contribution=contribution, version=form.seen_version, by=request.user
    ):
        messages.success(request, _("The contribution is decided."))
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return redirect("meeting_contribution", body.slug, pk)


def _texts(contribution: Contribution) -> dict[str, str]:
    return {name: getattr(contribution, name) for name in ContributionForm.Meta.fields}
