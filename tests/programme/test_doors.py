"""Every address has a door, and every door opens for the roles that the role classes say, at the bodies they reach.

Made from the list of addresses, so that a page that lands later is in it. What lies behind a door is put away: a
page answers 200 when its door has let somebody in. That a page shows its own body's objects alone is tested in its
room.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver

from skillnad.programme.accounts import doors
from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import ASSIGNABLE, ROLES, Reach
from skillnad.programme.agencies.models import Body

# The pages of django-allauth have doors of their own; four old addresses of its lead to new ones.
OTHERS = re.compile(r"^allauth\.")
OLD_ADDRESSES = re.compile(r"^konto/social/")


@dataclass(frozen=True)
class Page:
    """An address as it is written in the list, and the view there."""

    route: str
    view: Callable[..., HttpResponse]

    @property
    def door(self) -> Any:
        return getattr(self.view, "door", None)

    def address(self, body: Body) -> str:
        """The address at a body; numbers and names stand for themselves, since nothing is looked up behind the door."""
        named = self.route.replace("<slug:body>", body.slug)
        return "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<(?:slug|str):\w+>", "x", named))

    def __str__(self) -> str:
        return self.route


def pages() -> Iterator[Page]:
    """Every address of ours."""
    for route, pattern in _walk(get_resolver(), ""):
        theirs = OTHERS.match(pattern.callback.__module__) or OLD_ADDRESSES.match(route)
        if not theirs:
            yield Page(route, pattern.callback)


def _walk(resolver: Any, before: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from _walk(pattern, route)


GUARDED = [page for page in pages() if isinstance(page.door, Permission)]
FOR_USERS = [page for page in pages() if page.door == "signed in"]


def test_every_address_has_a_door():
    assert [page.route for page in pages() if page.door is None] == []
    assert len(GUARDED) > 50


@dataclass(frozen=True)
class World:
    """A user in every role, and the bodies that they try."""

    users: dict[str, User]
    places: dict[str, Body]
    home: dict[str, Body]
    ministry_of: dict[str, Body]

    def reaches(self, role: str, body: Body) -> bool:
        """What the role's reach says in words, told here anew and not asked of the code under test."""
        if body.invented != self.home[role].invented:
            return False
        match ROLES[role].reach:
            case Reach.OWN:
                return body == self.home[role]
            case Reach.MINISTRY:
                return self.ministry_of.get(body.slug) == self.home[role]
            case Reach.PROGRAMME:
                return body.slug in self.ministry_of
            case Reach.ALL:
                return True
        return False


@pytest.fixture
def world(body, other_body, ministry, user_as) -> World:
    supporting = Body.objects.create(slug="stodverket", name="Stödverket", invented=True)
    real = Body.objects.create(slug="verkligt", name="Verkligt", invented=False)
    home = dict.fromkeys(ROLES, supporting)
    home |= {"coordinator": body, "analyst": body, "head": body, "ministry": ministry}
    other_ministry = Body.objects.get(slug="andra-departementet")
    return World(
        users={role: user_as(role, home[role]) for role, _title in ASSIGNABLE},
        places={"own": body, "other": other_body, "real": real},
        home=home,
        ministry_of={body.slug: ministry, other_body.slug: other_ministry},
    )


@pytest.fixture
def only_doors() -> Iterator[Callable[[Page], None]]:
    """`only_doors(page)` puts the page behind its door away until the test ends."""
    put_away: list[tuple[Any, Any]] = []

    def put(page: Page) -> None:
        cell = _behind(page.view)
        put_away.append((cell, cell.cell_contents))
        cell.cell_contents = lambda request, *args, **kwargs: HttpResponse("let in")

    yield put
    for cell, view in reversed(put_away):
        cell.cell_contents = view


def _behind(view: Any) -> Any:
    """The cell of the closure in which a door keeps its view."""
    while view is not None:
        code = getattr(view, "__code__", None)
        if code and code.co_filename == doors.__file__ and "view" in code.co_freevars:
            return view.__closure__[code.co_freevars.index("view")]
        view = getattr(view, "__wrapped__", None)
    raise AssertionError("the door keeps its view elsewhere than in accounts/doors.py")


def status(browser: Client, address: str) -> int:
    answer = browser.get(address)
    return (browser.post(address) if answer.status_code == 405 else answer).status_code


def expected(world: World, page: Page, role: str, body: Body) -> int:
    held = ROLES[role]
    if "<slug:body>" not in page.route:
        return 200 if page.door in held.general else 403
    if not (held.permissions and world.reaches(role, body)):
        return 404
    return 200 if page.door in held.permissions else 403


@pytest.mark.parametrize("page", GUARDED, ids=str)
def test_a_page_opens_for_the_roles_that_hold_its_permission_there(page, world, only_doors, as_user):
    only_doors(page)
    places = world.places if "<slug:body>" in page.route else {"none named": world.places["own"]}
    for role, user in world.users.items():
        browser = as_user(user)
        for place, body in places.items():
            assert status(browser, page.address(body)) == expected(world, page, role, body), f"{role}, {place}"


@pytest.mark.parametrize("page", [*GUARDED, *FOR_USERS], ids=str)
def test_who_has_not_signed_in_is_led_to_where_one_does(page, world, anonymous):
    answer = anonymous.get(page.address(world.places["own"]))
    if answer.status_code == 405:
        answer = anonymous.post(page.address(world.places["own"]))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(("/konto/login/?next=", "/prova/?next=", "/prova/"))


@pytest.mark.parametrize("page", [page for page in GUARDED if "<slug:body>" in page.route], ids=str)
def test_a_user_whose_role_has_ended_has_nothing_to_do_with_the_body(page, world, only_doors, as_user):
    only_doors(page)
    RoleAssignment.objects.update(valid_to="2020-01-01")
    for user in world.users.values():
        assert status(as_user(user), page.address(world.places["own"])) == 404
