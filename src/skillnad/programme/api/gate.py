"""What happens before any call: whose key it is, in which language to answer, and whether there have been too many."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from ninja.security import HttpBearer
from ninja.throttling import SimpleRateThrottle

from skillnad.language import choose
from skillnad.programme.accounts.visitor import visitor_address
from skillnad.programme.api.keys import owner_of
from skillnad.programme.api.models import ApiToken

View = Callable[..., HttpResponse]


def gate(view: View) -> View:
    """Let a call in as the owner of its key, or as anyone. The session of a browser counts for nothing here."""

    @wraps(view)
    def calling(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        token = _token(request)
        setattr(request, "api_token", token)  # noqa: B010
        request.user = token.user if token else AnonymousUser()
        language = language_of(request)
        choose(language)
        with translation.override(language):
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    setattr(calling, "door", "anyone")  # noqa: B010  the acts and the key decide
    setattr(calling, "csrf_exempt", True)  # noqa: B010  no cookie opens anything here
    return calling


def _token(request: HttpRequest) -> ApiToken | None:
    scheme, _space, key = request.headers.get("Authorization", "").partition(" ")
    return owner_of(key.strip()) if scheme.lower() == "bearer" and key.strip() else None


def language_of(request: HttpRequest) -> str:
    """What the call asks for, else what the key's owner has set, else Swedish."""
    known = {code for code, _name in settings.LANGUAGES}
    wanted = request.headers.get("Accept-Language", "").lower()
    for part in wanted.split(","):
        code = part.split(";")[0].strip()[:2]
        if code in known:
            return code
    return str(getattr(request.user, "language", "sv"))


class Key(HttpBearer):
    """A personal key, sent as `Authorization: Bearer skn_…`."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken | None:
        """The key's row, which the gate has found."""
        del token
        found: ApiToken | None = getattr(request, "api_token", None)
        return found


class Limit(SimpleRateThrottle):
    """So many calls a minute from one key, or from one address without a key."""

    scope = "api"

    def get_rate(self) -> str:
        """The number that the installation has set."""
        return f"{settings.API_CALLS_A_MINUTE}/min"

    def get_cache_key(self, request: HttpRequest) -> str:
        """One counter for each key or address."""
        token = getattr(request, "api_token", None)
        who = f"key {token.pk}" if token else f"address {visitor_address(request)}"
        return f"api-{hashlib.sha256(who.encode()).hexdigest()}"
