"""The ways in, in an installation in real use: invitation, password, one-time code, passkey, identity provider."""

import base64
import hashlib
import hmac
import re
import struct
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from identity_provider import identity_provider

from .servers import invitation, serving
from .steps import fill, go, send


class Site(NamedTuple):
    """Where the installation is reached, and the link of whoever is invited first."""

    address: str
    first_link: str


PASSWORD = "en ganska lång mening"
PEOPLE = [
    {"sub": "ulla", "name": "Ulla Känd", "email": "ulla@example.org", "email_verified": True},
    {"sub": "okand", "name": "Olle Okänd", "email": "olle@example.org", "email_verified": True},
]


@pytest.fixture(scope="module")
def real_site(tmp_path_factory) -> Iterator[Site]:
    """An installation in real use with an identity provider. A passkey wants a name, not a number, as host."""
    home = tmp_path_factory.mktemp("real")
    link = invitation(home, "anna@example.org")
    with identity_provider(*PEOPLE) as provider:
        known = {"SKILLNAD_OIDC_URL": provider, "SKILLNAD_OIDC_CLIENT": "skillnad", "SKILLNAD_OIDC_SECRET": "hemlig"}
        with serving(home, SKILLNAD_OIDC_NAME="Provleverantören", **known) as address:
            yield Site(address.replace("127.0.0.1", "localhost"), link)


@pytest.fixture(scope="module")
def new_page(chromium: Browser, real_site: Site) -> Iterator[Callable[[], Page]]:
    """`new_page()` is a page of somebody who has not signed in."""
    contexts = []

    def make() -> Page:
        context = chromium.new_context(base_url=real_site.address)
        context.add_cookies([{"name": "language", "value": "sv", "url": real_site.address}])
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page) -> Page:
    return new_page()


@pytest.fixture(scope="module")
def administrator(new_page, real_site) -> Page:
    """The page of the first user, whom `skillnad invite` let in."""
    page = new_page()
    join(page, real_site.first_link)
    return page


@pytest.fixture
def invite(administrator) -> Callable[[str], str]:
    """`invite("nora")` is the link to which the administrator has invited nora@example.org."""

    def to(name: str) -> str:
        administrator.goto("/arbete/provverket/anvandare/bjud-in/")
        send(administrator, {"name": name.capitalize(), "email": f"{name}@example.org", "role": "coordinator"})
        return re.search(r"/konto/inbjudan/\S+", administrator.locator("main").inner_text())[0]

    return to


def join(page: Page, link: str) -> None:
    """Accept an invitation by choosing a password."""
    page.goto(link)
    fill(page, {"password": PASSWORD, "again": PASSWORD})
    go(page, page.locator("main form.form button"))
    assert page.locator("h1").inner_text() == "Mitt konto"


def say_it_is_still_me(page: Page) -> None:
    """Whoever changes how to sign in writes the password once more."""
    assert "/konto/reauthenticate/" in page.url
    send(page, {"password": PASSWORD})


def sign_out(page: Page) -> None:
    go(page, page.locator(".top form[action$='/logout/'] button"))
    assert page.locator(".top form[action$='/logout/']").count() == 0


def sign_in(page: Page, email: str) -> None:
    page.goto("/konto/login/")
    fill(page, {"login": email, "password": PASSWORD})
    go(page, page.locator("main form.form button").first)


def code_for(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    place = digest[-1] & 15
    return f"{(int.from_bytes(digest[place : place + 4]) & 0x7FFFFFFF) % 10**6:06}"


def test_a_one_time_code_is_asked_for_after_the_password(page, invite):
    join(page, invite("totte"))
    page.goto("/konto/2fa/totp/activate/")
    say_it_is_still_me(page)
    assert page.locator("main svg").count() == 1
    secret = page.locator("main code").inner_text()
    send(page, {"code": code_for(secret)})
    sign_out(page)
    sign_in(page, "totte@example.org")
    right = code_for(secret)
    send(page, {"code": "000000" if right != "000000" else "111111"})
    assert page.locator(".error-summary, .errorlist").count()
    assert "/konto/2fa/" in page.url
    send(page, {"code": code_for(secret)})
    assert signed_in_as(page) == "Totte"


def signed_in_as(page: Page) -> str:
    """The name that stands at the top of the page, if any."""
    name = page.locator(".top a[href$='/konto/']")
    return name.inner_text() if name.count() else ""


@pytest.fixture
def key_in_the_computer(page: Page) -> None:
    """An authenticator as those built into computers: it holds passkeys, and the person is always verified."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_opens_without_password(page, invite, key_in_the_computer):
    join(page, invite("nyckel"))
    page.goto("/konto/2fa/webauthn/add/")
    say_it_is_still_me(page)
    fill(page, {"name": "Min dator"})
    assert page.locator("main [name=passwordless]").is_checked()
    go(page, page.locator("#mfa_webauthn_add"))
    page.goto("/konto/2fa/webauthn/")
    assert "Min dator" in page.locator("main").inner_text()
    sign_out(page)
    page.goto("/konto/login/")
    go(page, page.locator("#passkey_login"))
    assert signed_in_as(page) == "Nyckel"


def through_the_provider(page: Page, ours: str, sub: str) -> None:
    """From our sign-in page to the provider, say who one is there, and back."""
    page.goto("/konto/login/")
    go(page, page.get_by_role("link", name="Logga in med Provleverantören"))
    go(page, page.locator("main form button"))
    with page.expect_navigation(url=lambda url: url.startswith(ours)):
        page.locator(f"button[name='sub'][value='{sub}']").first.click()


def test_an_identity_provider_lets_in_who_is_invited(page, invite, real_site):
    invite("ulla")
    through_the_provider(page, real_site.address, "ulla")
    assert signed_in_as(page) == "Ulla"
    sign_out(page)
    through_the_provider(page, real_site.address, "ulla")
    assert signed_in_as(page) == "Ulla"


def test_an_identity_provider_does_not_let_in_a_stranger(page, real_site):
    through_the_provider(page, real_site.address, "okand")
    assert page.locator("h1").inner_text() == "Du har inget konto än"
    assert signed_in_as(page) == ""
