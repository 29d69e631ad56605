"""Requests for support by program."""

import pytest
from django.core.cache import cache

from programme.api.calling import Program
from skillnad.programme.api.v1.support import EXAMPLE
from skillnad.programme.support.models import Entry, SupportRequest


@pytest.fixture(autouse=True)
def no_calls_before(db):
    cache.clear()


@pytest.fixture
def path(body):
    return f"/bodies/{body.slug}/support"


@pytest.fixture
def program(user_as, body):
    return Program(user_as("coordinator", body, "Kim Prov"))


@pytest.fixture
def asked(program, path):
    return program.post(path, EXAMPLE).json()


def test_a_body_asks_and_is_advised(program, user_as, body, path):
    answer = program.post(path, EXAMPLE)
    assert answer.status_code == 201
    asked = answer.json()
    assert (asked["subject"], asked["wish_by"], asked["status"]) == (EXAMPLE["subject"], EXAMPLE["wish_by"], "open")
    adviser = Program(user_as("supporter", body, "Alex Stöd"))
    advised = adviser.post(f"{path}/{asked['id']}/entries", {"text": "Vikta med behovet."}).json()
    assert [(one["kind"], one["by"]) for one in advised["entries"]] == [
        ("question", "Kim Prov"),
        ("advice", "Alex Stöd"),
    ]
    assert advised["status"] == "answered"
    further = program.post(f"{path}/{asked['id']}/entries", {"text": "Hur då?"}).json()
    assert (further["status"], further["entries"][2]["kind"]) == ("open", "question")
    assert program.post(f"{path}/{asked['id']}/close", None).json()["status"] == "closed"
    assert program.get(f"{path}/{asked['id']}").json()["status"] == "closed"
    assert [one["id"] for one in program.get(path).json()["items"]] == [asked["id"]]


def test_nothing_is_said_in_a_closed_request(program, path, asked):
    program.post(f"{path}/{asked['id']}/close", None)
    answer = program.post(f"{path}/{asked['id']}/entries", {"text": "Mer"})
    assert answer.status_code == 422
    assert "new request" in answer.json()["errors"][0]["remedy"]
    assert Entry.objects.count() == 1


def test_roles_and_reach_are_those_of_the_page(user_as, body, other_body, path, asked):
    analyst, other = Program(user_as("analyst", body)), Program(user_as("coordinator", other_body))
    assert analyst.get(f"{path}/{asked['id']}").status_code == 200
    for one, status in ((analyst, 403), (other, 404)):
        assert one.post(path, EXAMPLE).status_code == status
        assert one.post(f"{path}/{asked['id']}/entries", {"text": "Mer"}).status_code == status
        assert one.post(f"{path}/{asked['id']}/close", None).status_code == status
    assert other.get(f"{path}/{asked['id']}").status_code == 404
    assert other.get(f"/bodies/{other_body.slug}/support/{asked['id']}").status_code == 404
    assert (SupportRequest.objects.count(), Entry.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    ("change", "where"), [({"subject": ""}, "subject"), ({"wish_by": "snart"}, "wish_by"), ({"text": ""}, "text")]
)
def test_every_fault_is_told_with_its_place(program, path, change, where):
    answer = program.post(path, {**EXAMPLE, **change})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == where
    assert not SupportRequest.objects.exists()


def test_the_same_question_with_one_key_is_asked_once(program, path):
    first, again = (program.post(path, EXAMPLE, Idempotency_Key="abc").json() for _time in range(2))
    assert first == again
    assert SupportRequest.objects.count() == 1
