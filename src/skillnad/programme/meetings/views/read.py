"""Meetings for those who have signed in."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from skillnad.programme.accounts.access import bodies_where, has_permission
from skillnad.programme.accounts.doors import signed_in
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.files.store import hand_out
from skillnad.programme.meetings.access import bodies_asked, visible_to
from skillnad.programme.meetings.models import Contribution, Document, Picture
from skillnad.programme.meetings.page import page_of


@signed_in
def meetings(request: HttpRequest) -> HttpResponse:
    """All meetings that the reader may see, the latest first."""
    context = {
        "meetings": visible_to(request.user),
        "may_arrange": has_permission(request.user, Permission.MEETING_WRITE),
    }
    return render(request, "meetings/meetings.html", context)


@signed_in
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting, with what the reader may do about it."""
    found = get_object_or_404(visible_to(request.user), pk=pk)
    bodies = list(bodies_asked(request.user, found))
    written = {one.body_id: one for one in Contribution.objects.filter(meeting=found, body__in=bodies)}
    context = {
        **page_of(found, own=bodies_where(request.user, Permission.BODY_SEE), number=request.GET.get("page")),
        "may_arrange": has_permission(request.user, Permission.MEETING_WRITE),
        "may_read_preparation": has_permission(request.user, Permission.MEETING_READ),
        "own": [(body, written.get(body.pk)) for body in bodies],
    }
    return render(request, "meetings/meeting.html", context)


@signed_in
def document(request: HttpRequest, pk: int) -> FileResponse:
    """A document, as a download."""
    found = get_object_or_404(Document.objects.select_related("file"), pk=pk, meeting__in=visible_to(request.user))
    return hand_out(found.file, found.name)


@signed_in
def picture(request: HttpRequest, pk: int) -> FileResponse:
    """The picture itself."""
    found = get_object_or_404(
        Picture.objects.select_related("file", "meeting"), pk=pk, meeting__in=visible_to(request.user)
    )
    return hand_out(found.file, found.name)
