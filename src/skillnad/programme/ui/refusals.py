"""The page that explains why something is not to be seen."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from skillnad.programme.accounts.access import roles_with
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.accounts.models import RoleAssignment
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import ROLES


def explain(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say which permission is missing, which roles have it, and who can give it."""
    if not isinstance(exception, Refused):
        return render(request, "ui/refused.html", status=403)
    context = {
        "permission": exception.permission,
        "body": exception.body,
        "roles": roles_with(exception.permission),
        "givers": _givers(exception),
    }
    return render(request, "ui/refused.html", context, status=403)


def _givers(refusal: Refused) -> list[str]:
    managing = [name for name, role in ROLES.items() if Permission.USER_MANAGE in role.permissions]
    held = RoleAssignment.objects.on().filter(role__in=managing, body=refusal.body).select_related("user")
    return sorted({str(one.user) for one in held}) if refusal.body else []
