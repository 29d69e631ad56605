"""Make, find and revoke personal keys."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from skillnad.programme.accounts.models import User
from skillnad.programme.api.events import KEY_MADE, KEY_REVOKED
from skillnad.programme.api.models import ApiToken
from skillnad.programme.audit.record import record

PREFIX = "skn_"


def make_key(*, by: User, name: str, days: int) -> tuple[ApiToken, str]:
    """A new key of the user's own, and the key itself, which is kept nowhere."""
    key = PREFIX + secrets.token_urlsafe(32)
    until = timezone.now() + timedelta(days=days)
    with transaction.atomic():
        token = ApiToken.objects.create(user=by, name=name, start=key[:12], hash=_hash(key), expires_at=until)
        record(KEY_MADE, by=by, subject=token, name=name, until=timezone.localdate(until).isoformat())
    return token, key


def revoke_key(*, by: User, token: ApiToken) -> None:
    """Make an own key useless at once."""
    if token.user_id != by.pk:
        raise ValueError("A key is revoked by its owner.")
    with transaction.atomic():
        if ApiToken.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=timezone.now()):
            record(KEY_REVOKED, by=by, subject=token, name=token.name)


def owner_of(key: str) -> ApiToken | None:
    """The key's row with its user, where it opens anything today."""
    found = ApiToken.objects.usable().select_related("user").filter(hash=_hash(key), user__is_active=True).first()
    if found and found.last_used_on != timezone.localdate():
        ApiToken.objects.filter(pk=found.pk).update(last_used_on=timezone.localdate())
    return found


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
