"""The own account."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from skillnad.programme.accounts.access import assignments_of
from skillnad.programme.accounts.actions import change_own
from skillnad.programme.accounts.doors import signed_in
from skillnad.programme.accounts.forms import OwnForm
from skillnad.programme.accounts.models import User


@signed_in
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Name, language, roles, and how one signs in."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101  the door has seen to it
    form = OwnForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if request.method == "POST" and form.is_valid():
        change_own(by=user, **form.cleaned_data)
        language = form.cleaned_data["language"]
        with translation.override(language):
            messages.success(request, _("Saved."))
        response = redirect("account")
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            samesite="Lax",
            secure=settings.HTTPS,
        )
        return response
    return render(request, "accounts/account.html", {"form": form, "held": assignments_of(user)})
