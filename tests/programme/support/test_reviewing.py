"""The rubric, and the key figures of a set of bodies."""

import pytest
from django.urls import reverse

from skillnad.programme.accounts.acts import Refused
from skillnad.programme.agencies.models import Membership
from skillnad.programme.support.actions.review import review
from skillnad.programme.support.actions.sample import draw_sample
from skillnad.programme.support.figures import Shown, shown
from skillnad.programme.support.models import Review

FORM = {
    "problem": "yes",
    "problem_reason": "Tabell 2.",
    "outputs": "yes",
    "outputs_reason": "Sida 4.",
    "effects": "partly",
    "effects_reason": "En enkät, sida 9.",
}


def test_the_supporter_reviews_and_the_body_reads_the_reasons(as_user, supporter, coordinator, body):
    answer = as_user(supporter).post(reverse("review_write", args=[body.slug, 2026]), {**FORM, "version": ""})
    assert answer.url == reverse("reviews", args=[body.slug])
    page = as_user(coordinator).get(answer.url).text
    assert "En enkät, sida 9." in page
    assert "Reviewed by Stina Stöd" in page


def test_an_answer_without_reasons_is_refused(as_user, supporter, body):
    page = as_user(supporter).post(reverse("review_write", args=[body.slug, 2026]), {**FORM, "effects_reason": ""})
    assert "This field is required." in page.text
    assert not Review.objects.exists()


def test_of_two_who_review_at_once_none_loses_text(as_user, supporter, body):
    browser, page = as_user(supporter), reverse("review_write", args=[body.slug, 2026])
    browser.post(page, {**FORM, "version": ""})
    answer = browser.post(page, {**FORM, "outputs_reason": "Sida 5.", "version": ""})
    assert "Sida 4." in answer.text
    assert "Sida 5." in answer.text
    assert Review.objects.get().outputs_reason == "Sida 4."


def test_the_published_figures_of_2023_come_out_as_published():
    """Jämställdhetsmyndigheten's report 2023:8: of 14 agencies 13 showed outputs and 5 showed effects."""
    rows = [
        Review(outputs="yes" if n < 13 else "no", effects="yes" if n < 5 else "no", problem="no") for n in range(14)
    ]
    figures = shown(rows)
    assert figures["outputs"] == Shown(reviewed=14, yes=13, partly=0)
    assert figures["effects"] == Shown(reviewed=14, yes=5, partly=0)


def test_in_part_is_not_counted_as_yes():
    figures = shown([Review(outputs=one, effects="no", problem="no") for one in ("yes", "partly", "no")])
    assert figures["outputs"] == Shown(reviewed=3, yes=1, partly=1)


def test_the_overview_tells_the_figures_of_the_set_and_no_body_s_answers(as_user, supporter, body, other_body):
    answers = {**FORM, "effects": "yes"}
    review(body=body, year=2026, version=1, by=supporter, **answers)
    page = as_user(supporter).get(reverse("review_overview"), {"year": "2026", "bodies": ""}).text
    assert "1 of 1 show outputs." in page
    assert "1 of 1 show effects for the target group." in page
    assert page.index("Andra verket") < page.index("Provverket")
    assert "not reviewed" in page
    assert "En enkät" not in page


def test_a_cohort_can_be_chosen(as_user, supporter, body, other_body):
    Membership.objects.filter(body=other_body).update(cohort="2")
    review(body=body, year=2026, version=1, by=supporter, **FORM)
    page = as_user(supporter).get(reverse("review_overview"), {"year": "2026", "bodies": "cohort:2"}).text
    assert "None of these bodies has been reviewed for 2026." in page
    assert f'href="{reverse("reviews", args=[body.slug])}"' not in page


def test_a_sample_can_be_chosen_by_those_who_draw_alone(as_user, auditor, supporter, body, other_body, programme):
    sample = draw_sample(
        programme=programme, purpose="Prov", day="2026-01-01", size=1, strata="none", seed="7", by=auditor
    )
    choice = {"year": "2026", "bodies": f"sample:{sample.pk}"}
    chosen = as_user(auditor).get(reverse("review_overview"), choice).context["bodies"]
    assert [one.pk for one, _reviewed in chosen] == [sample.units.get(drawn=True).body_id]
    assert len(as_user(supporter).get(reverse("review_overview"), choice).context["bodies"]) == 2


@pytest.mark.parametrize("role", ["coordinator", "head"])
def test_a_body_does_not_review_itself(as_user, user_as, body, role):
    user = user_as(role, body)
    assert as_user(user).get(reverse("review_write", args=[body.slug, 2026])).status_code == 403
    with pytest.raises(Refused):
        review(body=body, year=2026, version=1, by=user, **FORM)


def test_another_body_and_an_impossible_year_do_not_exist(as_user, user_as, supporter, body, other_body):
    assert as_user(user_as("coordinator", other_body)).get(reverse("reviews", args=[body.slug])).status_code == 404
    assert as_user(supporter).get(reverse("review_write", args=[body.slug, 1812])).status_code == 404


def test_the_ministry_sees_the_figures_of_its_own_agencies(as_user, user_as, ministry, supporter, body, other_body):
    for one in (body, other_body):
        review(body=one, year=2026, version=1, by=supporter, **FORM)
    page = as_user(user_as("ministry", ministry)).get(reverse("review_overview"), {"year": "2026", "bodies": ""}).text
    assert "1 of 1 show outputs." in page
    assert "Andra verket" not in page
