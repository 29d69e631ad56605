"""Whose address a limit counts: the visitor's own, which the visitor cannot choose."""

import pytest
from django.test import Client

from skillnad.programme.accounts.visitor import visitor_address
from skillnad.programme.api.gate import Limit

PROXY, VISITOR, MADE_UP = "10.0.0.1", "203.0.113.7", "198.51.100.99"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, PROXY),
        (0, VISITOR, PROXY),
        (1, VISITOR, VISITOR),
        (1, f"{MADE_UP}, {VISITOR}", VISITOR),
        (2, f"{MADE_UP}, {VISITOR}, 10.0.0.2", VISITOR),
        (1, None, PROXY),
        (2, VISITOR, PROXY),
        (1, "unknown", PROXY),
        (1, "", PROXY),
        (1, f"{VISITOR}:40312", VISITOR),
        (1, "[2001:db8::7]:40312", "2001:db8::7"),
        (1, "2001:db8::7", "2001:db8::7"),
    ],
)
def test_only_what_our_own_proxies_have_added_counts(rf, settings, proxies, forwarded, address):
    settings.PROXIES = proxies
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    assert visitor_address(rf.get("/", headers=headers, REMOTE_ADDR=PROXY)) == address


@pytest.fixture
def limit(rf, settings):
    """`limit(forwarded)` says whether one more call is let in, of two a minute, behind one proxy."""
    settings.PROXIES, settings.API_CALLS_A_MINUTE = 1, 2
    two_a_minute = Limit()
    return lambda forwarded: two_a_minute.allow_request(rf.get("/", headers={"X-Forwarded-For": forwarded}))


def test_a_visitor_cannot_escape_the_limit_on_calls_by_naming_addresses(limit):
    assert [limit(f"198.51.100.{turn}, 203.0.113.8") for turn in range(4)] == [True, True, False, False]


def test_one_visitor_behind_the_proxy_does_not_use_up_the_calls_of_another(limit):
    assert all(limit(f"203.0.113.{turn}") for turn in range(10, 14))


def test_wrong_passwords_from_one_visitor_do_not_close_the_door_for_another(db, settings):
    settings.PROXIES = 1
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    assert [_sign_in("203.0.113.20") for _attempt in range(3)] == [200, 200, 429]
    assert _sign_in("203.0.113.21") == 200


def _sign_in(forwarded: str) -> int:
    given = {"login": "nobody@example.org", "password": "fel"}
    return Client().post("/konto/login/", given, headers={"X-Forwarded-For": forwarded}).status_code
