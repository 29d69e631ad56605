"""Where a user begins: the own body, what came in, or what the role keeps."""

from collections.abc import Callable

from django.urls import reverse

from skillnad.programme.accounts.access import Anyone, assignments_of, has_permission
from skillnad.programme.accounts.models import RoleAssignment
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import Reach

PLACES: list[tuple[Permission, Callable[[], str]]] = [
    (Permission.OVERVIEW_READ, lambda: reverse("inbox")),
    (Permission.MANDATE_WRITE, lambda: reverse("mandates")),
]


def landing(user: Anyone) -> str:
    """The address at which a user begins."""
    own = next((held for held in assignments_of(user) if _has_own_pages(held)), None)
    if own:
        return reverse("agency_home", args=[own.body.slug])
    return next((place() for permission, place in PLACES if has_permission(user, permission)), reverse("home"))


def _has_own_pages(held: RoleAssignment) -> bool:
    return held.role_class.reach is Reach.OWN and Permission.BODY_SEE in held.role_class.permissions
