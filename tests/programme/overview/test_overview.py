"""The overview: decided and submitted records alone, by printed rules, in no order of merit."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from programme.chain_world import make_goal
from programme.conftest import make_member
from programme.public_world import decide_whole_plan, hand_in, make_requirement
from skillnad.programme.agencies.models import Body
from skillnad.programme.overview.rules import RULES, reasons
from skillnad.programme.overview.standing import standings
from skillnad.programme.submissions.due import due_around
from skillnad.programme.support.models import SupportRequest

OVERVIEW = "/prova/arbete/overblick/"


def standing(body):
    bodies, today = Body.objects.filter(pk=body.pk), timezone.localdate()
    return standings(bodies, today, due_around(bodies, today))[0]


def keys(body) -> list[str]:
    return [rule.key for rule in reasons(standing(body))]


@pytest.fixture
def people(user_as, body):
    return user_as("coordinator", body), user_as("head", body)


@pytest.fixture
def late(programme, body):
    return make_requirement(programme, body, due=timezone.localdate() - timedelta(days=10))


def test_only_what_is_decided_is_counted(people, body):
    make_goal(people[0], body)
    assert set(standing(body).counts.values()) == {0}
    decide_whole_plan(*people, body)
    assert standing(body).counts == {"problem": 2, "goal": 2, "activity": 1, "output": 1, "effect": 1}
    assert standing(body).decided_on == timezone.now().date()


def test_a_late_document_is_a_reason_until_it_has_come_in(people, body, late):
    assert keys(body) == ["late", "no_plan"]
    hand_in(*people, body, late)
    assert keys(body) == ["no_plan"]
    assert standing(body).handed_in_on == timezone.now().date()


def test_an_open_request_is_a_reason(body):
    SupportRequest.objects.create(body=body, subject="Hjälp")
    assert keys(body) == ["asked"]


def test_the_page_prints_every_rule_and_the_agencies_within_reach(as_user, user_as, body, other_body, ministry, late):
    page = as_user(user_as("ministry", ministry)).get(OVERVIEW).content.decode()
    for rule in RULES:
        assert f"?rule={rule.key}" in page
    assert body.name in page
    assert other_body.name not in page
    assert "0 of 1 have come in" in page


@pytest.mark.parametrize("role", ["supporter", "auditor", "evaluator"])
def test_roles_of_the_programme_see_all_members(as_user, user_as, body, other_body, programme, ministry, role):
    page = as_user(user_as(role, body)).get(OVERVIEW).content.decode()
    assert body.name in page
    assert other_body.name in page


@pytest.mark.parametrize("role", ["coordinator", "head", "analyst", "administrator"])
def test_others_are_refused(as_user, user_as, body, role):
    for address in (OVERVIEW, f"{OVERVIEW}overblick.csv"):
        assert as_user(user_as(role, body)).get(address).status_code == 403


def test_agencies_are_chosen_by_rule_and_ordered_by_alphabet_or_deadline(as_user, user_as, body, other_body, late):
    browser = as_user(user_as("supporter", body))
    table = browser.get(OVERVIEW, {"rule": "late"}).content.decode().split("<tbody>")[1]
    assert body.name in table
    assert other_body.name not in table
    by_name = browser.get(OVERVIEW).content.decode().split("<tbody>")[1]
    assert by_name.index(other_body.name) < by_name.index(body.name)
    by_day = browser.get(OVERVIEW, {"order": "due"}).content.decode().split("<tbody>")[1]
    assert by_day.index(body.name) < by_day.index(other_body.name)
    assert b"error-summary" in browser.get(OVERVIEW, {"order": "effect"}).content


def test_the_file_holds_the_matrix(as_user, user_as, people, body):
    decide_whole_plan(*people, body)
    answer = as_user(user_as("supporter", body)).get(f"{OVERVIEW}overblick.csv")
    row = next(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (row["body"], row["effect"], row["invented"]) == (body.slug, "1", "yes")


def test_340_agencies_take_as_many_questions_as_one(
    as_user, user_as, programme, ministry, body, django_assert_max_num_queries
):
    members = [make_member(f"verk-{number}", f"Verk {number}", programme, ministry) for number in range(339)]
    make_requirement(programme, body, *members)
    browser = as_user(user_as("supporter", body))
    with django_assert_max_num_queries(40) as few:
        page = browser.get(OVERVIEW).content.decode()
    assert "340 agencies are within your reach" in page
    assert "Page 1 of 7" in page
    members[0].memberships.all().delete()
    with django_assert_max_num_queries(len(few)):
        browser.get(OVERVIEW)
