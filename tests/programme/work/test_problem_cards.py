"""My agency shows the problems that are worked with, and how far each has come."""

from django.urls import reverse

from skillnad.programme.problems.actions import close_problem, write_problem

FACTS = {"observed": "Kvinnor väntar längre.", "affected": "Alla som sökte.", "evidence": "9 mot 6 dagar."}


def home_of(as_user, user, body) -> str:
    answer = as_user(user).get(reverse("agency_home", args=[body.slug]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_open_problem_is_shown_with_its_chain_and_leads_to_its_page(as_user, user_as, body):
    coordinator = user_as("coordinator", body)
    problem = write_problem(by=coordinator, body=body, title="Olika väntan", **FACTS)
    page = home_of(as_user, coordinator, body)
    assert f'href="{reverse("problem", args=[body.slug, problem.pk])}"' in page
    assert "Goal –" in " ".join(page.split())


def test_a_closed_problem_and_another_body_s_are_not_shown(as_user, user_as, body, other_body):
    coordinator, other = user_as("coordinator", body), user_as("coordinator", other_body)
    closed = write_problem(by=coordinator, body=body, title="Avslutat problem", **FACTS)
    close_problem(by=coordinator, problem=closed, version=closed.version, reason="Löst.")
    write_problem(by=other, body=other_body, title="Andras problem", **FACTS)
    page = home_of(as_user, coordinator, body)
    assert "Avslutat problem" not in page
    assert "Andras problem" not in page


def test_the_number_of_questions_does_not_grow_with_the_problems(as_user, user_as, body, django_assert_max_num_queries):
    coordinator = user_as("coordinator", body)
    for number in range(12):
        write_problem(by=coordinator, body=body, title=f"Problem {number}", **FACTS)
    browser = as_user(coordinator)
    with django_assert_max_num_queries(30):
        browser.get(reverse("agency_home", args=[body.slug]))
