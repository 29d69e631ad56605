"""Write down, change, decide, close and delete problems."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from programme.chain_world import PROBLEM, as_form, make_goal, make_problem
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.problems.actions import (
    change_problem,
    close_problem,
    decide_problem,
    delete_problem,
    reopen_problem,
    write_problem,
)
from skillnad.programme.problems.models import Problem, ProblemDecision
from skillnad.programme.ui.versions import EditConflict


@pytest.fixture
def writer(user_as, body):
    return user_as("analyst", body)


@pytest.fixture
def head(user_as, body):
    return user_as("head", body)


def test_a_problem_written_in_the_form_is_a_draft_with_all_its_codes(as_user, writer, body):
    response = as_user(writer).post(reverse("problem_new", args=[body.slug]), as_form(PROBLEM))
    problem = Problem.objects.get()
    assert response.url == reverse("problem", args=[body.slug, problem.pk])
    assert (problem.status, list(problem.sub_goals), list(problem.perspectives)) == (
        "draft",
        ["2", "5"],
        ["equality", "disability"],
    )
    assert AuditEvent.objects.get().kind == "problem.written"


def test_only_those_who_may_write_problems_get_the_form(as_user, head, body):
    assert as_user(head).get(reverse("problem_new", args=[body.slug])).status_code == 403
    with pytest.raises(Refused):
        write_problem(by=head, body=body, **PROBLEM)


@pytest.mark.parametrize("name", ["problem", "problem_edit", "problem_close", "problem_delete"])
def test_another_bodys_problem_does_not_exist(as_user, user_as, writer, body, other_body, name):
    theirs = make_problem(user_as("analyst", other_body), other_body)
    browser = as_user(writer)
    assert browser.get(reverse(name, args=[other_body.slug, theirs.pk])).status_code == 404
    assert browser.get(reverse(name, args=[body.slug, theirs.pk])).status_code == 404


def test_a_grade_without_its_reason_is_refused_by_form_and_database(as_user, writer, body):
    page = as_user(writer).post(reverse("problem_new", args=[body.slug]), as_form(PROBLEM, grade_reason=""))
    assert "Say in words why the grade is this one." in page.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_problem(writer, body, grade="measured", grade_reason="")


def test_a_problem_not_shown_cannot_be_decided_and_the_page_says_what_is_missing(as_user, writer, head, body):
    problem = make_problem(writer, body, evidence_kind="", evidence="", evidence_source="")
    with pytest.raises(SkillnadError, match="Name the source"):
        decide_problem(by=head, problem=problem, version=problem.version)
    page = as_user(head).get(reverse("problem_decide", args=[body.slug, problem.pk])).content.decode()
    assert "Name the source, so that others can check it." in page
    with pytest.raises(IntegrityError), transaction.atomic():
        Problem.objects.filter(pk=problem.pk).update(status="decided")


def test_a_decision_keeps_the_problem_as_it_was_and_a_change_makes_it_a_draft(writer, head, body):
    problem = make_problem(writer, body)
    decide_problem(by=head, problem=problem, version=problem.version, reason="Känt sedan länge")
    assert problem.status == "decided"
    change_problem(by=writer, problem=problem, version=problem.version, title="Annan rubrik")
    assert problem.status == "draft"
    kept = ProblemDecision.objects.get()
    assert (kept.verdict, kept.text["title"], kept.text["sub_goals"]) == ("decided", PROBLEM["title"], ["2", "5"])


def test_one_who_writes_problems_may_not_decide_them(writer, body):
    problem = make_problem(writer, body)
    with pytest.raises(Refused):
        decide_problem(by=writer, problem=problem, version=problem.version)


def test_closing_and_opening_again_keeps_the_reasons_as_history(as_user, writer, body):
    problem = make_problem(writer, body)
    url = reverse("problem_close", args=[body.slug, problem.pk])
    as_user(writer).post(url, {"version": 1, "reason": "Löst"})
    problem.refresh_from_db()
    assert (problem.status, problem.closed_because) == ("closed", "Löst")
    as_user(writer).post(url, {"version": problem.version, "reason": "Tillbaka"})
    problem.refresh_from_db()
    assert problem.status == "draft"
    assert [one.reason for one in problem.decisions.all()] == ["Tillbaka", "Löst"]


def test_a_closed_problem_is_not_changed(writer, body):
    problem = make_problem(writer, body)
    close_problem(by=writer, problem=problem, version=1, reason="Löst")
    with pytest.raises(SkillnadError, match="Open it again"):
        change_problem(by=writer, problem=problem, version=problem.version, title="Nytt")
    reopen_problem(by=writer, problem=problem, version=problem.version, reason="Åter")
    assert change_problem(by=writer, problem=problem, version=problem.version, title="Nytt").title == "Nytt"


def test_deleting_asks_first_and_takes_only_ones_own_draft_without_followers(as_user, user_as, writer, body):
    mine, url = make_problem(writer, body), "problem_delete"
    browser = as_user(writer)
    assert "cannot be had back" in browser.get(reverse(url, args=[body.slug, mine.pk])).content.decode()
    browser.post(reverse(url, args=[body.slug, mine.pk]))
    assert not Problem.objects.exists()
    assert AuditEvent.objects.last().kind == "problem.deleted"
    coordinator = user_as("coordinator", body)
    with_goal = make_goal(coordinator, body).problem
    for problem, by in ((with_goal, coordinator), (make_problem(coordinator, body), writer)):
        with pytest.raises(SkillnadError, match="Close it instead"):
            delete_problem(by=by, problem=problem)


def test_a_decided_problem_is_never_deleted(writer, head, body):
    problem = make_problem(writer, body)
    decide_problem(by=head, problem=problem, version=1)
    change_problem(by=writer, problem=problem, version=problem.version, title="Nytt")
    with pytest.raises(SkillnadError):
        delete_problem(by=writer, problem=problem)


def test_two_writers_lose_nothing(as_user, user_as, writer, body):
    problem = make_problem(writer, body)
    other = user_as("analyst", body, "Birgit Prov")
    change_problem(by=other, problem=Problem.objects.get(), version=1, title="Birgits rubrik")
    url = reverse("problem_edit", args=[body.slug, problem.pk])
    page = as_user(writer).post(url, as_form(PROBLEM, title="Min rubrik", version=1)).content.decode()
    assert "Birgit Prov has saved this since you opened it." in page
    assert "Birgits rubrik" in page
    assert 'value="Min rubrik"' in page
    assert 'name="version" value="2"' in page
    as_user(writer).post(url, as_form(PROBLEM, title="Vår rubrik", version=2))
    problem.refresh_from_db()
    assert (problem.title, problem.version) == ("Vår rubrik", 3)


def test_a_conflict_shows_choices_in_words(as_user, user_as, writer, body):
    problem = make_problem(writer, body)
    other = user_as("analyst", body)
    change_problem(by=other, problem=Problem.objects.get(), version=1, operation="supervision", sub_goals=["6"])
    sent = as_form(PROBLEM, version=1)
    page = as_user(writer).post(reverse("problem_edit", args=[body.slug, problem.pk]), sent).content.decode()
    differs = page[page.index("What differs") : page.index("</table>")]
    assert "Supervision and inspection" in differs
    assert "Decisions in individual cases" in differs
    assert "violence against women shall end" in differs


def test_a_decision_on_a_page_that_is_old_is_asked_for_again(as_user, writer, head, body):
    problem = make_problem(writer, body)
    change_problem(by=writer, problem=Problem.objects.get(), version=1, title="Nyare")
    url = reverse("problem_decide", args=[body.slug, problem.pk])
    page = as_user(head).post(url, {"version": 1, "reason": ""}).content.decode()
    assert "has changed this since you opened the page" in page
    with pytest.raises(EditConflict):
        decide_problem(by=head, problem=problem, version=1)
