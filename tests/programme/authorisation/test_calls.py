"""Every call of the programming interface × the key of every role × the own and another agency.

The calls come from the list that the description is made of, with the doors that they are written with.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from programme.authorisation.world import Agency, Reader, World, contents, package
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.api.v1 import api

READING = {"GET", "HEAD"}
PARAMETER = re.compile(r"{(?:\w+:)?(\w+)}")
ANY_KEY = {"me"}

# The record that a number in an address names, by what stands before it.
RECORDS: dict[str, str] = {
    **{"problems": "problem", "goals": "goal", "activities": "activity", "outputs": "output", "effects": "effect"},
    **{"submissions": "draft", "sections": "section", "support": "request"},
    "experience": "published_experience",
}
# The numbers of records inside what is sent.
INSIDE = {
    "problem": "problem",
    "goal": "goal",
    "activity": "activity",
    "output": "output",
    "requirement": "requirement",
}
# Calls whose door does not stand in the list: whoever may see the body, and then the verb's own permission.
DOORS = {"package": Permission.SUBMISSION_APPROVE}
# Beside the door: who may do what the call does.
NARROWER: dict[str, Callable[[Reader, Agency], bool]] = {
    "say": lambda reader, agency: (
        reader.holds(Permission.SUPPORT_ASK, agency) or reader.holds(Permission.SUPPORT_ADVISE, agency)
    ),
}


@dataclass(frozen=True)
class Call:
    """A method at an address, and the function behind it."""

    method: str
    path: str
    name: str
    keyed: bool
    door: Permission | None
    example: Any

    @property
    def writes(self) -> bool:
        """Whether the call changes something."""
        return self.method not in READING

    def address(self, agency: Agency) -> str:
        """The address at an agency."""
        known: dict[str, Any] = {"body": agency.body.slug, "programme": agency.programmes[0].slug, "name": "members"}
        known |= {"number": agency.receipt.number, "mandate": agency.mandate.pk, "meeting": agency.meeting.slug}
        parts = self.path.strip("/").split("/")
        for before, part in pairwise(parts):
            if part in {"{int:pk}", "{int:section}"}:
                known[PARAMETER.findall(part)[0]] = getattr(agency, RECORDS[before]).pk
        return "/api" + PARAMETER.sub(lambda found: str(known[found[1]]), self.path)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def calls() -> Iterator[Call]:
    """Every call that there is."""
    secured = {
        (method, path): "security" in told
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method, told in methods.items()
    }
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                door = getattr(operation.view_func, "door", None) or DOORS.get(operation.view_func.__name__)
                for method in operation.methods:
                    extra = operation.openapi_extra or {}
                    yield Call(
                        method,
                        f"{prefix}{path}",
                        operation.view_func.__name__,
                        secured[method.lower(), "/api" + PARAMETER.sub(r"{\1}", f"{prefix}{path}")],
                        door,
                        _example(extra),
                    )


def _example(extra: dict[str, Any]) -> Any:
    content = extra.get("requestBody", {}).get("content", {}).get("application/json", {})
    return content.get("example") or content.get("schema", {}).get("example")


CALLS = list(calls())
KEYED = [call for call in CALLS if call.keyed and call.name not in ANY_KEY]


def send(call: Call, agency: Agency, key: str, place: Agency | None = None) -> Any:
    """Call at a place with the records of an agency, as the examples of the description do."""
    cache.clear()
    address = call.address(agency).replace(agency.body.slug, (place or agency).body.slug)
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    if call.name == "package":
        return Client().post(address, {"file": SimpleUploadedFile("p.zip", package(agency))}, headers=headers)
    given = {name: _told(name, value, call, agency) for name, value in (call.example or {}).items()}
    content = json.dumps(given) if call.writes else ""
    return Client().generic(call.method, address, content, content_type="application/json", headers=headers)


def _told(name: str, value: Any, call: Call, agency: Agency) -> Any:
    if name in INSIDE:
        return getattr(agency, INSIDE[name]).pk
    if name == "version":
        changed = re.findall(r"/(\w+)/{int:pk}", call.path)[0]
        record = getattr(agency, RECORDS[changed])
        return (
            record.texts.get().version if changed == "submissions" else type(record).objects.get(pk=record.pk).version
        )
    return "2021" if name == "period" else value


def expected(call: Call, reader: Reader, agency: Agency) -> int:
    """401 without a key, 404 beyond reach, 403 without the permission, else a success."""
    if not reader.key:
        return 401
    if not (reader.role and reader.role.permissions and reader.reaches(agency)):
        return 404
    narrower = NARROWER.get(call.name, lambda *_: True)
    return 200 if reader.holds(call.door, agency) and narrower(reader, agency) else 403


def test_every_call_has_a_door_or_is_public(world):
    assert [str(call) for call in CALLS if call.writes and not call.keyed] == []
    assert [str(call) for call in KEYED if call.door is None] == []
    assert [call.address(world.own) for call in CALLS]
    assert len(CALLS) > 10


@pytest.mark.parametrize("call", [call for call in CALLS if not call.keyed], ids=str)
def test_a_public_call_tells_everyone_the_same(call, world):
    for agency in (world.own, world.other):
        answers = [send(call, agency, reader.key) for reader in world.readers]
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.content for answer in answers}) == 1


@pytest.mark.parametrize("call", KEYED, ids=str)
def test_a_call_answers_each_key_as_its_door_says(call, world):
    opened = []
    for agency in (world.own, world.other):
        for reader in world.readers:
            want = expected(call, reader, agency)
            if want == 200:
                opened.append((reader, agency))
            else:
                assert send(call, agency, reader.key).status_code == want, f"{reader} at {agency.body.slug}"
    assert contents() == world.mark
    assert opened
    for reader, agency in opened:
        _succeeds(call, reader, agency, world)


def _succeeds(call: Call, reader: Reader, agency: Agency, world: World) -> None:
    with transaction.atomic():
        assert send(call, agency, reader.key).status_code in {200, 201}, f"{reader} at {agency.body.slug}"
        assert (contents() != world.mark) == call.writes
        transaction.set_rollback(True)


@pytest.mark.parametrize("call", [call for call in KEYED if "{int:" in call.path], ids=str)
def test_a_record_of_another_body_is_not_found_under_the_own_one(call, world):
    for reader in world.readers:
        if expected(call, reader, world.own) == 200:
            assert send(call, world.other, reader.key, place=world.own).status_code == 404, str(reader)
    assert contents() == world.mark


@pytest.mark.parametrize("call", [call for call in CALLS if call.keyed], ids=str)
@pytest.mark.parametrize("key", ["", "skn_wrong", "x" * 300], ids=["no key", "a wrong key", "a long key"])
def test_a_call_that_wants_a_key_wants_a_right_one(call, key, world):
    assert send(call, world.own, key).status_code == 401
    assert contents() == world.mark


def test_the_session_of_a_browser_opens_no_call(world: World):
    browser = world.reader("coordinator").browser
    assert browser.get(f"/api/v1/bodies/{world.own.body.slug}/problems").status_code == 401
