"""Signing in by way of an identity provider, which really runs beside the test and is asked over HTTP."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from identity_provider import consent, identity_provider
from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.actions import invite
from skillnad.programme.accounts.models import User
from skillnad.programme.accounts.permissions import Permission

KNOWN = {"sub": "known", "name": "Klara Känd", "email": "klara@example.org", "email_verified": True}
INVITED = {"sub": "invited", "name": "Ingen Vet", "email": "Nora@Example.org", "email_verified": True}
STRANGER = {"sub": "stranger", "name": "Frida Främling", "email": "frida@example.org", "email_verified": True}
UNVERIFIED = {"sub": "unverified", "name": "Någon Annan", "email": "klara@example.org", "email_verified": False}


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with identity_provider(KNOWN, INVITED, STRANGER, UNVERIFIED) as address:
        yield address


@pytest.fixture(autouse=True)
def _configured(provider, settings) -> None:
    app = {
        "provider_id": "oidc",
        "name": "Provleverantören",
        "client_id": "skillnad",
        "secret": "hemlig",
        "settings": {"server_url": provider, "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


@pytest.fixture
def known(body, user_as) -> User:
    user = user_as("coordinator", body, "Klara Känd")
    User.objects.filter(pk=user.pk).update(email="klara@example.org")
    return User.objects.get(pk=user.pk)


def come_as(browser: Client, sub: str):
    """Press the button, say yes at the provider, come back."""
    there = browser.post(reverse("openid_connect_login", args=["oidc"]))
    assert there.status_code == 302
    back = consent(there["location"], [("sub", sub)])
    return browser.get(back.removeprefix("http://testserver"), follow=True)


def test_the_sign_in_page_names_the_provider(db, anonymous):
    assert "Sign in with Provleverantören" in anonymous.get(reverse("account_login")).content.decode()


def test_the_way_there_begins_with_a_button(db, anonymous):
    page = anonymous.get(reverse("openid_connect_login", args=["oidc"])).content.decode()
    assert "You go on to Provleverantören" in page
    assert page.count("<h1") == 1


def test_the_provider_may_send_the_browser_on_and_no_other_page_lets_a_form_out(db, anonymous):
    way = anonymous.get(reverse("openid_connect_login", args=["oidc"])).headers["Content-Security-Policy"]
    elsewhere = anonymous.get(reverse("account_login")).headers["Content-Security-Policy"]
    assert "form-action 'self' https:" in way
    assert "https:" not in elsewhere


def test_somebody_with_an_account_comes_in_as_themselves_and_comes_back_the_same(known, anonymous):
    come_as(anonymous, "known")
    assert "Klara Känd" in anonymous.get(reverse("account")).content.decode()
    again = Client()
    come_as(again, "known")
    assert again.get(reverse("account")).context["user"] == known
    assert User.objects.count() == 1


def test_somebody_who_is_invited_gets_the_account_and_the_role_of_the_invitation(body, user_as, anonymous):
    head = user_as("head", body)
    invite(by=head, body=body, email="nora@example.org", name="Nora Ny", role="analyst")
    come_as(anonymous, "invited")
    user = User.objects.get(email="nora@example.org")
    assert anonymous.get(reverse("account")).context["user"] == user
    assert user.name == "Nora Ny"
    assert has_permission(user, Permission.PROBLEM_WRITE, body=body)
    assert not has_permission(user, Permission.PLAN_DECIDE, body=body)


def test_somebody_without_account_or_invitation_is_told_so_and_gets_none(db, anonymous):
    answer = come_as(anonymous, "stranger")
    assert "An account begins with an invitation" in answer.content.decode()
    assert not User.objects.exists()
    assert anonymous.get(reverse("account")).status_code == 302


def test_an_address_that_the_provider_has_not_verified_opens_nobody_s_account(known, anonymous):
    come_as(anonymous, "unverified")
    assert anonymous.get(reverse("account")).status_code == 302
    assert not known.socialaccount_set.exists()


def test_who_says_no_at_the_provider_is_told_that_nothing_happened(db, anonymous):
    there = anonymous.post(reverse("openid_connect_login", args=["oidc"]))
    back = consent(there["location"], [("action", "deny")])
    answer = anonymous.get(back.removeprefix("http://testserver"), follow=True)
    assert "You were not signed in" in answer.content.decode()
    assert anonymous.get(reverse("account")).status_code == 302


def test_an_answer_that_nobody_asked_for_opens_nothing(known, provider, anonymous):
    answer = anonymous.get(reverse("openid_connect_callback", args=["oidc"]), {"code": "x", "state": "y"}, follow=True)
    assert "You were not signed in" in answer.content.decode()
    assert anonymous.get(reverse("account")).status_code == 302
