"""A page with a form that leads to an act."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.forms import VersionedForm
from skillnad.programme.ui.versions import EditConflict


def page_of_act(
    request: HttpRequest,
    form: forms.BaseForm,
    verb: Callable[..., Any],
    *,
    title: str,
    body: Body | None = None,
    about: str = "",
    **subject: Any,
) -> HttpResponse:
    """Show a form; when it is sent and whole, do the act with its values. What the act refuses stands on the form."""
    if request.method == "POST" and form.is_valid():
        known = {"body": body} if body and not subject else subject
        try:
            done = verb(by=request.user, **known, **_written(form))
        except EditConflict as conflict:
            assert isinstance(form, VersionedForm)  # noqa: S101  no other form changes a record with versions
            form.show_conflict(conflict)
        except SkillnadError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Saved."))
            slug = body.slug if body else done.slug
            return redirect("register_body", slug)
    return render(request, "agencies/form.html", {"form": form, "title": title, "body": body, "about": about})


def _written(form: forms.BaseForm) -> dict[str, Any]:
    if isinstance(form, VersionedForm):
        return {"version": form.seen_version, **form.values}
    return form.cleaned_data
