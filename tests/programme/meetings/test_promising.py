"""Promises: noted, kept in a list, followed up, shown at the next meeting."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from skillnad.programme.accounts.acts import Refused
from skillnad.programme.meetings.actions import arrange, promise
from skillnad.programme.meetings.models import Promise
from skillnad.programme.work.tasks import tasks_for

FORM = {"text": "Mäta igen", "owner": "Chefen för bidrag", "due": "2027-10-01", "shown": "on"}


@pytest.fixture
def made(body, meeting, coordinator) -> Promise:
    return promise.make_promise(
        body=body, meeting=meeting, by=coordinator, text="Mäta igen", owner="Chefen", due=date(2027, 10, 1)
    )


@pytest.fixture
def next_meeting(programme, supporter):
    later = arrange.arrange_meeting(
        programme=programme, by=supporter, title="Nästa", starts_at=datetime(2028, 4, 7, 8, 0, tzinfo=UTC)
    )
    arrange.publish_meeting(meeting=later, by=supporter)
    return later


def test_a_promise_becomes_a_task_in_the_list_of_the_body(as_user, coordinator, body, meeting):
    browser = as_user(coordinator)
    answer = browser.post(reverse("promise_new", args=[body.slug, meeting.pk]), FORM, follow=True)
    assert "Mäta igen" in answer.text
    assert "Chefen för bidrag" in answer.text
    assert "1 October 2027" in answer.text


def test_a_promise_whose_day_has_passed_is_late(made):
    assert made.is_late(date(2027, 10, 2))
    assert not made.is_late(date(2027, 10, 1))


def test_what_came_of_it_is_said_in_words_and_shown_at_the_next_meeting(
    as_user, anonymous, coordinator, made, next_meeting
):
    browser, page = as_user(coordinator), reverse("promise_follow_up", args=[made.body.slug, made.pk])
    refused = browser.post(page, {"status": "kept", "outcome": "", "version": "1"})
    assert "Say in words what came of it." in refused.text
    browser.post(page, {"status": "kept", "outcome": "Skillnaden är halverad.", "version": "1"})
    shown = anonymous.get(reverse("public_meeting", args=[next_meeting.slug])).text
    assert "Promises from earlier meetings" in shown
    assert "Skillnaden är halverad." in shown


def test_an_old_promise_that_is_still_open_is_shown_until_it_is_followed_up(made, coordinator, next_meeting, supporter):
    from skillnad.programme.meetings.page import earlier_promises

    promise.make_promise(
        body=made.body, meeting=next_meeting, by=coordinator, text="Annat", owner="Chefen", due=date(2028, 10, 1)
    )
    third = arrange.arrange_meeting(
        programme=made.programme, by=supporter, title="Tredje", starts_at=datetime(2029, 4, 7, 8, 0, tzinfo=UTC)
    )
    assert {one.text for one in earlier_promises(third)} == {"Annat", "Mäta igen"}
    promise.follow_up_promise(promise=made, version=1, status="not_kept", outcome="Inget.", by=coordinator)
    assert {one.text for one in earlier_promises(third)} == {"Annat"}


def test_a_promise_that_is_not_shown_is_the_body_s_own(as_user, anonymous, supporter, coordinator, made, published):
    made.change(1, coordinator, shown=False)
    page = reverse("meeting", args=[published.pk])
    assert "Mäta igen" in as_user(coordinator).get(page).text
    assert "Mäta igen" not in as_user(supporter).get(page).text
    assert "Mäta igen" not in anonymous.get(reverse("public_meeting", args=[published.slug])).text


def test_two_who_change_the_same_promise_lose_no_text(as_user, coordinator, made):
    made.change(1, "Någon annan", text="Mäta om ett år")
    page = as_user(coordinator).post(
        reverse("promise_edit", args=[made.body.slug, made.pk]), {**FORM, "text": "Mäta två gånger", "version": "1"}
    )
    assert "Mäta om ett år" in page.text
    assert "Mäta två gånger" in page.text


def test_an_analyst_reads_but_does_not_promise(as_user, user_as, body, made):
    analyst = user_as("analyst", body)
    browser = as_user(analyst)
    assert "Mäta igen" in browser.get(reverse("promises", args=[body.slug])).text
    assert browser.get(reverse("promise_edit", args=[body.slug, made.pk])).status_code == 403
    with pytest.raises(Refused):
        promise.follow_up_promise(promise=made, version=1, status="kept", outcome="Ja.", by=analyst)


def test_promises_of_another_body_do_not_exist(as_user, user_as, other_body, made):
    browser = as_user(user_as("coordinator", other_body))
    assert browser.get(reverse("promises", args=[made.body.slug])).status_code == 404
    assert browser.get(reverse("promise_edit", args=[other_body.slug, made.pk])).status_code == 404


def test_a_day_that_is_no_day_is_refused_in_words(as_user, coordinator, body, meeting):
    page = as_user(coordinator).post(reverse("promise_new", args=[body.slug, meeting.pk]), {**FORM, "due": "hösten"})
    assert "Enter a valid date." in page.text
    assert not Promise.objects.exists()


def test_what_is_to_be_done_is_told_to_the_body_alone(coordinator, user_as, body, other_body, made):
    told = [(str(task.title), str(task.why)) for task in tasks_for(body, coordinator)]
    assert told == [("Experience meeting", "contribution wanted"), ("Mäta igen", "promised at a meeting")]
    assert tasks_for(body, user_as("analyst", body)) == []
    assert [task for task in tasks_for(other_body, coordinator) if "Mäta" in str(task.title)] == []
    promise.follow_up_promise(promise=made, version=1, status="kept", outcome="Mätt.", by=coordinator)
    assert [str(task.title) for task in tasks_for(body, coordinator)] == ["Experience meeting"]
