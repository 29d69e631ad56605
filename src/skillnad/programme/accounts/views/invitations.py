"""The page that an invitation leads to."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from skillnad.programme.accounts.actions import accept, join
from skillnad.programme.accounts.doors import anyone
from skillnad.programme.accounts.forms import JoinForm
from skillnad.programme.accounts.invitation import Invitation
from skillnad.programme.accounts.models import User


@anyone
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation: as the user one is, or by choosing name and password."""
    invited = Invitation.by_token(token)
    if invited is None:
        return render(request, "accounts/invitation_over.html", status=410)
    if request.user.is_authenticated:
        return _accept_as(request, request.user, invited)
    if User.objects.filter(email=invited.email).exists():
        return render(request, "accounts/invitation.html", {"invitation": invited, "must_sign_in": True})
    return _join(request, invited)


def _accept_as(request: HttpRequest, user: User, invited: Invitation) -> HttpResponse:
    if user.email != invited.email:
        return render(request, "accounts/invitation.html", {"invitation": invited, "somebody_else": True}, status=403)
    if request.method == "POST":
        accept(invitation=invited, user=user)
        messages.success(request, _("Welcome."))
        return redirect("account")
    return render(request, "accounts/invitation.html", {"invitation": invited})


def _join(request: HttpRequest, invited: Invitation) -> HttpResponse:
    form = JoinForm(invited.email, request.POST or None, initial={"name": invited.name})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        user = join(invitation=invited, name=given["name"], password=given["password"])
        login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
        messages.success(request, _("Welcome."))
        return redirect("account")
    return render(request, "accounts/invitation.html", {"invitation": invited, "form": form})
