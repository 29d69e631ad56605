"""Meetings for anyone: published, and within their period of publication."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.files.store import hand_out
from skillnad.programme.meetings.models import Document, Meeting, Picture
from skillnad.programme.meetings.page import page_of


@anyone
def meetings(request: HttpRequest) -> HttpResponse:
    """The published meetings, the latest first."""
    found = Meeting.objects.public().select_related("programme")
    return render(request, "meetings/public_meetings.html", {"meetings": found})


@anyone
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """A published meeting."""
    found = get_object_or_404(Meeting.objects.public().select_related("programme"), slug=slug)
    return render(
        request, "meetings/public_meeting.html", {**page_of(found, number=request.GET.get("page")), "public": True}
    )


@anyone
def document(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """A document of a published meeting, as a download."""
    del request
    found = get_object_or_404(
        Document.objects.select_related("file"), pk=pk, meeting__slug=slug, meeting__in=Meeting.objects.public()
    )
    return hand_out(found.file, found.name)


@anyone
def picture(request: HttpRequest, slug: str, pk: int) -> FileResponse:
    """A picture of a published meeting."""
    del request
    found = get_object_or_404(
        Picture.objects.select_related("file", "meeting"),
        pk=pk,
        meeting__slug=slug,
        meeting__in=Meeting.objects.public(),
    )
    return hand_out(found.file, found.name)
