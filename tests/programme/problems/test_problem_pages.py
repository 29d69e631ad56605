"""The list of problems, and the page of one with its chain."""

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from programme.chain_world import make_effect, make_problem
from skillnad.programme.problems.codes import CodesField, SubGoal
from skillnad.programme.problems.models import Problem


@pytest.fixture
def writer(user_as, body):
    return user_as("coordinator", body)


def test_an_empty_list_says_how_to_begin(as_user, writer, body):
    page = as_user(writer).get(reverse("problems", args=[body.slug])).content.decode()
    assert "No problems yet." in page
    assert reverse("problem_new", args=[body.slug]) in page


def test_the_page_shows_six_steps_and_says_what_is_missing(as_user, writer, body):
    problem = make_problem(writer, body)
    page = as_user(writer).get(reverse("problem", args=[body.slug, problem.pk])).content.decode()
    for step in ("Difference", "Problem", "Goal", "Activity", "Output", "Effect"):
        assert f"<h3>{step}</h3>" in page
    assert page.count('<li class="missing">') == 4
    assert "No goal yet. Say what shall be reached, for women and for men." in page


def test_a_full_chain_has_its_evidence_grade_on_every_arrow(as_user, writer, body):
    effect = make_effect(writer, body, grade="compared", grade_reason="Jämförelse med två regioner.")
    problem = effect.output.activity.goal.problem
    page = as_user(writer).get(reverse("problem", args=[body.slug, problem.pk])).content.decode()
    assert '<li class="missing">' not in page
    assert page.count("Evidence:") == 5
    assert "measured with comparison" in page
    assert "Jämförelse med två regioner." in page


def test_readers_of_other_bodies_and_those_not_signed_in_are_kept_out(as_user, anonymous, user_as, other_body, body):
    url = reverse("problems", args=[body.slug])
    assert as_user(user_as("coordinator", other_body)).get(url).status_code == 404
    assert anonymous.get(url).status_code == 302


@pytest.mark.parametrize("role", ["ministry", "supporter", "administrator"])
def test_drafts_are_private_to_the_body(as_user, user_as, programme, ministry, body, role):
    at = {"ministry": ministry, "supporter": body, "administrator": body}[role]
    assert as_user(user_as(role, at)).get(reverse("problems", args=[body.slug])).status_code == 403


def test_the_number_of_queries_does_not_grow_with_the_problems(as_user, writer, body, django_assert_max_num_queries):
    for _number in range(6):
        make_effect(writer, body)
    browser = as_user(writer)
    with django_assert_max_num_queries(14):
        browser.get(reverse("problems", args=[body.slug]))


@given(st.lists(st.sampled_from(SubGoal.values)))
def test_codes_come_back_as_they_were_put_in(codes):
    field = CodesField(choices=SubGoal.choices)
    kept = field.get_prep_value(codes)
    assert set(field.to_python(kept)) == set(codes)
    assert all(f",{code}," in kept for code in codes)


@pytest.mark.django_db
def test_a_code_is_found_in_the_column(writer, body):
    make_problem(writer, body, perspectives=["children"], sub_goals=["1", "6"])
    assert Problem.objects.filter(perspectives__contains=",children,").exists()
    assert not Problem.objects.filter(sub_goals__contains=",2,").exists()
    assert str(Problem.objects.get().perspectives) in {"rights of the child"}
