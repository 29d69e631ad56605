"""The pages of the own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from skillnad.programme.accounts.access import assignments_of
from skillnad.programme.accounts.doors import signed_in


@signed_in
def account(request: HttpRequest) -> HttpResponse:
    """The own account: name, roles, how one signs in."""
    return render(request, "accounts/account.html", {"held": assignments_of(request.user)})
