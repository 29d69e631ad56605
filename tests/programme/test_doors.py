"""Every address has a door, no door opens for somebody whose role has ended, and no form is sent from elsewhere.

What each door answers to each role is tested in `authorisation`.
"""

import pytest
from django.test import Client

from programme.authorisation.pages import pages
from skillnad.programme.accounts.models import RoleAssignment
from skillnad.programme.accounts.permissions import Permission

GUARDED = [page for page in pages() if isinstance(page.door, Permission)]
AT_A_BODY = [page for page in GUARDED if page.parameters == ["body"]]


def test_every_address_has_a_door():
    assert [page.route for page in pages() if page.door is None] == []
    assert len(GUARDED) > 100


def test_a_user_whose_role_has_ended_has_nothing_to_do_with_the_body(body, user_as, as_user):
    browsers = [as_user(user_as(role, body)) for role in ("coordinator", "head", "administrator")]
    RoleAssignment.objects.update(valid_to="2020-01-01")
    for page in AT_A_BODY:
        for browser in browsers:
            assert browser.get(page.address(body=body.slug)).status_code in {404, 405}, page.name
            assert browser.post(page.address(body=body.slug)).status_code in {404, 405}, page.name


@pytest.mark.parametrize("role", ["coordinator", "head", "supporter", "administrator"])
def test_nothing_is_sent_from_a_page_of_somebody_else(role, body, user_as):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user_as(role, body))
    for page in GUARDED:
        given = dict.fromkeys(page.parameters, "1") | {"body": body.slug}
        assert browser.post(page.address(**given)).status_code == 403, page.name
