"""For which bodies a user may do what a role grants in general: those that the role reaches."""

from django.db.models import QuerySet

from skillnad.programme.accounts.access import Anyone, assignments_of, bodies_within_reach
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body, BodyKind
from skillnad.programme.mandates.models import Mandate


def bodies_for(user: Anyone, permission: Permission) -> QuerySet[Body]:
    """Agencies and organisations within reach of those of the user's roles that hold a permission in general."""
    found = Body.objects.none()
    for held in assignments_of(user):
        if permission in held.role_class.general:
            found = found | bodies_within_reach(held)
    return found.exclude(kind=BodyKind.MINISTRY).distinct()


def check_owner(user: Anyone, mandate: Mandate) -> None:
    """Whoever changes a mandate reaches all bodies that it is for. Raises `Refused`."""
    if not reaches_all(user, mandate.bodies.all()):
        raise Refused(Permission.MANDATE_WRITE)


def reaches_all(user: Anyone, bodies: QuerySet[Body]) -> bool:
    """Whether a user may register mandates for all of these bodies."""
    within = bodies_for(user, Permission.MANDATE_WRITE)
    return not bodies.exclude(pk__in=within.values("pk")).exists()
