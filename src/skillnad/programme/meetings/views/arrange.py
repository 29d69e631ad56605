"""Arranging a meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.meetings.access import arrangeable_by
from skillnad.programme.meetings.actions import arrange
from skillnad.programme.meetings.forms import MeetingForm, NewMeetingForm
from skillnad.programme.meetings.models import Meeting
from skillnad.programme.meetings.views.forms import form_page
from skillnad.programme.ui.attempt import attempt

STEPS = {"publish": arrange.publish_meeting, "hold": arrange.hold_meeting, "take-back": arrange.take_back_meeting}


@allowed(Permission.MEETING_WRITE)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin to prepare a meeting."""
    form = NewMeetingForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, arrange.arrange_meeting, by=request.user, **form.values)
        if made:
            messages.success(request, _("The meeting is there. Now write its agenda."))
            return redirect("meeting", made.pk)
    title = _("Prepare a meeting")
    return form_page(request, form, title=title)


@allowed(Permission.MEETING_WRITE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a meeting says of itself."""
    meeting = get_object_or_404(arrangeable_by(request.user), pk=pk)
    form = MeetingForm(request.POST or None, instance=meeting)
    if request.method == "POST" and form.is_valid():
        values = {"meeting": Meeting.objects.get(pk=pk), "version": form.seen_version, "by": request.user}
        if attempt(form, arrange.change_meeting, **values, **form.values):
            messages.success(request, _("Saved."))
            return redirect("meeting", pk)
    return form_page(request, form, title=_("Change the meeting"), meeting=meeting)


@allowed(Permission.MEETING_WRITE)
@require_POST
def step(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish it, note that it has been held, or take it back."""
    meeting = get_object_or_404(arrangeable_by(request.user), pk=pk)
    verb = STEPS.get(request.POST.get("step", ""))
    if verb is None:
        return render(request, "400.html", status=400)
    try:
        verb(meeting=meeting, by=request.user)
        messages.success(request, _("Saved."))
    except SkillnadError as error:
        messages.error(request, str(error))
    return redirect("meeting", pk)
