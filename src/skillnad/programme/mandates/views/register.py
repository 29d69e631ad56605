"""Pages for those who register mandates."""

from django.contrib import messages
from django.db.models import Count, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.doors import SignedRequest, allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.mandates.actions import change_mandate, register_mandate
from skillnad.programme.mandates.forms import MandateForm
from skillnad.programme.mandates.models import Mandate, Requirement
from skillnad.programme.mandates.reach import check_owner, reaches_all
from skillnad.programme.ui.versions import EditConflict


@allowed(Permission.MANDATE_WRITE)
def mandates(request: SignedRequest) -> HttpResponse:
    """All mandates of the running programmes."""
    found = Mandate.objects.running().annotate(
        asked=Count("bodies", distinct=True), documents=Count("requirements", distinct=True)
    )
    context = {
        "mandates": found.select_related("issuing_body"),
        "may_overview": has_permission(request.user, Permission.OVERVIEW_READ),
    }
    return render(request, "mandates/register.html", context)


@allowed(Permission.MANDATE_WRITE)
def mandate(request: SignedRequest, pk: int) -> HttpResponse:
    """One mandate with its requirements and their sections."""
    sections = Prefetch("requirements", Requirement.objects.select_related("receiver", "copy_to"))
    found = get_object_or_404(
        Mandate.objects.running().prefetch_related(sections, "requirements__sections", "bodies"), pk=pk
    )
    mine = reaches_all(request.user, found.bodies.all())
    return render(request, "mandates/mandate.html", {"mandate": found, "mine": mine})


@allowed(Permission.MANDATE_WRITE)
def mandate_new(request: SignedRequest) -> HttpResponse:
    """Register a mandate."""
    form = MandateForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        made = register_mandate(by=request.user, bodies=form.asked, **form.values)
        messages.success(request, _("The mandate is registered. Now say what it asks for."))
        return redirect("mandate", made.pk)
    return render(request, "mandates/form.html", {"form": form, "title": _("Register a mandate"), "page": "mandate"})


@allowed(Permission.MANDATE_WRITE)
def mandate_edit(request: SignedRequest, pk: int) -> HttpResponse:
    """Change a mandate."""
    found = get_object_or_404(Mandate.objects.running(), pk=pk)
    check_owner(request.user, found)
    form = MandateForm(request.POST or None, instance=found, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            change_mandate(by=request.user, mandate=found, version=form.seen_version, bodies=form.asked, **form.values)
        except EditConflict as conflict:
            form.show_conflict(conflict)
        else:
            messages.success(request, _("Saved."))
            return redirect("mandate", pk)
    context = {"form": form, "title": _("Change the mandate"), "mandate": found}
    return render(request, "mandates/form.html", context)
