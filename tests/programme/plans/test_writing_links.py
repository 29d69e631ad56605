"""Goals, activities, outputs and effects: none without the one before it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from programme.chain_world import (
    ACTIVITY,
    EFFECT,
    EXPECTED,
    GOAL,
    OUTPUT,
    as_form,
    make_activity,
    make_effect,
    make_goal,
    make_output,
    make_problem,
    make_started,
)
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.audit.verify import verify
from skillnad.programme.plans.actions.changing import change_link, close_link, delete_link, reopen_link
from skillnad.programme.plans.actions.progress import move_activity
from skillnad.programme.plans.actions.writing import write_activity, write_goal, write_output
from skillnad.programme.plans.models import Activity, Effect, Goal, Output, Progress
from skillnad.programme.problems.actions import close_problem

MAKE = {"mal": make_goal, "aktivitet": make_activity, "prestation": make_output, "effekt": make_effect}


@pytest.fixture
def writer(user_as, body):
    return user_as("coordinator", body)


def test_a_whole_chain_is_written_in_the_forms(as_user, writer, body):
    browser = as_user(writer)
    problem = make_problem(writer, body)

    def write(kind, before, values):
        url = reverse("plan_link_new", args=[body.slug, kind, before.pk])
        response = browser.post(url, as_form(values))
        assert response.status_code == 302, response.context["form"].errors

    write("mal", problem, GOAL)
    write("aktivitet", Goal.objects.get(), {**ACTIVITY, "expected_effect": EXPECTED})
    activity = Activity.objects.get()
    browser.post(reverse("plan_activity_move", args=[body.slug, activity.pk]), {"version": 1, "progress": "ongoing"})
    write("prestation", activity, OUTPUT)
    write("effekt", Output.objects.get(), EFFECT)
    effect = Effect.objects.get()
    assert effect.output.activity.goal.problem == problem
    assert effect.figures.gap == -3
    assert verify() == (6, [])


@pytest.mark.parametrize(
    ("model", "missing"), [(Goal, "problem"), (Activity, "goal"), (Output, "activity"), (Effect, "output")]
)
def test_the_database_takes_no_link_without_the_one_before_it(writer, body, model, missing):
    values = {Goal: GOAL, Activity: ACTIVITY, Output: OUTPUT, Effect: EFFECT}[model]
    with pytest.raises(IntegrityError, match=missing), transaction.atomic():
        model.objects.create(body=body, **values)


def test_an_output_of_an_activity_that_has_not_started_is_refused(as_user, writer, body):
    activity = make_activity(writer, body)
    with pytest.raises(SkillnadError, match="has not started"):
        write_output(by=writer, activity=activity, **OUTPUT)
    url = reverse("plan_link_new", args=[body.slug, "prestation", activity.pk])
    page = as_user(writer).post(url, as_form(OUTPUT)).content.decode()
    assert (
        "the activity has not started, so it has no outputs yet. Write its expected effect and start it first." in page
    )
    assert not Output.objects.exists()


def test_an_activity_cannot_start_before_its_expected_effect_is_written(as_user, writer, body):
    activity = make_activity(writer, body)
    with pytest.raises(SkillnadError, match="expected effect"):
        move_activity(by=writer, activity=activity, version=1, progress=Progress.ONGOING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(progress="ongoing")
    url = reverse("plan_activity_move", args=[body.slug, activity.pk])
    page = as_user(writer).post(url, {"version": 1, "progress": "ongoing"}, follow=True).content.decode()
    assert "cannot start before its expected effect is written" in page


def test_what_was_expected_stands_once_the_activity_has_started(as_user, writer, body):
    activity = make_started(writer, body)
    with pytest.raises(SkillnadError, match="stands once the activity has started"):
        change_link(by=writer, link=activity, version=activity.version, expected_effect="Något annat")
    url = reverse("plan_link_edit", args=[body.slug, "aktivitet", activity.pk])
    sent = as_form(ACTIVITY, title="Ny rubrik", expected_effect="Något annat", version=activity.version)
    assert as_user(writer).post(url, sent).status_code == 302
    activity.refresh_from_db()
    assert (activity.title, activity.expected_effect) == ("Ny rubrik", EXPECTED)


def test_an_activity_moves_to_done_and_back_but_not_to_planned_with_outputs(writer, body):
    activity = make_output(writer, body).activity
    move_activity(by=writer, activity=activity, version=activity.version, progress=Progress.DONE)
    move_activity(by=writer, activity=activity, version=activity.version, progress=Progress.ONGOING)
    with pytest.raises(SkillnadError, match="has outputs"):
        move_activity(by=writer, activity=activity, version=activity.version, progress=Progress.PLANNED)


def test_nothing_is_written_on_what_is_closed(writer, body):
    goal = make_goal(writer, body)
    problem = goal.problem
    close_problem(by=writer, problem=problem, version=problem.version, reason="Löst")
    goal = Goal.objects.get()
    with pytest.raises(SkillnadError, match="Open it again first"):
        write_activity(by=writer, goal=goal, **ACTIVITY)
    with pytest.raises(SkillnadError, match="Open it again first"):
        change_link(by=writer, link=goal, version=goal.version, title="Nytt")


@pytest.mark.parametrize("kind", MAKE)
def test_each_kind_is_read_changed_closed_and_opened_again(as_user, writer, body, kind):
    link = MAKE[kind](writer, body)
    browser = as_user(writer)
    assert link.title in browser.get(reverse("plan_link", args=[body.slug, kind, link.pk])).content.decode()
    values = {
        "mal": GOAL,
        "aktivitet": {**ACTIVITY, "expected_effect": EXPECTED},
        "prestation": OUTPUT,
        "effekt": EFFECT,
    }
    sent = as_form(values[kind], title="Ändrad", version=link.version)
    assert browser.post(reverse("plan_link_edit", args=[body.slug, kind, link.pk]), sent).status_code == 302
    link.refresh_from_db()
    assert link.title == "Ändrad"
    for status in ("closed", "draft"):
        browser.post(
            reverse("plan_link_close", args=[body.slug, kind, link.pk]), {"version": link.version, "reason": "Skäl"}
        )
        link.refresh_from_db()
        assert link.status == status
    noun = {"mal": "goal", "aktivitet": "activity", "prestation": "output", "effekt": "effect"}[kind]
    kinds = list(AuditEvent.objects.order_by("-number").values_list("kind", flat=True)[:3])
    assert kinds == [f"plan.{noun}_reopened", f"plan.{noun}_closed", f"plan.{noun}_changed"]


@pytest.mark.parametrize("kind", MAKE)
def test_two_writers_of_each_kind_lose_nothing(as_user, user_as, writer, body, kind):
    link = MAKE[kind](writer, body)
    seen = link.version
    change_link(by=user_as("coordinator", body, "Birgit Prov"), link=link, version=seen, title="Birgits rubrik")
    values = {
        "mal": GOAL,
        "aktivitet": {**ACTIVITY, "expected_effect": EXPECTED},
        "prestation": OUTPUT,
        "effekt": EFFECT,
    }
    sent = as_form(values[kind], title="Min rubrik", version=seen)
    page = as_user(writer).post(reverse("plan_link_edit", args=[body.slug, kind, link.pk]), sent).content.decode()
    assert "Birgit Prov has saved this since you opened it." in page
    assert "Birgits rubrik" in page
    assert 'value="Min rubrik"' in page
    link.refresh_from_db()
    assert link.title == "Birgits rubrik"


@pytest.mark.parametrize("kind", MAKE)
@pytest.mark.parametrize("page", ["plan_link", "plan_link_edit", "plan_link_close", "plan_link_delete"])
def test_another_bodys_links_do_not_exist(as_user, user_as, writer, body, other_body, kind, page):
    theirs = MAKE[kind](user_as("coordinator", other_body), other_body)
    assert as_user(writer).get(reverse(page, args=[body.slug, kind, theirs.pk])).status_code == 404
    assert as_user(writer).get(reverse(page, args=[other_body.slug, kind, theirs.pk])).status_code == 404


def test_a_link_cannot_stand_on_another_bodys_link(as_user, user_as, writer, body, other_body):
    theirs = make_problem(user_as("coordinator", other_body), other_body)
    url = reverse("plan_link_new", args=[body.slug, "mal", theirs.pk])
    assert as_user(writer).post(url, as_form(GOAL)).status_code == 404
    with pytest.raises(Refused):
        write_goal(by=writer, problem=theirs, **GOAL)


@pytest.mark.parametrize("role", ["head", "analyst"])
def test_those_who_read_the_plan_may_not_write_it(as_user, user_as, writer, body, role):
    goal = make_goal(writer, body)
    browser = as_user(user_as(role, body))
    assert browser.get(reverse("plan_link", args=[body.slug, "mal", goal.pk])).status_code == 200
    assert browser.get(reverse("plan_link_edit", args=[body.slug, "mal", goal.pk])).status_code == 403


def test_an_unknown_kind_is_not_found(as_user, writer, body):
    assert as_user(writer).get(reverse("plan_link", args=[body.slug, "annat", 1])).status_code == 404


def test_only_ones_own_draft_without_followers_is_deleted_after_a_question(as_user, user_as, writer, body):
    activity = make_activity(writer, body)
    browser = as_user(writer)
    url = reverse("plan_link_delete", args=[body.slug, "aktivitet", activity.pk])
    assert "cannot be had back" in browser.get(url).content.decode()
    with pytest.raises(SkillnadError, match="Close it instead"):
        delete_link(by=writer, link=activity.goal)
    with pytest.raises(SkillnadError, match="Close it instead"):
        delete_link(by=user_as("coordinator", body), link=activity)
    browser.post(url)
    assert not Activity.objects.exists()


def test_an_activity_that_ends_before_it_starts_is_refused(as_user, writer, body):
    goal = make_goal(writer, body)
    url = reverse("plan_link_new", args=[body.slug, "aktivitet", goal.pk])
    page = as_user(writer).post(url, as_form(ACTIVITY, ends="2026-01-01")).content.decode()
    assert "The activity ends before it starts." in page
    with pytest.raises(IntegrityError), transaction.atomic():
        write_activity(by=writer, goal=goal, **{**ACTIVITY, "ends": date(2026, 1, 1)})


def test_a_swedish_decimal_comma_is_read_in_swedish(as_user, writer, body):
    problem = make_problem(writer, body)
    browser = as_user(writer)
    browser.cookies["language"] = "sv"
    browser.post(reverse("plan_link_new", args=[body.slug, "mal", problem.pk]), as_form(GOAL, baseline_women="41,5"))
    assert float(Goal.objects.get().baseline_women) == 41.5


def test_reopening_under_a_closed_parent_is_refused(writer, body):
    activity = make_activity(writer, body)
    goal = activity.goal
    close_link(by=writer, link=activity, version=activity.version, reason="Skäl")
    close_link(by=writer, link=goal, version=goal.version, reason="Skäl")
    with pytest.raises(SkillnadError):
        reopen_link(by=writer, link=Activity.objects.get(), version=activity.version, reason="Åter")
