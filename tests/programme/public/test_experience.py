"""Experience is public once it is published: on the page of the body, as a download, by program."""

import csv
import io

import pytest
from django.core.cache import cache

from programme.library.conftest import VALUES
from skillnad.programme.agencies.models import Membership
from skillnad.programme.library import actions


@pytest.fixture(autouse=True)
def no_calls_before(db):
    cache.clear()


@pytest.fixture
def coordinator(user_as, body):
    return user_as("coordinator", body)


@pytest.fixture
def shared(coordinator, body):
    written = actions.write_experience(body=body, by=coordinator, **VALUES, links="https://example.org/a")
    return actions.share_experience(experience=written, by=coordinator)


@pytest.fixture
def published(shared, coordinator):
    return actions.publish_experience(experience=shared, by=coordinator)


def everywhere(browser, body) -> list[bool]:
    """Whether it is told on the page, in the file, and by program."""
    answers = [
        browser.get(f"/prova/publikt/myndighet/{body.slug}/"),
        browser.get("/prova/publikt/data/experience.csv"),
        browser.get("/api/v1/experience"),
        browser.get("/api/v1/data/experience"),
    ]
    return ["Bidragsenheten" in answer.content.decode() for answer in answers]


def test_what_is_published_is_told_everywhere(anonymous, body, published):
    assert everywhere(anonymous, body) == [True] * 4


def test_what_is_only_shared_or_a_draft_is_told_nowhere(anonymous, body, shared, coordinator):
    assert everywhere(anonymous, body) == [False] * 4
    assert anonymous.get(f"/api/v1/experience/{shared.pk}").status_code == 404
    actions.withdraw_experience(experience=shared, by=coordinator)
    assert everywhere(anonymous, body) == [False] * 4


def test_what_is_taken_back_is_told_no_more(anonymous, body, published, coordinator):
    actions.take_back_experience(experience=published, by=coordinator)
    assert everywhere(anonymous, body) == [False] * 4
    assert published.is_shared


def test_what_is_withdrawn_is_told_no_more(anonymous, body, published, coordinator):
    actions.withdraw_experience(experience=published, by=coordinator)
    assert everywhere(anonymous, body) == [False] * 4


def test_a_body_of_no_running_programme_is_told_nowhere(anonymous, body, published):
    Membership.objects.all().delete()
    assert everywhere(anonymous, body)[1:] == [False] * 3


def test_the_page_tells_what_was_tried_and_what_it_did(anonymous, body, published):
    page = anonymous.get(f"/prova/publikt/myndighet/{body.slug}/").content.decode()
    assert "Shared experience" in page
    assert "Namnen togs bort ur ansökningarna." in page
    assert 'href="https://example.org/a"' in page


def test_the_file_and_the_call_hold_the_same(anonymous, body, published):
    text = anonymous.get("/prova/publikt/data/experience.csv").content.decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))
    told = anonymous.get(f"/api/v1/experience/{published.pk}").json()
    assert (row["body"], row["to_year"], row["links"]) == (body.slug, "", "https://example.org/a")
    assert {name: told[name] for name in VALUES} == VALUES
    assert told["links"] == ["https://example.org/a"]
    chosen = [{"body": body.slug}, {"body": "ingen"}, {"sub_goal": "2"}, {"sub_goal": "6"}]
    assert [anonymous.get("/api/v1/experience", one).json()["total"] for one in chosen] == [1, 0, 1, 0]
