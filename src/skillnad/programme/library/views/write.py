"""Writing down experience, and sharing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.library import actions
from skillnad.programme.library.forms import ExperienceForm
from skillnad.programme.library.models import Experience
from skillnad.programme.ui.attempt import attempt

STEPS = {
    "share": actions.share_experience,
    "publish": actions.publish_experience,
    "take-back": actions.take_back_experience,
    "withdraw": actions.withdraw_experience,
}


def experience_of(body: Body, pk: int) -> Experience:
    """An experience of this body."""
    return get_object_or_404(Experience.objects.select_related("body"), pk=pk, body=body)


@allowed(Permission.EXPERIENCE_WRITE)
def own(request: HttpRequest, body: Body) -> HttpResponse:
    """What the body has written down, drafts first."""
    written = Experience.objects.filter(body=body).select_related("body").order_by("status", "-changed_at")
    return render(request, "library/own.html", {"body": body, "experiences": written})


@allowed(Permission.EXPERIENCE_WRITE)
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, body: Body) -> HttpResponse:
    """Write down an experience."""
    form = ExperienceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        written = actions.write_experience(body=body, by=request.user, **form.values)
        messages.success(request, _("Saved as a draft. Share it when the body stands behind it."))
        return redirect("experience", written.pk)
    return _page(request, form, body, _("Write down an experience"))


@allowed(Permission.EXPERIENCE_WRITE)
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Change an experience."""
    form = ExperienceForm(request.POST or None, instance=experience_of(body, pk))
    if request.method == "POST" and form.is_valid():
        values = {"experience": experience_of(body, pk), "version": form.seen_version, "by": request.user}
        if attempt(form, actions.change_experience, **values, **form.values):
            messages.success(request, _("Saved."))
            return redirect("experience", pk)
    return _page(request, form, body, _("Change the experience"))


@allowed(Permission.EXPERIENCE_WRITE)
@require_POST
def step(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Share it, publish it, take it back, or withdraw it."""
    verb = STEPS.get(request.POST.get("step", ""))
    if verb is None:
        return render(request, "400.html", status=400)
    verb(experience=experience_of(body, pk), by=request.user)
    messages.success(request, _("Saved."))
    return redirect("experience", pk)


def _page(request: HttpRequest, form: ExperienceForm, body: Body, title: str) -> HttpResponse:
    back = reverse("experiences", args=[body.slug])
    lead = _("Also what failed or made no difference: it spares others the detour.")
    crumbs = [(_("Experience"), reverse("library")), (_("Our own"), back)]
    page = {"form": form, "title": title, "lead": lead, "crumbs": crumbs, "cancel": back}
    return render(request, "ui/form_page.html", page)
