"""Memberships in running programmes. The archive is closed: its memberships come from the fact files."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies import events
from skillnad.programme.agencies.actions.rules import end_on, same_world
from skillnad.programme.agencies.models import Body, Membership, Programme
from skillnad.programme.audit.record import record


@act(Permission.REGISTER_WRITE)
def add_membership(
    *,
    by: User,
    body: Body,
    programme: Programme,
    valid_from: date | None = None,
    valid_to: date | None = None,
    **values: Any,
) -> Membership:
    """Register a body's time in a programme. Raises `SkillnadError` where it is a member in that time already."""
    same_world(body, programme)
    if _overlapping(body, programme, valid_from, valid_to):
        raise SkillnadError(
            _("the body is a member in that time already"), where=str(body), remedy=_("End that membership first.")
        )
    member = Membership.objects.create(
        body=body, programme=programme, valid_from=valid_from, valid_to=valid_to, **values
    )
    record(events.MEMBERSHIP_ADDED, by=by, body=body, subject=member, programme=programme.name)
    return member


def _overlapping(body: Body, programme: Programme, since: date | None, until: date | None) -> bool:
    there = Membership.objects.filter(body=body, programme=programme)
    if since:
        there = there.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=since))
    if until:
        there = there.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=until))
    return there.exists()


@act(Permission.REGISTER_WRITE)
def end_membership(*, by: User, membership: Membership, day: date) -> Membership:
    """End a membership; the day is its last."""
    end_on(membership, day)
    programme = membership.programme.name
    record(
        events.MEMBERSHIP_ENDED,
        by=by,
        body=membership.body,
        subject=membership,
        programme=programme,
        day=day.isoformat(),
    )
    return membership
