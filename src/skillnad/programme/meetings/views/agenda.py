"""Writing the agenda."""

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.meetings.access import arrangeable_by
from skillnad.programme.meetings.actions import agenda
from skillnad.programme.meetings.forms import ItemForm, SpeakerForm
from skillnad.programme.meetings.models import AgendaItem, Speaker
from skillnad.programme.meetings.views.forms import form_page
from skillnad.programme.ui.attempt import attempt


def item_of(request: HttpRequest, pk: int) -> AgendaItem:
    """An item of a meeting that the user may arrange."""
    items = AgendaItem.objects.select_related("meeting__programme")
    return get_object_or_404(items, pk=pk, meeting__in=arrangeable_by(request.user))


@allowed(Permission.MEETING_WRITE)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Put something on the agenda."""
    meeting = get_object_or_404(arrangeable_by(request.user), pk=pk)
    last = meeting.items.aggregate(order=Max("order"), minute=Max("to_minute"))
    begins = {"order": (last["order"] or 0) + 1, "from_minute": last["minute"] or 0}
    form = ItemForm(request.POST or None, initial=begins)
    if request.method == "POST" and form.is_valid():
        agenda.add_item(meeting=meeting, by=request.user, **form.values)
        messages.success(request, _("The item is on the agenda."))
        return redirect("meeting", pk)
    return form_page(request, form, title=_("New item of the agenda"), meeting=meeting)


@allowed(Permission.MEETING_WRITE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change an item."""
    item = item_of(request, pk)
    form = ItemForm(request.POST or None, instance=item)
    if request.method == "POST" and form.is_valid():
        values = {"item": item_of(request, pk), "version": form.seen_version, "by": request.user}
        if attempt(form, agenda.change_item, **values, **form.values):
            messages.success(request, _("Saved."))
            return redirect("meeting", item.meeting_id)
    return form_page(request, form, title=_("Change the item"), meeting=item.meeting)


@allowed(Permission.MEETING_WRITE)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item off the agenda."""
    item = item_of(request, pk)
    agenda.remove_item(item=item, by=request.user)
    messages.success(request, _("The item is taken off the agenda."))
    return redirect("meeting", item.meeting_id)


@allowed(Permission.MEETING_WRITE)
@require_http_methods(["GET", "POST"])
def new_speaker(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody down to speak."""
    item = item_of(request, pk)
    begins = {"order": item.speakers.count() + 1}
    form = SpeakerForm(request.POST or None, meeting=item.meeting, initial=begins)
    if request.method == "POST" and form.is_valid():
        agenda.add_speaker(item=item, by=request.user, **form.cleaned_data)
        messages.success(request, _("The speaker is put down."))
        return redirect("meeting", item.meeting_id)
    lead = _("Speaks at “{item}”.").format(item=item)
    return form_page(request, form, title=_("New speaker"), meeting=item.meeting, lead=lead)


@allowed(Permission.MEETING_WRITE)
@require_POST
def remove_speaker(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a speaker off the agenda."""
    speakers = Speaker.objects.select_related("item__meeting__programme")
    speaker = get_object_or_404(speakers, pk=pk, item__meeting__in=arrangeable_by(request.user))
    agenda.remove_speaker(speaker=speaker, by=request.user)
    messages.success(request, _("The speaker is taken off."))
    return redirect("meeting", speaker.item.meeting_id)
