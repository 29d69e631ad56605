"""Every page of the list of addresses, with an object of the large world and each role that may open it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from large_world.examples import call, examples

from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import ASSIGNABLE, ROLES

BODY, CALLS = "verk-0", "api/v1/"
SIGNING_IN = {"account_login", "account_signup", "account_reset_password", "account_reset_password_done",
              "account_inactive", "account_reset_password_from_key_done", "mfa_login_webauthn"}  # fmt: skip
LEFT_OUT = {
    "api_no_such_call": "answers only that there is no such call",
    "demo_reset": "puts the whole database back",
    "demo_role": "takes the roles of the try-out world, which is another",
    "account_confirm_email": "wants a key that has been mailed",
    "account_reset_password_from_key": "wants a key that has been mailed",
    "account_confirm_login_code": "wants a code that has been mailed",
    "mfa_remove_webauthn": "wants a passkey",
    "mfa_edit_webauthn": "wants a passkey",
    "mfa_reauthenticate": "wants a second factor",
    "mfa_reauthenticate_webauthn": "wants a passkey",
    "mfa_deactivate_totp": "wants a second factor",
    "mfa_view_recovery_codes": "wants a second factor",
    "mfa_download_recovery_codes": "wants a second factor",
    "socialaccount_login_error": "wants a provider of identities",
    "openid_connect_login": "wants a provider of identities",
    "openid_connect_callback": "wants a provider of identities",
    "socialaccount_signup": "wants a provider of identities",
}


@dataclass(frozen=True)
class Page:
    """An address, the route that it stands for, and the role in which it is asked for (empty: not signed in)."""

    route: str
    name: str
    role: str
    address: str


def pages() -> Iterator[Page]:
    """Every page; addresses of old ones, which lead on at once, have no name and are left out."""
    known = examples(BODY)
    for route, name, view in routes():
        if name in LEFT_OUT or not name:
            continue
        at_a_body = "<slug:body>" in route
        for address in addresses(route, name, known):
            for role in roles_for(name, view, at_a_body=at_a_body):
                yield Page(route, name, "coordinator" if is_keyed(route) else role, address)


def addresses(route: str, name: str, known: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """The addresses of a route. One that wants an object for which there is no example is asked for a first one."""
    if route.startswith(CALLS):
        yield call(route, BODY)
        return
    for arguments in known.get(name, [{}]):
        named = {"body": BODY, **arguments} if "<slug:body>" in route else arguments
        try:
            yield reverse("api:api-root" if name == "api-root" else name, kwargs=named)
        except NoReverseMatch:
            yield "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<(?:slug|str):\w+>", "x", route))


def is_keyed(route: str) -> bool:
    """Whether it is a call that wants a personal key."""
    return route.startswith((f"{CALLS}bodies/<", f"{CALLS}me"))


def routes() -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """Each route of the list of addresses, its name and its view."""
    yield from _walk(get_resolver(), "")


def _walk(resolver: Any, before: str) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.name or "", pattern.callback
        else:
            yield from _walk(pattern, route)


def roles_for(name: str, view: Callable[..., Any], *, at_a_body: bool) -> list[str]:
    """The roles whose users the door lets in."""
    door = getattr(view, "door", None)
    if isinstance(door, Permission):
        held = {role: ROLES[role].permissions if at_a_body else ROLES[role].general for role, _title in ASSIGNABLE}
        return [role for role, permissions in held.items() if door in permissions]
    if door == "signed in":
        return [role for role, _title in ASSIGNABLE]
    return [""] if door == "anyone" or name in SIGNING_IN else ["coordinator"]
