"""The users of a body: who they are, invite more, end a role."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.actions import end_role, invite, roles_to_give, withdraw
from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.forms import InvitationForm
from skillnad.programme.accounts.invitation import Invitation
from skillnad.programme.accounts.mail import send_invitation
from skillnad.programme.accounts.models import RoleAssignment
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body

SHOWN, PAGE = 200, 50


@allowed(Permission.USER_MANAGE)
@require_GET
def users(request: HttpRequest, body: Body) -> HttpResponse:
    """Everybody who holds a role at the body, and the invitations that are open."""
    held = RoleAssignment.objects.on().filter(body=body).select_related("user").order_by("user__name", "role")
    giving = roles_to_give(request.user, body)
    context = {
        "body": body,
        "held": [(one, one.role in giving) for one in held],
        "invitations": Invitation.objects.open().filter(body=body),
    }
    return render(request, "accounts/users.html", context)


@allowed(Permission.USER_MANAGE)
@require_http_methods(["GET", "POST"])
def users_invite(request: HttpRequest, body: Body) -> HttpResponse:
    """Invite somebody. The link is shown too, for where mail does not reach."""
    form = InvitationForm(roles_to_give(request.user, body), request.POST or None)
    if request.method == "POST" and form.is_valid():
        by: Any = request.user
        invitation = invite(by=by, body=body, **form.cleaned_data)
        link = request.build_absolute_uri(reverse("invitation", args=[invitation.token]))
        send_invitation(invitation, link)
        return render(request, "accounts/invited.html", {"body": body, "invitation": invitation, "link": link})
    return render(request, "accounts/invite.html", {"body": body, "form": form})


@allowed(Permission.USER_MANAGE)
@require_POST
def users_withdraw(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Make an invitation useless."""
    by: Any = request.user
    withdraw(by=by, invitation=get_object_or_404(Invitation.objects.open(), pk=pk, body=body))
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("users", body.slug)


@allowed(Permission.USER_MANAGE)
@require_http_methods(["GET", "POST"])
def users_end(request: HttpRequest, body: Body, pk: int) -> HttpResponse:
    """Ask once, then end a role."""
    assignment = get_object_or_404(RoleAssignment.objects.on().select_related("user", "body"), pk=pk, body=body)
    if request.method != "POST":
        return render(request, "accounts/end_role.html", {"body": body, "assignment": assignment})
    by: Any = request.user
    try:
        end_role(by=by, assignment=assignment)
        messages.success(request, _("The role is ended."))
    except SkillnadError as error:
        messages.error(request, str(error))
    return redirect("users", body.slug)


@allowed(Permission.USER_MANAGE)
@require_GET
def users_everywhere(request: HttpRequest) -> HttpResponse:
    """For the administrator: everybody who holds a role, and the way to any body."""
    words = request.GET.get("q", "").strip()
    held = RoleAssignment.objects.on().select_related("user", "body").order_by("body__name", "user__name")
    bodies = Body.objects.filter(name__icontains=words)[:SHOWN] if words else []
    page = Paginator(held, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/users_everywhere.html", {"page": page, "bodies": bodies, "words": words})
