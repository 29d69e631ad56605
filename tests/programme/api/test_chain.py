"""The chain written by program: the verbs, the rules and the roles of the pages."""

import pytest
from django.core.cache import cache

from programme.api.calling import Program
from programme.chain_world import make_activity, make_goal, make_output, make_problem, make_started
from skillnad.programme.api.v1 import examples
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.plans.models import Activity, Effect, Goal
from skillnad.programme.problems.models import Problem


@pytest.fixture(autouse=True)
def no_calls_before(db):
    cache.clear()


@pytest.fixture
def coordinator(user_as, body):
    return user_as("coordinator", body)


@pytest.fixture
def program(coordinator):
    return Program(coordinator)


def at(body, *parts):
    return "/".join(["/bodies", body.slug, *map(str, parts)])


def write_chain(program, body):
    """The examples of the description, each standing on the one before."""
    problem = program.post(at(body, "problems"), examples.PROBLEM)
    goal = program.post(at(body, "goals"), {**examples.GOAL, "problem": problem.json()["id"]})
    activity = program.post(at(body, "activities"), {**examples.ACTIVITY, "goal": goal.json()["id"]})
    started = program.post(
        at(body, "activities", activity.json()["id"], "progress"),
        {"version": activity.json()["version"], "progress": "ongoing"},
    )
    output = program.post(at(body, "outputs"), {**examples.OUTPUT, "activity": activity.json()["id"]})
    effect = program.post(at(body, "effects"), {**examples.EFFECT, "output": output.json()["id"]})
    return [problem, goal, activity, started, output, effect]


def test_a_whole_chain_is_written_from_the_examples(program, body, coordinator):
    answers = write_chain(program, body)
    assert [answer.status_code for answer in answers] == [201, 201, 201, 200, 201, 201], answers[-1].content
    effect = Effect.objects.get()
    assert effect.output.activity.goal.problem.body == body
    assert (effect.women, effect.written_by, effect.status) == (45, coordinator, "draft")
    assert answers[3].json()["progress"] == "ongoing"
    kinds = list(AuditEvent.objects.exclude(kind="api.key_made").values_list("kind", flat=True))
    assert kinds == [
        "problem.written",
        "plan.goal_written",
        "plan.activity_written",
        "plan.activity_started",
        "plan.output_written",
        "plan.effect_written",
    ]


def test_what_is_written_is_read_again_by_program(program, body, other_body, coordinator):
    written = program.post(at(body, "problems"), examples.PROBLEM).json()
    read = program.get(at(body, "problems", written["id"]))
    assert read.json() == written
    assert {name: read.json()[name] for name in examples.PROBLEM} == examples.PROBLEM
    assert program.get(at(body, "problems")).json()["items"] == [written]


def test_a_change_touches_what_is_sent_and_counts_the_version(program, body, coordinator):
    goal = make_goal(coordinator, body)
    answer = program.patch(at(body, "goals", goal.pk), {"version": 1, "title": "Ny titel", "target_women": "47.25"})
    assert (answer.status_code, answer.json()["version"]) == (200, 2)
    changed = Goal.objects.get()
    assert (changed.title, str(changed.target_women), changed.unit) == ("Ny titel", "47.250", goal.unit)
    assert changed.baseline_on == goal.baseline_on


def test_a_field_is_emptied_by_null(program, body, coordinator):
    goal = make_goal(coordinator, body)
    assert program.patch(at(body, "goals", goal.pk), {"version": 1, "baseline_on": None}).status_code == 200
    assert Goal.objects.get().baseline_on is None


@pytest.mark.parametrize("version", [1, 7])
def test_a_change_on_another_version_is_answered_with_both_texts(program, body, coordinator, version):
    goal = make_goal(coordinator, body)
    goal.change(1, "Kim Prov", title="Den andras titel")
    sent = {"version": version, "title": "Min titel", "unit": goal.unit}
    answer = program.patch(at(body, "goals", goal.pk), sent)
    assert answer.status_code == 409
    told = answer.json()
    assert told["version"] == 2
    assert told["conflict"] == [{"field": "title", "sent": "Min titel", "saved": "Den andras titel"}]
    assert "Kim Prov" in told["detail"]
    assert Goal.objects.get().title == "Den andras titel"


def test_somebody_who_saves_in_the_same_moment_is_not_written_over(program, body, coordinator, monkeypatch):
    from skillnad.programme.api.v1 import chain

    goal = make_goal(coordinator, body)
    real = chain.filled

    def meanwhile(*args):
        Goal.objects.get().change(1, "Kim Prov", title="Den andras titel")
        return real(*args)

    monkeypatch.setattr(chain, "filled", meanwhile)
    answer = program.patch(at(body, "goals", goal.pk), {"version": 1, "title": "Min titel"})
    assert answer.status_code == 409
    assert Goal.objects.get().title == "Den andras titel"


@pytest.mark.parametrize(
    ("kind", "example"), [("problems", examples.PROBLEM), ("goals", examples.GOAL), ("effects", examples.EFFECT)]
)
def test_a_role_that_may_not_write_is_refused(user_as, body, kind, example):
    head = Program(user_as("head", body))
    answer = head.post(at(body, kind), example)
    assert answer.status_code == 403
    assert "may not" in answer.json()["detail"]
    assert head.get(at(body, kind)).status_code == 200
    assert not Problem.objects.exists()


def test_a_role_that_may_not_read_drafts_is_refused(user_as, body, coordinator):
    problem = make_problem(coordinator, body)
    officer = Program(user_as("supporter", body))
    assert officer.get(at(body, "problems")).status_code == 403
    assert officer.get(at(body, "problems", problem.pk)).status_code == 403


def test_another_body_is_not_here(program, body, other_body, user_as):
    other = user_as("coordinator", other_body)
    goal = make_goal(other, other_body)
    assert program.get(at(other_body, "goals")).status_code == 404
    assert program.post(at(other_body, "problems"), examples.PROBLEM).status_code == 404
    assert program.get(at(body, "goals", goal.pk)).status_code == 404
    assert program.patch(at(body, "goals", goal.pk), {"version": 1, "title": "Min"}).status_code == 404
    moved = program.post(
        at(body, "activities", make_activity(other, other_body).pk, "progress"), {"version": 1, "progress": "ongoing"}
    )
    assert moved.status_code == 404
    assert set(Goal.objects.values_list("title", flat=True)) == {goal.title}


def test_nothing_stands_on_the_record_of_another_body(program, body, other_body, user_as):
    problem = make_problem(user_as("coordinator", other_body), other_body)
    answer = program.post(at(body, "goals"), {**examples.GOAL, "problem": problem.pk})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "problem"
    assert not Goal.objects.exists()


def test_without_a_key_nothing_is_read_or_written(client, body):
    assert client.get(f"/api/v1{at(body, 'problems')}").status_code == 401
    assert client.post(f"/api/v1{at(body, 'problems')}", {}, content_type="application/json").status_code == 401


@pytest.mark.parametrize(
    ("change", "where", "told"),
    [
        ({"title": ""}, "title", "required"),
        ({"title": None}, "title", "text"),
        ({"sub_goal": "9"}, "sub_goal", "Send one of: 1, 2"),
        ({"target_on": "22/2 2026"}, "target_on", "2026-02-22"),
        ({"target_on": "2026-02-31"}, "target_on", "date"),
        ({"target_women": "NaN"}, "target_women", "47.5"),
        ({"target_women": "47,5"}, "target_women", "47.5"),
        ({"target_women": 1e30}, "target_women", "16 digits"),
        ({"target_women": 1.23456}, "target_women", "3 decimal places"),
        ({"grade": "measured"}, "grade_reason", "why the grade"),
        ({"invented": 1}, "invented", "no such field"),
        ({"title": "a\x00b"}, "title", "Null"),
    ],
)
def test_every_fault_is_told_with_its_place(program, body, coordinator, change, where, told):
    problem = make_problem(coordinator, body)
    answer = program.post(at(body, "goals"), {**examples.GOAL, "problem": problem.pk, **change})
    assert answer.status_code == 422
    fault = answer.json()["errors"][0]
    assert fault["where"] == where
    assert told in f"{fault['what']} {fault['remedy']}"
    assert not Goal.objects.exists()


def test_several_faults_come_at_once_and_in_the_language_of_the_caller(program, body):
    answer = program.call("POST", at(body, "problems"), {**examples.PROBLEM, "title": "", "operation": "x"})
    assert {fault["where"] for fault in answer.json()["errors"]} == {"title", "operation"}
    program.headers["Accept-Language"] = "sv"
    answer = program.call("POST", at(body, "problems"), {"title": 1})
    assert "Detta saknas." in [fault["what"] for fault in answer.json()["errors"]]


def test_the_rules_of_the_verbs_hold_here_too(program, body, coordinator):
    activity = make_activity(coordinator, body)
    early = program.post(at(body, "outputs"), {**examples.OUTPUT, "activity": activity.pk})
    assert early.status_code == 422
    assert early.json()["errors"][0]["where"] == activity.title
    assert "start it first" in early.json()["errors"][0]["remedy"]
    unsaid = program.post(at(body, "activities", activity.pk, "progress"), {"version": 1, "progress": "ongoing"})
    assert unsaid.status_code == 422
    assert Activity.objects.get().progress == "planned"


def test_what_was_expected_stands_once_the_activity_has_started(program, body, coordinator):
    activity = make_started(coordinator, body)
    path = at(body, "activities", activity.pk)
    answer = program.patch(path, {"version": activity.version, "expected_effect": "Något annat"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == "expected_effect"
    same = {"version": activity.version, "expected_effect": activity.expected_effect, "title": "Ny"}
    assert program.patch(path, same).status_code == 200


def test_progress_on_another_version_is_a_conflict(program, body, coordinator):
    activity = make_output(coordinator, body).activity
    sent = {"version": 1, "progress": "done"}
    answer = program.post(at(body, "activities", activity.pk, "progress"), sent)
    assert answer.status_code == 409
    assert answer.json()["conflict"] == [{"field": "progress", "sent": "done", "saved": "ongoing"}]


def test_the_number_of_queries_is_that_of_one_row(program, body, coordinator, django_assert_max_num_queries):
    goal = make_goal(coordinator, body)
    Goal.objects.bulk_create(Goal(problem=goal.problem, body=body, title=f"{n}", sub_goal="1") for n in range(40))
    with django_assert_max_num_queries(14):
        assert program.get(f"{at(body, 'goals')}?size=200").json()["total"] == 41
