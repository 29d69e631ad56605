"""Invented bodies, users in each role, and a browser that has signed in as one of them."""

from collections.abc import Callable

import pytest
from django.test import Client

from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.agencies.models import Body, BodyKind, Membership, MinistryResponsibility, Programme


@pytest.fixture
def programme(db) -> Programme:
    """A programme that is running."""
    return Programme.objects.create(slug="provprogram", name="Provprogrammet", name_en="Test programme", invented=True)


@pytest.fixture
def ministry(db) -> Body:
    return Body.objects.create(
        slug="provdepartementet", name="Provdepartementet", kind=BodyKind.MINISTRY, invented=True
    )


@pytest.fixture
def body(programme, ministry) -> Body:
    """A member of the programme that answers to the ministry."""
    return make_member("provverket", "Provverket", programme, ministry)


@pytest.fixture
def other_body(programme, ministry) -> Body:
    """Another member, which the users of `body` have nothing to do with."""
    other_ministry = Body.objects.create(
        slug="andra-departementet", name="Andra departementet", kind=BodyKind.MINISTRY, invented=True
    )
    return make_member("andra-verket", "Andra verket", programme, other_ministry)


def make_member(slug: str, name: str, programme: Programme, ministry: Body) -> Body:
    member = Body.objects.create(slug=slug, name=name, invented=True)
    Membership.objects.create(programme=programme, body=member)
    MinistryResponsibility.objects.create(body=member, ministry=ministry)
    return member


@pytest.fixture
def user_as(db) -> Callable[..., User]:
    """`user_as("coordinator", body)` is a user who holds the role there."""

    def make(role: str, at: Body, name: str = "") -> User:
        number = User.objects.count() + 1
        user = User.objects.create_user(
            f"{role}{number}@example.org", name or f"{role.capitalize()} {number}", "lösenord-prov"
        )
        RoleAssignment.objects.create(user=user, role=role, body=at)
        return user

    return make


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """A browser that has signed in as a user, reading English."""

    def sign_in(user: User) -> Client:
        browser = Client()
        browser.force_login(user)
        browser.cookies["language"] = "en"
        return browser

    return sign_in


@pytest.fixture
def anonymous() -> Client:
    """A browser that has not signed in, reading English."""
    browser = Client()
    browser.cookies["language"] = "en"
    return browser
