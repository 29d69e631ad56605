"""The first screen of the try-out, and the buttons on it."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.demo.reset import reset
from skillnad.programme.demo.world import invented_world


@anyone
def start(request: HttpRequest) -> HttpResponse:
    """Choose a role."""
    held = {
        one.user.email: one for one in RoleAssignment.objects.filter(user__invented=True).select_related("user", "body")
    }
    people = [(person, held[person.email]) for person in invented_world().user if person.email in held]
    context = {
        "main": [pair for pair in people if pair[0].main],
        "others": [pair for pair in people if not pair[0].main],
    }
    return render(request, "demo/start.html", context)


@anyone
@require_POST
def take_role(request: HttpRequest, key: str) -> HttpResponse:
    """Go in as one of the invented users."""
    user = get_object_or_404(User, email=f"{key}@prov.example", invented=True)
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect(settings.LOGIN_REDIRECT_URL)


@anyone
@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Back to the beginning, for everybody."""
    logout(request)
    reset()
    messages.success(request, _("Everything is as it was at the beginning."))
    return redirect("demo_start")
