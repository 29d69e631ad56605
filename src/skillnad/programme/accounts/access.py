"""May this user do that, here, today?"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import ROLES, Reach
from skillnad.programme.agencies.models import Body, Membership, MinistryResponsibility

Anyone = User | AnonymousUser


def assignments_of(user: Anyone) -> list[RoleAssignment]:
    """The roles that a user holds today; kept for the length of a request."""
    if not isinstance(user, User) or not user.is_active:
        return []
    held: list[RoleAssignment] | None = getattr(user, "_held_today", None)
    if held is None:
        held = list(RoleAssignment.objects.on().filter(user=user).select_related("body"))
        setattr(user, "_held_today", held)  # noqa: B010  lives as long as the request
    return held


def has_permission(user: Anyone, permission: Permission, *, body: Body | None = None) -> bool:
    """Whether a user may do something at a body, or in general where no body is named."""
    if body is None:
        return any(permission in held.role_class.general for held in assignments_of(user))
    return any(permission in held.role_class.permissions and reaches(held, body) for held in assignments_of(user))


def reaches(held: RoleAssignment, body: Body) -> bool:
    """Whether a role that is held reaches a body. Invented and real bodies never reach each other."""
    if held.body.invented != body.invented:
        return False
    return bodies_within_reach(held).filter(pk=body.pk).exists() if held.body_id != body.pk else _at_home(held)


def _at_home(held: RoleAssignment) -> bool:
    return held.role_class.reach in {Reach.OWN, Reach.ALL} or bodies_within_reach(held).filter(pk=held.body_id).exists()


def bodies_within_reach(held: RoleAssignment) -> QuerySet[Body]:
    """The bodies at which a role that is held counts today."""
    bodies = Body.objects.filter(invented=held.body.invented)
    match held.role_class.reach:
        case Reach.OWN:
            return bodies.filter(pk=held.body_id)
        case Reach.MINISTRY:
            today = MinistryResponsibility.objects.on().filter(ministry=held.body)
            return bodies.filter(pk__in=today.values("body"))
        case Reach.PROGRAMME:
            members = Membership.objects.filter(programme__archived=False)
            return bodies.filter(pk__in=members.values("body"))
        case Reach.ALL:
            return bodies
    return bodies.none()


def bodies_where(user: Anyone, permission: Permission) -> QuerySet[Body]:
    """The bodies at which a user may do something."""
    found = Body.objects.none()
    for held in assignments_of(user):
        if permission in held.role_class.permissions:
            found = found | bodies_within_reach(held)
    return found.distinct()


def may_see(user: Anyone, body: Body) -> bool:
    """Whether a user has anything at all to do with a body; if not, its working pages do not exist for the user."""
    return any(held.role_class.permissions and reaches(held, body) for held in assignments_of(user))


def roles_with(permission: Permission) -> list[str]:
    """The titles of the roles that hold a permission, for the page that explains a refusal."""
    return [str(role.title) for role in ROLES.values() if permission in role.permissions | role.general]
