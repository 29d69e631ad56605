"""Where mandates, reports and the log stand in the menu of somebody with more than one role."""

from collections.abc import Callable
from types import ModuleType

import pytest
from django.test import RequestFactory
from django.utils import translation

from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit import menu as log
from skillnad.programme.mandates import menu as mandates
from skillnad.programme.submissions import menu as reports

Shown = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def shown(rf: RequestFactory, body: Body, user_as: Callable[..., User]) -> Shown:
    """`shown(room, "head", "administrator")` are the titles and addresses for a user with these roles."""

    def entries(room: ModuleType, first: str, *more: str, at: Body | None = body) -> list[tuple[str, str]]:
        user = user_as(first, body)
        for role in more:
            RoleAssignment.objects.create(user=user, role=role, body=body)
        request = rf.get("/")
        request.user = user
        with translation.override("en"):
            return [(str(entry.title), entry.url) for entry in room.entries(request, at)]

    return entries


def test_a_head_who_is_also_administrator_reaches_the_own_mandates_and_the_register(shown: Shown) -> None:
    own, register = ("Mandates", "/prova/arbete/provverket/uppdrag/"), ("All mandates", "/prova/arbete/uppdrag/")
    assert shown(mandates, "head", "administrator") == [own, register]
    assert shown(mandates, "head") == [own]
    assert shown(mandates, "administrator") == [("Mandates", register[1])]


def test_a_head_who_is_also_administrator_reaches_both_logs(shown: Shown) -> None:
    own, every = ("Log", "/prova/arbete/provverket/handelser/"), ("The whole log", "/prova/arbete/handelser/")
    assert shown(log, "head", "administrator") == [own, every]
    assert shown(log, "head") == [own]
    assert shown(log, "administrator", at=None) == [("Log", every[1])]


def test_a_coordinator_who_is_also_supporter_tells_the_own_reports_from_those_of_all(shown: Shown) -> None:
    titles = [title for title, _url in shown(reports, "coordinator", "supporter")]
    assert titles == ["Reports", "Reports from all"]
