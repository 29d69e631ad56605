"""Decided plans for anyone: never what was written since."""

import csv
import io

import pytest

from programme.public_world import decide_whole_plan
from skillnad.programme.plans.models import Effect, Goal


@pytest.fixture
def people(user_as, body):
    return user_as("coordinator", body), user_as("head", body)


def test_a_decided_chain_is_shown_from_problem_to_effect(anonymous, people, body):
    decision = decide_whole_plan(*people, body)
    agency = anonymous.get(f"/prova/publikt/myndighet/{body.slug}/").content.decode()
    address = f"/prova/publikt/myndighet/{body.slug}/plan/1/"
    assert f'href="{address}"' in agency
    assert "1 goal, 1 activity, 1 output, 1 outcome or effect" in agency
    page = anonymous.get(address).content.decode()
    for title in (
        "Avslag oftare för kvinnor",
        "Lika beviljning vid lika behov",
        "Ny mall för utredning",
        "Mallen införd",
    ):
        assert title in page
    assert decision.hash in page


def test_what_is_written_after_the_decision_is_not_shown(anonymous, people, body):
    decide_whole_plan(*people, body)
    Goal.objects.update(title="HEMLIGT MÅL")
    Effect.objects.update(changed="HEMLIG EFFEKT")
    base = f"/prova/publikt/myndighet/{body.slug}/"
    for address in (base, f"{base}plan/1/", f"{base}plan.csv", f"{base}plan.json"):
        assert "HEMLIG" not in anonymous.get(address).content.decode()


def test_without_a_decision_there_is_no_plan(anonymous, body):
    base = f"/prova/publikt/myndighet/{body.slug}/"
    assert "not decided a plan yet" in anonymous.get(base).content.decode()
    for address in ("plan/1/", "plan.csv", "plan.json"):
        assert anonymous.get(base + address).status_code == 404


def test_the_plan_as_rows_keeps_the_chain(anonymous, people, body):
    decide_whole_plan(*people, body)
    answer = anonymous.get(f"/prova/publikt/myndighet/{body.slug}/plan.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["kind"] for row in rows] == ["problem", "goal", "activity", "output", "effect"]
    assert [row["stands_on"] for row in rows[1:]] == [row["key"] for row in rows[:-1]]
    assert (rows[1]["women"], rows[1]["men"]) == ("41.000", "48.000")
    assert all(row["invented"] == "yes" for row in rows)
    assert anonymous.get(f"/prova/publikt/myndighet/{body.slug}/plan.exe").status_code == 404
