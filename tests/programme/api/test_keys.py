"""Personal keys: shown once, kept as a hash, end on their day, revoked by their owner."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from skillnad.programme.api.keys import make_key, owner_of, revoke_key
from skillnad.programme.api.models import ApiToken
from skillnad.programme.audit.models import AuditEvent


def test_a_key_is_shown_once_and_kept_as_a_hash(user_as, as_user, body):
    browser = as_user(user_as("coordinator", body))
    page = browser.post("/konto/nycklar/", {"name": "Script", "days": "30"}).content.decode()
    key = re.search(r"skn_[\w-]{20,}", page).group()
    row = ApiToken.objects.get()
    assert key not in str(ApiToken.objects.values())
    assert row.hash != key
    assert key not in browser.get("/konto/nycklar/").content.decode()
    assert key not in str(list(AuditEvent.objects.values()))
    assert AuditEvent.objects.get().kind == "api.key_made"


def test_a_key_opens_until_its_day(user_as, body):
    user = user_as("coordinator", body)
    token, key = make_key(by=user, name="Script", days=30)
    assert owner_of(key) == token
    ApiToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert owner_of(key) is None


def test_a_revoked_key_opens_nothing(user_as, as_user, body, client):
    user = user_as("coordinator", body)
    token, key = make_key(by=user, name="Script", days=30)
    headers = {"Authorization": f"Bearer {key}"}
    assert client.get("/api/v1/me", headers=headers).status_code == 200
    as_user(user).post(f"/konto/nycklar/{token.pk}/aterkalla/")
    assert client.get("/api/v1/me", headers=headers).status_code == 401
    assert AuditEvent.objects.last().kind == "api.key_revoked"


def test_nobody_revokes_the_key_of_another(user_as, as_user, body):
    owner, other = user_as("coordinator", body), user_as("coordinator", body)
    token, _key = make_key(by=owner, name="Script", days=30)
    assert as_user(other).post(f"/konto/nycklar/{token.pk}/aterkalla/").status_code == 404
    with pytest.raises(ValueError, match="owner"):
        revoke_key(by=other, token=token)
    token.refresh_from_db()
    assert token.revoked_at is None


def test_the_key_of_a_user_who_has_left_opens_nothing(user_as, body):
    user = user_as("coordinator", body)
    _token, key = make_key(by=user, name="Script", days=30)
    user.is_active = False
    user.save()
    assert owner_of(key) is None


def test_a_key_needs_a_name_and_one_of_the_given_times(user_as, as_user, body):
    browser = as_user(user_as("coordinator", body))
    page = browser.post("/konto/nycklar/", {"name": "", "days": "100000"})
    assert page.status_code == 200
    assert b"error-summary" in page.content
    assert not ApiToken.objects.exists()


def test_the_keys_are_for_those_who_have_signed_in(anonymous, db):
    assert anonymous.get("/konto/nycklar/").status_code == 302
