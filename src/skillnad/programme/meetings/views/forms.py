"""The page that a form of this room stands on."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from skillnad.programme.meetings.models import Meeting


def form_page(
    request: HttpRequest, form: forms.BaseForm, *, title: str, meeting: Meeting | None = None, **context: Any
) -> HttpResponse:
    """A form under its heading, with the way back to its meeting."""
    crumbs = [(_("Meetings"), reverse("meetings"))]
    if meeting is not None:
        crumbs.append((str(meeting), reverse("meeting", args=[meeting.pk])))
    page = {"form": form, "title": title, "crumbs": crumbs, "cancel": crumbs[-1][1], **context}
    return render(request, "ui/form_page.html", page)
