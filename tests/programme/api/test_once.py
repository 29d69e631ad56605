"""A call with a key of its own is carried out once."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from programme.api.calling import Program
from skillnad.programme.api.models import KeptAnswer
from skillnad.programme.api.v1.examples import PROBLEM
from skillnad.programme.problems.models import Problem


@pytest.fixture(autouse=True)
def no_calls_before(db):
    cache.clear()


@pytest.fixture
def program(user_as, body):
    return Program(user_as("coordinator", body))


@pytest.fixture
def problems(body):
    return f"/bodies/{body.slug}/problems"


def test_the_same_call_again_is_answered_alike_and_not_carried_out(program, problems):
    first, again = (program.post(problems, PROBLEM, Idempotency_Key="abc") for _time in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert Problem.objects.count() == 1


def test_without_a_key_or_with_another_it_is_carried_out(program, problems):
    program.post(problems, PROBLEM, Idempotency_Key="abc")
    program.post(problems, PROBLEM, Idempotency_Key="abd")
    program.post(problems, PROBLEM)
    assert Problem.objects.count() == 3


def test_a_change_is_answered_alike_although_the_version_has_moved_on(program, problems):
    pk = program.post(problems, PROBLEM).json()["id"]
    sent = {"version": 1, "title": "Ny titel"}
    answers = [program.patch(f"{problems}/{pk}", sent, Idempotency_Key="abc") for _time in range(2)]
    assert [answer.json()["version"] for answer in answers] == [2, 2]
    assert program.patch(f"{problems}/{pk}", sent).status_code == 409


def test_a_key_that_was_used_for_another_call_is_refused(program, problems):
    program.post(problems, PROBLEM, Idempotency_Key="abc")
    answer = program.post(problems, {**PROBLEM, "title": "Ett annat"}, Idempotency_Key="abc")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "Idempotency-Key"
    assert Problem.objects.count() == 1


@pytest.mark.parametrize("key", ["", "å", "a" * 101, "two words"])
def test_what_is_no_key_is_refused(program, problems, key):
    assert program.post(problems, PROBLEM, Idempotency_Key=key).status_code == 422
    assert not Problem.objects.exists()


def test_a_refused_call_is_tried_anew(program, problems):
    assert program.post(problems, {**PROBLEM, "title": ""}, Idempotency_Key="abc").status_code == 422
    assert not KeptAnswer.objects.exists()
    assert program.post(problems, {**PROBLEM, "title": ""}, Idempotency_Key="abc").status_code == 422
    assert program.post(problems, PROBLEM, Idempotency_Key="abc").status_code == 201


def test_the_key_of_one_user_is_nothing_to_another(program, problems, user_as, body):
    other = Program(user_as("coordinator", body))
    for one in (program, other):
        assert one.post(problems, PROBLEM, Idempotency_Key="abc").status_code == 201
    assert Problem.objects.count() == 2


def test_one_who_has_lost_the_role_gets_no_kept_answer(program, problems):
    from skillnad.programme.accounts.models import RoleAssignment

    program.post(problems, PROBLEM, Idempotency_Key="abc")
    RoleAssignment.objects.all().delete()
    assert program.post(problems, PROBLEM, Idempotency_Key="abc").status_code == 404


def test_after_two_days_the_answer_is_forgotten(program, problems):
    program.post(problems, PROBLEM, Idempotency_Key="abc")
    kept = KeptAnswer.objects.get()
    KeptAnswer.objects.update(made_at=kept.made_at - timedelta(days=3))
    program.post(problems, PROBLEM, Idempotency_Key="abd")
    assert [one.key for one in KeptAnswer.objects.all()] == ["abd"]
