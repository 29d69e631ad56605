"""What is done with users and their roles."""

import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts import events
from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.acts import Refused, act
from skillnad.programme.accounts.invitation import Invitation
from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import ASSIGNABLE, ROLES, Administrator, Reach
from skillnad.programme.agencies.models import Body, BodyKind
from skillnad.programme.audit.record import record


def roles_to_give(by: User | AnonymousUser, body: Body) -> list[str]:
    """The roles that somebody may give at a body: those that reach it alone; the administrator all that fit."""
    everything = has_permission(by, Permission.USER_MANAGE)
    return [name for name, _title in ASSIGNABLE if fits(name, body) and (everything or ROLES[name].reach is Reach.OWN)]


def fits(role: str, body: Body) -> bool:
    """Whether a role makes sense at a kind of body: a ministry's officers are at ministries."""
    return (ROLES[role].reach is Reach.MINISTRY) == (body.kind == BodyKind.MINISTRY) or role == Administrator.name


@act(Permission.USER_MANAGE)
def invite(*, by: User, body: Body, email: str, name: str, role: str) -> Invitation:
    """Invite somebody to hold a role at a body. Raises `Refused` where the role is not one's to give."""
    if role not in roles_to_give(by, body):
        raise Refused(Permission.USER_MANAGE, None)
    return invite_without_asking(by=by, body=body, email=email, name=name, role=role)


def invite_without_asking(*, by: User | None, body: Body, email: str, name: str, role: str) -> Invitation:
    """The invitation itself. `by` is `None` on the command line: whoever runs the installation stands above roles."""
    with transaction.atomic():
        invitation = Invitation.objects.create(
            email=email.strip().lower(), name=name.strip(), role=role, body=body, invited_by=by
        )
        record(events.INVITED, by=by, body=body, subject=invitation, name=invitation.name, role=role)
    return invitation


@act(Permission.USER_MANAGE)
def withdraw(*, by: User, invitation: Invitation) -> None:
    """Make an invitation useless."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(withdrawn_at=timezone.now())
    record(events.WITHDRAWN, by=by, body=invitation.body, subject=invitation, name=invitation.name)


@transaction.atomic
def accept(*, invitation: Invitation, user: User) -> RoleAssignment:
    """Give the user the role, once. Raises `SkillnadError` where somebody was quicker."""
    taken = Invitation.objects.open().filter(pk=invitation.pk, email=user.email).update(accepted_at=timezone.now())
    if not taken:
        raise SkillnadError(_("the invitation has been used or withdrawn"), remedy=_("Ask for a new one."))
    held, _made = RoleAssignment.objects.on().get_or_create(
        user=user,
        role=invitation.role,
        body=invitation.body,
        defaults={"valid_from": timezone.localdate()},
    )
    record(events.ACCEPTED, by=user, body=invitation.body, subject=user, role=invitation.role)
    return held


@transaction.atomic
def join(*, invitation: Invitation, name: str, password: str | None) -> User:
    """Make the user whom the invitation names, with its role. Without a password the user comes from elsewhere."""
    from allauth.account.models import EmailAddress

    user = User.objects.create_user(invitation.email, name, password, invented=invitation.body.invented)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    accept(invitation=invitation, user=user)
    return user


@act(Permission.USER_MANAGE)
def end_role(*, by: User, assignment: RoleAssignment) -> None:
    """End a role at once. Raises `SkillnadError` for the last administrator, `Refused` for a role not one's to give."""
    if assignment.role not in roles_to_give(by, assignment.body):
        raise Refused(Permission.USER_MANAGE, None)
    _check_not_last(assignment)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    if assignment.valid_from and assignment.valid_from > yesterday:
        RoleAssignment.objects.filter(pk=assignment.pk).delete()
    else:
        RoleAssignment.objects.filter(pk=assignment.pk).update(valid_to=yesterday)
    told: dict[str, Any] = {"name": assignment.user.name, "role": assignment.role}
    record(events.ROLE_ENDED, by=by, body=assignment.body, subject=assignment.user, **told)


def _check_not_last(assignment: RoleAssignment) -> None:
    others = RoleAssignment.objects.on().filter(role=Administrator.name, user__is_active=True)
    if assignment.role == Administrator.name and not others.exclude(pk=assignment.pk).exists():
        raise SkillnadError(_("this is the last administrator"), remedy=_("Invite another one first."))


@transaction.atomic
def change_own(*, by: User, name: str, language: str) -> None:
    """Change what one may change of the own account."""
    before = by.name
    by.name, by.language = name, language
    by.save(update_fields=["name", "language"])
    if name != before:
        record(events.OWN_CHANGED, by=by, subject=by, name=before)
