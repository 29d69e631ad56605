"""The head decides the plan; the decision keeps the whole chain and is never changed."""

import copy
import importlib

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import translation

from programme.chain_world import make_effect, make_goal, make_problem
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.audit.chain import fingerprint
from skillnad.programme.plans.actions.changing import change_link, close_link
from skillnad.programme.plans.actions.deciding import decide_plan
from skillnad.programme.plans.comparison import compare
from skillnad.programme.plans.models import Activity, Effect, Goal, PlanDecision
from skillnad.programme.plans.published import decided_chains, decided_plan, decided_plans
from skillnad.programme.plans.snapshot import snapshot
from skillnad.programme.problems.actions import change_problem
from skillnad.programme.problems.models import Problem, ProblemDecision


@pytest.fixture
def writer(user_as, body):
    return user_as("coordinator", body)


@pytest.fixture
def head(user_as, body):
    return user_as("head", body)


def decide(head, body):
    return decide_plan(by=head, body=body, seen=fingerprint(snapshot(body)))


def test_the_head_decides_on_the_page_and_all_links_are_decided(as_user, writer, head, body):
    make_effect(writer, body)
    browser, url = as_user(head), reverse("plan_decide", args=[body.slug])
    seen = browser.get(url).context["seen"]
    assert browser.post(url, {"seen": seen, "reason": "Beslut vid ledningsmöte"}).status_code == 302
    decision = PlanDecision.objects.get()
    assert (decision.number, decision.by_name, decision.grounds) == (1, str(head), "Beslut vid ledningsmöte")
    assert {Model.objects.get().status for Model in (Problem, Goal, Activity, Effect)} == {"decided"}
    assert ProblemDecision.objects.get().verdict == "decided"
    page = browser.get(reverse("plan_decision", args=[body.slug, 1])).content.decode()
    assert "unchanged since the decision" in page
    assert "Behovet utreds i samma steg för alla." in page


def test_the_snapshot_holds_the_whole_chain(writer, head, body):
    make_effect(writer, body)
    make_problem(writer, body, title="Utan mål")
    at, kinds = decide(head, body).snapshot["chains"], []
    while at:
        assert len(at) == 1
        kinds.append(at[0]["kind"])
        at = at[0]["followers"]
    assert kinds == ["problem", "goal", "activity", "output", "effect"]


def test_a_decision_is_never_changed_or_deleted(writer, head, body):
    make_goal(writer, body)
    decision = decide(head, body)
    assert PlanDecision.objects.get().fingerprint() == decision.hash
    with pytest.raises(TypeError):
        decision.save()
    with pytest.raises(TypeError):
        decision.delete()
    snapshot_changed = copy.deepcopy(decision.snapshot)
    snapshot_changed["chains"][0]["values"]["title"] = "Annat"
    PlanDecision.objects.update(snapshot=snapshot_changed)
    assert PlanDecision.objects.get().fingerprint() != decision.hash


def test_a_goal_without_baseline_and_target_keeps_the_plan_from_being_decided(as_user, writer, head, body):
    make_goal(writer, body, baseline_women=None, baseline_men=None, baseline_total=None, target_on=None)
    with pytest.raises(SkillnadError, match="The baseline with its day is missing"):
        decide(head, body)
    page = as_user(head).get(reverse("plan_decide", args=[body.slug])).content.decode()
    assert "The baseline with its day is missing." in page
    assert "The target with its day is missing." in page
    assert not PlanDecision.objects.exists()


def test_figures_for_one_sex_want_a_special_reason(writer, head, body):
    make_goal(writer, body, baseline_men=None)
    with pytest.raises(SkillnadError, match="not told for both women and men"):
        decide(head, body)
    Goal.objects.update(not_by_sex="Kön registreras inte hos mottagaren.")
    assert decide(head, body).number == 1


def test_an_empty_plan_is_not_decided(head, body):
    with pytest.raises(SkillnadError, match="no plan to decide"):
        decide(head, body)


def test_what_was_changed_while_the_page_was_open_is_shown_before_it_is_decided(as_user, writer, head, body):
    goal = make_goal(writer, body)
    browser, url = as_user(head), reverse("plan_decide", args=[body.slug])
    seen = browser.get(url).context["seen"]
    change_link(by=writer, link=goal, version=1, title="Hastigt ändrat")
    response = browser.post(url, {"seen": seen, "reason": ""})
    page = response.content.decode()
    assert "the plan has been changed since you opened this page" in page
    assert "Hastigt ändrat" in page
    assert browser.post(url, {"seen": response.context["seen"], "reason": ""}).status_code == 302


def test_only_those_who_may_decide_do(as_user, writer, body):
    make_goal(writer, body)
    with pytest.raises(Refused):
        decide(writer, body)
    assert as_user(writer).get(reverse("plan_decide", args=[body.slug])).status_code == 403


def test_other_bodies_decisions_do_not_exist(as_user, user_as, writer, head, body, other_body):
    make_goal(writer, body)
    decide(head, body)
    browser = as_user(user_as("head", other_body))
    for name in ("plan_decision", "plan_decision_json"):
        assert browser.get(reverse(name, args=[body.slug, 1])).status_code == 404
        assert browser.get(reverse(name, args=[other_body.slug, 1])).status_code == 404


def test_what_has_changed_since_the_last_decision_is_shown(as_user, writer, head, body):
    effect = make_effect(writer, body)
    decide(head, body)
    goal = Goal.objects.get()
    change_link(by=writer, link=goal, version=goal.version, measure="Andel beviljade per kvartal")
    effect.refresh_from_db()
    close_link(by=writer, link=effect, version=effect.version, reason="Felmätt")
    goal2 = make_goal(writer, body, title="Ett nytt mål")
    changes = {(change.title, str(change.what)) for change in compare(decided_plan(body).snapshot, snapshot(body))}
    said = as_user(writer).get(reverse("plan_decisions", args=[body.slug])).content.decode()
    assert {title for title, _what in changes} == {goal.title, effect.title, goal2.title, goal2.problem.title}
    assert "Andel beviljade per kvartal" in said


def test_the_public_reads_the_decision_and_nothing_later(writer, head, body, other_body):
    goal = make_goal(writer, body)
    assert decided_chains(body) == []
    decide(head, body)
    problem = Problem.objects.get()
    change_problem(by=writer, problem=problem, version=problem.version, title="Utkast till ny rubrik")
    assert "Utkast" not in str(decided_chains(body))
    assert decided_chains(body)[0]["followers"][0]["values"]["title"] == goal.title
    assert [plan.body for plan in decided_plans()] == [body]
    second = decide(head, body)
    assert [plan.number for plan in decided_plans()] == [second.number] == [2]


def test_the_decision_is_downloaded_as_json_with_its_hash_and_says_that_it_is_invented(as_user, writer, head, body):
    make_goal(writer, body)
    decision = decide(head, body)
    response = as_user(writer).get(reverse("plan_decision_json", args=[body.slug, 1]))
    assert response.json()["hash"] == decision.hash
    assert 'filename="pahittad-provverket-plan-1.json"' in response.headers["Content-Disposition"]


def test_a_problem_decided_with_the_plan_says_so_in_the_language_of_the_reader(as_user, writer, head, body):
    with translation.override("en"):
        make_goal(writer, body)
        decide(head, body)
    decision = ProblemDecision.objects.get()
    assert (decision.reason, decision.plan_number) == ("", 1)
    browser = as_user(head)
    for language, words in (("sv", "Med planen, beslut 1."), ("en", "With the plan, decision 1.")):
        browser.cookies["language"] = language
        assert words in browser.get(reverse("problem", args=[body.slug, decision.problem_id])).content.decode()


@pytest.mark.parametrize(
    ("kept", "number", "left"),
    [
        ("Med planen, beslut 3.", 3, ""),
        ("With the plan, decision 12.", 12, ""),
        ("Enligt beslut 3.", None, "Enligt beslut 3."),
    ],
)
def test_the_sentences_that_were_kept_become_numbers(writer, body, kept, number, left):
    migration = importlib.import_module("skillnad.programme.problems.migrations.0003_plan_number")
    problem = make_problem(writer, body)
    made = ProblemDecision.objects.create(body=body, problem=problem, verdict="decided", by_name="Kim", reason=kept)
    migration.take_numbers(apps, None)
    made.refresh_from_db()
    assert (made.plan_number, made.reason) == (number, left)
