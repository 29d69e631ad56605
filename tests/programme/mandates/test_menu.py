"""Where mandates stand in the menu."""

from collections.abc import Callable

from django.test import RequestFactory

from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.menu import entries


def test_a_head_who_is_also_administrator_sees_mandates_once(
    rf: RequestFactory, body: Body, user_as: Callable[..., User]
) -> None:
    user = user_as("head", body)
    RoleAssignment.objects.create(user=user, role="administrator", body=body)
    request = rf.get("/")
    request.user = user
    assert len(list(entries(request, body))) == 1
    assert len(list(entries(request, None))) == 1
