"""Signing in, and every page of django-allauth in our look."""

import re

import pytest
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from skillnad.programme import settings as ours
from skillnad.programme.accounts.models import User

PASSWORD = "lösenord-prov"
OPEN = ("account_login", "account_signup", "account_reset_password", "account_reset_password_done", "account_inactive")
OWN = (
    "account_logout",
    "account_email",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "usersessions_list",
    "socialaccount_connections",
    "account_reset_password_from_key_done",
    "socialaccount_login_error",
    "socialaccount_login_cancelled",
)


@pytest.fixture(autouse=True)
def _no_limits_from_before() -> None:
    cache.clear()


@pytest.fixture
def user(body, user_as) -> User:
    return user_as("coordinator", body)


def sign_in(browser, email, password=PASSWORD, **more):
    return browser.post(reverse("account_login"), {"login": email, "password": password}, **more)


def in_our_look(page: str, language: str) -> None:
    assert f'<html lang="{language}">' in page
    assert "ui/skillnad.css" in page
    assert len(re.findall("<h1", page)) == 1
    assert " style=" not in re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", page)
    assert all('type="application/json"' in attributes for attributes in inline)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", [*OPEN, *OWN])
def test_each_page_is_in_our_look_and_has_no_script_of_its_own(name, language, user):
    browser = Client()
    if name in OWN:
        sign_in(browser, user.email)
    browser.cookies["language"] = language
    answer = browser.get(reverse(name), follow=True)
    assert answer.status_code == (401 if name == "socialaccount_login_error" else 200)
    in_our_look(answer.content.decode(), language)


def test_the_right_password_opens_and_the_wrong_one_does_not(user, anonymous):
    assert sign_in(anonymous, user.email, "fel").status_code == 200
    assert sign_in(anonymous, user.email).status_code == 302
    assert anonymous.get(reverse("account")).status_code == 200


def test_five_wrong_passwords_close_the_address_for_a_while(user, anonymous):
    for _attempt in range(5):
        sign_in(anonymous, user.email, "fel")
    answer = sign_in(anonymous, user.email)
    assert answer.status_code != 302
    assert anonymous.get(reverse("account")).status_code == 302


def test_nobody_signs_up(db, anonymous):
    given = {"email": "ny@example.org", "password1": "en ganska lång mening"}
    anonymous.post(reverse("account_signup"), given)
    assert not User.objects.filter(email="ny@example.org").exists()


def test_whether_an_address_has_an_account_is_not_told(user, anonymous):
    known = anonymous.post(reverse("account_reset_password"), {"email": user.email}, follow=True)
    unknown = anonymous.post(reverse("account_reset_password"), {"email": "ingen@example.org"}, follow=True)
    tokens = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert tokens.sub("", known.content.decode()) == tokens.sub("", unknown.content.decode())
    assert user.email in mail.outbox[0].to


def test_signing_out_is_a_post(user, anonymous):
    sign_in(anonymous, user.email)
    anonymous.get(reverse("account_logout"))
    assert anonymous.get(reverse("account")).status_code == 200
    anonymous.post(reverse("account_logout"))
    assert anonymous.get(reverse("account")).status_code == 302


def test_passwords_are_kept_as_argon2(settings):
    settings.PASSWORD_HASHERS = ours.PASSWORD_HASHERS
    assert make_password("x").startswith("argon2$argon2id$")


def test_the_language_of_the_account_is_kept(user, as_user):
    browser = as_user(user)
    answer = browser.post(reverse("account"), {"name": "Nytt Namn", "language": "en"}, follow=True)
    assert "Saved." in answer.content.decode()
    user.refresh_from_db()
    assert (user.name, user.language) == ("Nytt Namn", "en")


def test_the_roles_are_printed_for_anyone(db, anonymous):
    page = anonymous.get(reverse("roles")).content.decode()
    assert "decide the plan" in page
    in_our_look(page, "en")
