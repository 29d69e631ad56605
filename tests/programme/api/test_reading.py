"""Calls that read: without a key, by the page, with errors in the caller's language."""

import pytest
from django.core.cache import cache
from django.utils import timezone

from skillnad.programme.agencies.models import Body, Membership, Programme
from skillnad.programme.api.keys import make_key


@pytest.fixture(autouse=True)
def no_calls_before(db):
    cache.clear()


def test_programmes_bodies_and_members_are_read_without_a_key(client, body, other_body, programme, ministry):
    assert [one["slug"] for one in client.get("/api/v1/programmes").json()["items"]] == [programme.slug]
    assert client.get(f"/api/v1/programmes/{programme.slug}").json()["name_en"] == "Test programme"
    members = client.get(f"/api/v1/programmes/{programme.slug}/members").json()
    assert members["total"] == 2
    assert [one["body"]["slug"] for one in members["items"]] == [other_body.slug, body.slug]
    assert members["items"][1]["ministry"] == {"slug": ministry.slug, "name": ministry.name}
    assert client.get(f"/api/v1/bodies/{body.slug}").json()["invented"] is True


def test_members_are_those_of_the_day_that_is_named(client, body, programme):
    Membership.objects.update(valid_from="2020-01-01", valid_to="2020-12-31")
    address = f"/api/v1/programmes/{programme.slug}/members"
    assert client.get(address, {"on": "2020-06-01"}).json()["total"] == 1
    assert client.get(address, {"on": "2021-01-01"}).json()["total"] == 0
    assert client.get(address).json()["total"] == 0


def test_lists_come_by_the_page(client, body, other_body):
    first = client.get("/api/v1/bodies?size=1").json()
    assert (first["total"], len(first["items"])) == (2, 1)
    second = client.get(first["next"]).json()
    assert second["items"] != first["items"]
    assert second["next"] is None


def test_what_is_not_public_here_is_not_found(client, body, db):
    Programme.objects.create(slug="verklig", name="Ett annat program", invented=False)
    real = Body.objects.create(slug="annan", name="En annan", invented=False)
    assert client.get("/api/v1/programmes/verklig").status_code == 404
    assert client.get(f"/api/v1/bodies/{real.slug}").status_code == 404


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Not here"), ("sv", "Finns inte här"), ("de", "Finns inte här")]
)
def test_errors_speak_the_language_of_the_caller(client, db, language, title):
    answer = client.get("/api/v1/bodies/ingen", headers={"Accept-Language": language})
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["title"] == title


def test_without_a_wish_the_language_is_that_of_the_owner(client, user_as, body):
    user = user_as("coordinator", body)
    user.language = "en"
    user.save()
    _token, key = make_key(by=user, name="Script", days=30)
    answer = client.get("/api/v1/bodies/ingen", headers={"Authorization": f"Bearer {key}"})
    assert answer.json()["title"] == "Not here"


def test_what_is_wrong_in_a_call_is_named(client, db):
    answer = client.get("/api/v1/bodies?size=0", headers={"Accept-Language": "en"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"].endswith("size")


def test_a_session_opens_nothing_here(user_as, as_user, body):
    assert as_user(user_as("coordinator", body)).get("/api/v1/me").status_code == 401


def test_a_key_tells_its_owner_and_roles(client, user_as, body):
    _token, key = make_key(by=user_as("coordinator", body, "Kim Prov"), name="Script", days=30)
    told = client.get("/api/v1/me", headers={"Authorization": f"Bearer {key}"}).json()
    assert told["name"] == "Kim Prov"
    assert told["roles"] == [{"role": "coordinator", "body": body.slug}]
    assert told["expires_at"] > timezone.now().isoformat()


def test_too_many_calls_are_sent_away_for_a_minute(client, db, settings, monkeypatch):
    from skillnad.programme.api.v1 import api

    limits = {
        limit
        for _prefix, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
        for limit in operation.throttle_objects
    }
    for bound in api._get_bound_routers():
        for view in bound.path_operations.values():
            for operation in view.operations:
                limits |= set(operation.throttle_objects)
    for limit in limits:
        monkeypatch.setattr(limit, "num_requests", 3)
    answers = [client.get("/api/v1/programmes").status_code for _call in range(4)]
    assert answers == [200, 200, 200, 429]
    refused = client.get("/api/v1/bodies", headers={"Accept-Language": "en"})
    assert refused.json()["title"] == "Too many calls"
    assert int(refused.headers["Retry-After"]) > 0


def test_the_number_of_queries_is_that_of_one_row(client, programme, ministry, django_assert_max_num_queries):
    from programme.conftest import make_member

    for number in range(60):
        make_member(f"verk-{number}", f"Verk {number}", programme, ministry)
    with django_assert_max_num_queries(14):
        assert client.get(f"/api/v1/programmes/{programme.slug}/members?size=200").json()["total"] == 60


def test_the_description_lists_every_call(anonymous, db):
    page = anonymous.get("/api/").content.decode()
    schema = anonymous.get("/api/openapi.json").json()
    assert schema["openapi"].startswith("3.1")
    assert "<script>" not in page
    for path in schema["paths"]:
        assert path in page
