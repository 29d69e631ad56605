"""Documenting a meeting."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.meetings.access import arrangeable_by
from skillnad.programme.meetings.actions import document as verbs
from skillnad.programme.meetings.forms import DocumentForm, NewPictureForm, PictureForm
from skillnad.programme.meetings.models import Document, Picture
from skillnad.programme.meetings.views.forms import form_page
from skillnad.programme.ui.attempt import attempt


def picture_of(request: HttpRequest, pk: int) -> Picture:
    """A picture from a meeting that the user may arrange."""
    pictures = Picture.objects.select_related("meeting__programme")
    return get_object_or_404(pictures, pk=pk, meeting__in=arrangeable_by(request.user))


@allowed(Permission.MEETING_WRITE)
@require_http_methods(["GET", "POST"])
def new_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a document."""
    meeting = get_object_or_404(arrangeable_by(request.user), pk=pk)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        values = {"meeting": meeting, "by": request.user, "title": form.cleaned_data["title"]}
        if attempt(form, verbs.add_document, content=file.read(), name=file.name, **values):
            messages.success(request, _("The document is added."))
            return redirect("meeting", pk)
    return form_page(request, form, title=_("Add a document"), meeting=meeting)


@allowed(Permission.MEETING_WRITE)
@require_POST
def remove_document(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a document."""
    documents = Document.objects.select_related("meeting__programme")
    document = get_object_or_404(documents, pk=pk, meeting__in=arrangeable_by(request.user))
    verbs.remove_document(document=document, by=request.user)
    messages.success(request, _("The document is removed."))
    return redirect("meeting", document.meeting_id)


@allowed(Permission.MEETING_WRITE)
@require_http_methods(["GET", "POST"])
def new_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a picture."""
    meeting = get_object_or_404(arrangeable_by(request.user), pk=pk)
    form = NewPictureForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        words = form.values
        file = words.pop("file")
        values = {"meeting": meeting, "by": request.user, **words}
        if attempt(form, verbs.add_picture, content=file.read(), name=file.name, **values):
            messages.success(request, _("The picture is added."))
            return redirect("meeting", pk)
    return form_page(request, form, title=_("Add a picture"), meeting=meeting)


@allowed(Permission.MEETING_WRITE)
@require_http_methods(["GET", "POST"])
def change_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a picture."""
    picture = picture_of(request, pk)
    form = PictureForm(request.POST or None, instance=picture)
    if request.method == "POST" and form.is_valid():
        values = {"picture": picture_of(request, pk), "version": form.seen_version, "by": request.user}
        if attempt(form, verbs.change_picture, **values, **form.values):
            messages.success(request, _("Saved."))
            return redirect("meeting", picture.meeting_id)
    return form_page(request, form, title=_("Change the words of the picture"), meeting=picture.meeting)


@allowed(Permission.MEETING_WRITE)
@require_POST
def remove_picture(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a picture."""
    picture = picture_of(request, pk)
    verbs.remove_picture(picture=picture, by=request.user)
    messages.success(request, _("The picture is removed."))
    return redirect("meeting", picture.meeting_id)
