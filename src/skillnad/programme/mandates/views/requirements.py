"""Pages on which the requirements of a mandate and their sections are written down."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.doors import SignedRequest, allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.mandates import actions
from skillnad.programme.mandates.forms import RequirementForm, SectionForm
from skillnad.programme.mandates.models import Mandate, Requirement, Section
from skillnad.programme.mandates.reach import check_owner
from skillnad.programme.ui.versions import EditConflict

FORM = "mandates/form.html"


@allowed(Permission.MANDATE_WRITE)
def requirement_new(request: SignedRequest, mandate: int) -> HttpResponse:
    """Add a document that the mandate asks for."""
    found = get_object_or_404(Mandate.objects.running(), pk=mandate)
    check_owner(request.user, found)
    form = RequirementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_requirement(by=request.user, mandate=found, **form.values)
        messages.success(request, _("The requirement is added. Now say which sections the document has."))
        return redirect("mandate", found.pk)
    return render(request, FORM, {"form": form, "title": _("Add a requirement"), "mandate": found})


@allowed(Permission.MANDATE_WRITE)
def requirement_edit(request: SignedRequest, mandate: int, pk: int) -> HttpResponse:
    """Change what is asked for."""
    found = _own_requirement(request, mandate, pk)
    form = RequirementForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_requirement(by=request.user, requirement=found, version=form.seen_version, **form.values)
        except EditConflict as conflict:
            form.show_conflict(conflict)
        else:
            messages.success(request, _("Saved."))
            return redirect("mandate", mandate)
    context = {"form": form, "title": _("Change the requirement"), "mandate": found.mandate}
    return render(request, FORM, context)


@require_POST
@allowed(Permission.MANDATE_WRITE)
def requirement_remove(request: SignedRequest, mandate: int, pk: int) -> HttpResponse:
    """Take a requirement away."""
    try:
        actions.remove_requirement(by=request.user, requirement=_own_requirement(request, mandate, pk))
        messages.success(request, _("The requirement is taken away."))
    except SkillnadError as error:
        messages.error(request, str(error))
    return redirect("mandate", mandate)


@allowed(Permission.MANDATE_WRITE)
def section_new(request: SignedRequest, mandate: int, requirement: int) -> HttpResponse:
    """Add a section to a required document."""
    found = _own_requirement(request, mandate, requirement)
    form = SectionForm(request.POST or None, initial={"number": found.sections.count() + 1})
    if request.method == "POST" and form.is_valid():
        actions.add_section(by=request.user, requirement=found, **form.values)
        messages.success(request, _("The section is added."))
        return redirect("mandate", mandate)
    return render(request, FORM, {"form": form, "title": _("Add a section"), "mandate": found.mandate})


@allowed(Permission.MANDATE_WRITE)
def section_edit(request: SignedRequest, mandate: int, requirement: int, pk: int) -> HttpResponse:
    """Change a section of a required document."""
    found = _own_section(request, mandate, requirement, pk)
    form = SectionForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_section(by=request.user, section=found, version=form.seen_version, **form.values)
        except EditConflict as conflict:
            form.show_conflict(conflict)
        else:
            messages.success(request, _("Saved."))
            return redirect("mandate", mandate)
    context = {"form": form, "title": _("Change the section"), "mandate": found.requirement.mandate}
    return render(request, FORM, context)


@require_POST
@allowed(Permission.MANDATE_WRITE)
def section_remove(request: SignedRequest, mandate: int, requirement: int, pk: int) -> HttpResponse:
    """Take a section away."""
    try:
        actions.remove_section(by=request.user, section=_own_section(request, mandate, requirement, pk))
        messages.success(request, _("The section is taken away."))
    except SkillnadError as error:
        messages.error(request, str(error))
    return redirect("mandate", mandate)


def _own_requirement(request: SignedRequest, mandate: int, pk: int) -> Requirement:
    """A requirement of a mandate that the user may change; others are told so before they write."""
    requirements = Requirement.objects.select_related("mandate__programme")
    found = get_object_or_404(requirements, pk=pk, mandate__in=Mandate.objects.running().filter(pk=mandate))
    check_owner(request.user, found.mandate)
    return found


def _own_section(request: SignedRequest, mandate: int, requirement: int, pk: int) -> Section:
    return get_object_or_404(
        Section.objects.select_related("requirement__mandate__programme"),
        pk=pk,
        requirement=_own_requirement(request, mandate, requirement),
    )
