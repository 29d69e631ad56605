"""Who reaches what, today."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from skillnad.programme.accounts.access import bodies_where, has_permission, may_see
from skillnad.programme.accounts.models import RoleAssignment
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import ROLES, Reach
from skillnad.programme.agencies.models import Body, MinistryResponsibility


def test_a_coordinator_reaches_the_own_body_and_no_other(body, other_body, user_as):
    user = user_as("coordinator", body)
    assert has_permission(user, Permission.PLAN_WRITE, body=body)
    assert not has_permission(user, Permission.PLAN_WRITE, body=other_body)
    assert not may_see(user, other_body)


def test_a_ministry_officer_reaches_the_bodies_that_answer_to_the_ministry(body, other_body, ministry, user_as):
    user = user_as("ministry", ministry)
    assert list(bodies_where(user, Permission.SUBMISSION_READ)) == [body]


def test_a_body_that_has_moved_is_no_longer_reached(body, ministry, user_as):
    yesterday = timezone.localdate() - timedelta(days=1)
    MinistryResponsibility.objects.filter(body=body).update(valid_to=yesterday)
    assert not has_permission(user_as("ministry", ministry), Permission.SUBMISSION_READ, body=body)


def test_a_supporter_reaches_all_members(body, other_body, user_as):
    support = Body.objects.create(slug="stodverket", name="Stödverket", invented=True)
    user = user_as("supporter", support)
    assert set(bodies_where(user, Permission.SUBMISSION_READ)) == {body, other_body}
    assert not has_permission(user, Permission.SUBMISSION_READ, body=support)


def test_real_and_invented_bodies_never_reach_each_other(body, user_as):
    real = Body.objects.create(slug="verkligt", name="Verkligt", invented=False)
    assert not has_permission(user_as("administrator", real), Permission.USER_MANAGE, body=body)


@pytest.mark.parametrize(("start", "end"), [(date(2100, 1, 1), None), (None, date(2020, 1, 1))])
def test_a_role_counts_only_in_its_time(body, user_as, start, end):
    user = user_as("coordinator", body)
    RoleAssignment.objects.filter(user=user).update(valid_from=start, valid_to=end)
    assert not has_permission(user, Permission.PLAN_READ, body=body)


def test_an_inactive_user_may_nothing(body, user_as):
    user = user_as("coordinator", body)
    user.is_active = False
    assert not has_permission(user, Permission.PLAN_READ, body=body)


def test_nobody_signed_in_may_nothing(body):
    assert not any(has_permission(AnonymousUser(), permission, body=body) for permission in Permission)


def test_only_those_at_the_body_read_drafts():
    drafts = {Permission.PLAN_READ, Permission.SUBMISSION_DRAFT, Permission.PLAN_WRITE, Permission.SUBMISSION_APPROVE}
    outside = [role for role in ROLES.values() if role.reach is not Reach.OWN]
    assert outside
    assert all(not drafts & (role.permissions | role.general) for role in outside)
