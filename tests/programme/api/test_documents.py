"""Documents and plans by program, and packages handed in with a key."""

import io

import pytest

from programme.packages.packing import packed
from programme.public_world import decide_whole_plan, hand_in, make_requirement
from skillnad.programme.api.keys import make_key
from skillnad.programme.submissions.models import Receipt


@pytest.fixture
def people(user_as, body):
    return user_as("coordinator", body), user_as("head", body)


@pytest.fixture
def requirement(programme, body, other_body):
    return make_requirement(programme, body, other_body)


def post(client, user, body, content):
    key = make_key(by=user, name="Script", days=1)[1]
    headers = {"Authorization": f"Bearer {key}", "Accept-Language": "en"}
    file = io.BytesIO(content)
    file.name = "paket.zip"
    return client.post(f"/api/v1/bodies/{body.slug}/packages", {"file": file}, headers=headers)


def test_documents_and_plans_are_those_of_the_pages(client, people, body, requirement):
    receipt = hand_in(*people, body, requirement)
    decision = decide_whole_plan(*people, body)
    listed = client.get("/api/v1/documents", {"body": body.slug, "year": receipt.received_at.year}).json()
    assert [one["number"] for one in listed["items"]] == [receipt.number]
    whole = client.get(f"/api/v1/documents/{receipt.number}").json()
    assert whole["document"] == receipt.snapshot.document
    assert client.get(f"/api/v1/bodies/{body.slug}/plan").json()["hash"] == decision.hash


def test_a_package_is_handed_in_once(client, people, body, requirement):
    answers = [post(client, people[1], body, packed()) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json() == answers[1].json()
    assert Receipt.objects.count() == 1


def test_roles_and_reach_are_those_of_the_page(client, user_as, people, body, other_body, requirement):
    assert post(client, user_as("analyst", body), body, packed()).status_code == 403
    assert post(client, user_as("head", other_body), body, packed()).status_code == 404
    assert client.post(f"/api/v1/bodies/{body.slug}/packages").status_code == 401
    assert not Receipt.objects.exists()


def test_a_wrong_package_is_explained(client, people, body, requirement):
    answer = post(client, people[1], body, b"PK no")
    assert answer.status_code == 422
    assert "not a zip file" in answer.json()["errors"][0]["what"]
