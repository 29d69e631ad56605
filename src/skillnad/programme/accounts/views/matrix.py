"""Who may do what, printed from the code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from skillnad.programme.accounts.doors import anyone
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import ROLES, Role


@anyone
@require_GET
def roles(request: HttpRequest) -> HttpResponse:
    """The roles, and the matrix of roles and permissions."""
    return render(request, "accounts/roles.html", {"roles": ROLES.values(), "rows": matrix()})


def matrix() -> list[tuple[Permission, list[str]]]:
    """For each permission what each role has: `reach` at the bodies it reaches, `general` where none is named."""
    return [(permission, [how(role, permission) for role in ROLES.values()]) for permission in Permission]


def how(role: type[Role], permission: Permission) -> str:
    """`reach`, `general`, `both`, or nothing."""
    held = permission in role.permissions, permission in role.general
    return {(True, True): "both", (True, False): "reach", (False, True): "general"}.get(held, "")
