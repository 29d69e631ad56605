"""One record seen as list, year and chain; what the plan asks; figures per sex."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from programme.chain_world import ACTIVITY, EXPECTED, make_activity, make_effect, make_goal, make_problem, make_started
from skillnad.programme.plans.actions.changing import close_link
from skillnad.programme.plans.templatetags.figures import figure
from skillnad.programme.plans.todo import todos
from skillnad.programme.plans.values import PerSex
from skillnad.programme.plans.year import year_of

VIEWS = ["plan", "plan_chain", "plan_year_now"]


@pytest.fixture
def writer(user_as, body):
    return user_as("coordinator", body)


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_plan_says_how_to_begin(as_user, writer, body, view):
    page = as_user(writer).get(reverse(view, args=[body.slug])).content.decode()
    assert "No plan yet." in page
    assert reverse("problem_new", args=[body.slug]) in page


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_the_same_activity(as_user, writer, body, view):
    make_activity(writer, body, starts=date.today(), ends=date.today())
    page = as_user(writer).get(reverse(view, args=[body.slug])).content.decode()
    assert ACTIVITY["title"] in page


@pytest.mark.parametrize("view", VIEWS)
def test_others_are_kept_out(as_user, user_as, body, other_body, ministry, view):
    url = reverse(view, args=[body.slug])
    assert as_user(user_as("coordinator", other_body)).get(url).status_code == 404
    assert as_user(user_as("ministry", ministry)).get(url).status_code == 403


@pytest.mark.parametrize("view", VIEWS)
def test_queries_do_not_grow_with_the_plan(as_user, writer, body, view, django_assert_max_num_queries):
    for _number in range(5):
        make_effect(writer, body)
    browser = as_user(writer)
    with django_assert_max_num_queries(17):
        browser.get(reverse(view, args=[body.slug]))


def test_the_plan_is_filtered_by_perspective_and_sub_goal(as_user, writer, body):
    make_problem(writer, body, title="Om barn", perspectives=["children"], sub_goals=["3"])
    goal = make_goal(writer, body, sub_goal="6")
    browser, url = as_user(writer), reverse("plan", args=[body.slug])

    def shown(**chosen):
        return {problem.title for problem in browser.get(url, chosen).context["problems"]}

    assert shown() == {"Om barn", goal.problem.title}
    assert shown(perspective="children") == {"Om barn"}
    assert shown(sub_goal="3") == {"Om barn"}
    assert shown(sub_goal="6") == {goal.problem.title}
    assert shown(perspective="children", sub_goal="6") == set()
    assert shown(sub_goal="99") == {"Om barn", goal.problem.title}


def test_a_year_shows_each_month_an_activity_runs_in(writer, body):
    activity = make_activity(writer, body, starts=date(2025, 11, 20), ends=date(2026, 3, 2))
    problem = activity.goal.problem
    year = year_of(body, [problem], 2026, date(2026, 2, 5))
    assert year.bars[0].months == [True, True, True] + [False] * 9
    assert [month.now for month in year.months].index(True) == 1
    assert [mark.day for month in year.months for mark in month.marks] == [date(2026, 3, 2)]
    assert year_of(body, [problem], 2027, date(2026, 2, 5)).bars == []


def test_the_plan_asks_for_what_is_missing_and_late(writer, body):
    today = date(2026, 5, 1)
    make_problem(writer, body, title="Ensamt problem")
    make_goal(writer, body, title="Ensamt mål")
    make_activity(writer, body, title="Försenad", ends=date(2026, 4, 1), expected_effect=EXPECTED)
    make_activity(writer, body, title="Utan väntad effekt", ends=date(2026, 9, 1))
    asked = {(todo.title, str(todo.why)) for todo in todos(body, today)}
    assert asked == {
        ("Ensamt problem", "problem without goal"),
        ("Ensamt mål", "goal without activity"),
        ("Försenad", "activity overdue"),
        ("Utan väntad effekt", "activity without expected effect"),
    }
    assert todos(body, today)[0].title == "Försenad"


def test_what_the_plan_asks_is_on_its_first_page(as_user, writer, body):
    make_activity(writer, body, ends=date.today().replace(year=date.today().year - 1), starts=date(2020, 1, 1))
    page = as_user(writer).get(reverse("plan", args=[body.slug])).content.decode()
    assert page.index("To do now") < page.index("activity overdue") < page.index("<table>")


def test_closed_and_done_work_is_not_asked_for(writer, body):
    activity = make_started(writer, body)
    close_link(by=writer, link=activity, version=activity.version, reason="Skäl")
    goal = activity.goal
    close_link(by=writer, link=goal, version=goal.version, reason="Skäl")
    assert [str(todo.why) for todo in todos(body, date(2030, 1, 1))] == ["problem without goal"]


def test_women_come_before_men_and_the_difference_before_the_total(as_user, writer, body):
    goal = make_goal(writer, body)
    page = as_user(writer).get(reverse("plan_link", args=[body.slug, "mal", goal.pk])).content.decode()
    table = page[page.index("<table>") :]
    assert table.index("Women") < table.index("Men") < table.index("women minus men") < table.index("Total")
    assert ">−7<" in table


def test_the_latest_effect_stands_between_baseline_and_target(as_user, writer, body):
    goal = make_effect(writer, body).output.activity.goal
    figures = as_user(writer).get(reverse("plan_link", args=[body.slug, "mal", goal.pk])).context["figures"]
    assert [str(line.what) for line in figures] == ["Baseline", "Latest", "Target"]
    assert figures[1].values.women == 45


def test_a_total_that_fits_neither_sum_nor_rate_is_pointed_out(as_user, writer, body):
    goal = make_goal(writer, body, baseline_total=Decimal("120"))
    page = as_user(writer).get(reverse("plan_link", args=[body.slug, "mal", goal.pk])).content.decode()
    assert "is neither the sum of women" in page


@pytest.mark.parametrize(
    ("value", "written"),
    [("100.000", "100"), ("44.500", "44.5"), ("-7", "−7"), ("1234567.25", "1,234,567.25"), ("0.000", "0")],
)
def test_figures_are_written_without_idle_decimals(value, written):
    assert figure(Decimal(value)) == written
    assert figure(None) == ".."


@given(st.decimals(0, 1000, places=2), st.decimals(0, 1000, places=2), st.decimals(0, 1, places=2))
def test_sums_and_weighted_means_always_fit_as_totals(women, men, weight):
    assert PerSex(women, men, women + men).total_fits
    assert PerSex(women, men, weight * women + (1 - weight) * men).total_fits
    assert not PerSex(women, men, women + men + 1).total_fits
