"""Who sees a meeting, and when."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from skillnad.programme.meetings.actions import agenda, contribute
from skillnad.programme.meetings.models import Meeting


def page_for(browser, meeting):
    return browser.get(reverse("meeting", args=[meeting.pk])).status_code


@pytest.mark.parametrize("role", ["supporter", "ministry", "evaluator"])
def test_those_who_read_preparations_see_it_from_the_start(as_user, user_as, meeting, supporting_body, role):
    Meeting.objects.update(contribute_by=None)
    assert page_for(as_user(user_as(role, supporting_body)), meeting) == 200


def test_a_member_sees_it_once_contributions_are_wanted(as_user, coordinator, meeting):
    assert page_for(as_user(coordinator), meeting) == 200
    Meeting.objects.update(contribute_by=None)
    assert page_for(as_user(coordinator), meeting) == 404


def test_an_analyst_sees_it_once_published(as_user, user_as, body, meeting, supporter):
    browser = as_user(user_as("analyst", body))
    assert page_for(browser, meeting) == 404
    assert "No meetings yet." in browser.get(reverse("meetings")).text
    Meeting.objects.update(status="published")
    assert page_for(browser, meeting) == 200


def test_a_meeting_of_another_world_does_not_exist(as_user, coordinator, published, programme):
    type(programme).objects.update(invented=False)
    assert page_for(as_user(coordinator), published) == 404


def test_whoever_has_not_signed_in_is_sent_to_sign_in(anonymous, meeting):
    assert page_for(anonymous, meeting) == 302


def test_the_public_page_is_there_only_when_published(anonymous, meeting, supporter):
    address = reverse("public_meeting", args=[meeting.slug])
    assert anonymous.get(address).status_code == 404
    assert "Experience meeting" not in anonymous.get(reverse("public_meetings")).text
    Meeting.objects.update(status="published")
    assert "Experience meeting" in anonymous.get(address).text
    assert "Experience meeting" in anonymous.get(reverse("public_meetings")).text


def test_the_public_page_is_there_only_within_its_period(anonymous, published):
    today, day = timezone.localdate(), timedelta(days=1)
    address = reverse("public_meeting", args=[published.slug])
    for first, last, expected in (
        (today, today, 200),
        (today + day, None, 404),
        (today - day, today - day, 404),
        (None, None, 200),
    ):
        Meeting.objects.update(published_from=first, published_to=last)
        assert anonymous.get(address).status_code == expected, (first, last)


def test_the_public_page_says_its_period(anonymous, published):
    Meeting.objects.update(published_from=date(2014, 10, 3), published_to=date(2099, 1, 20))
    page = anonymous.get(reverse("public_meeting", args=[published.slug])).text
    assert "Published from 3 October 2014 to 20 January 2099." in page


def test_the_page_asks_as_many_questions_of_the_database_for_many_rows_as_for_few(
    anonymous, published, supporter, django_assert_max_num_queries
):
    for number in range(8):
        item = agenda.add_item(meeting=published, by=supporter, title=f"Punkt {number}", order=number)
        for name in ("Anna", "Berit"):
            agenda.add_speaker(item=item, by=supporter, name=name, role="gd")
    with django_assert_max_num_queries(12):
        anonymous.get(reverse("public_meeting", args=[published.slug]))


def test_what_was_done_with_a_meeting_is_told_to_those_who_read_preparations(
    as_user, user_as, body, published, supporter
):
    address = reverse("meeting", args=[published.pk])
    page = as_user(supporter).get(address).text
    assert "What has been done" in page
    assert "Stina Stöd published the meeting “Erfarenhetsmöte”." in page
    assert "What has been done" not in as_user(user_as("analyst", body)).get(address).text
    assert "What has been done" not in as_user(supporter).get(reverse("public_meeting", args=[published.slug])).text


def test_what_was_done_with_a_contribution_is_told_to_its_body(
    as_user, coordinator, user_as, body, other_body, meeting
):
    sent = {"agency": "Vi räknar.", "target_group": "", "society": ""}
    contribute.write_contribution(body=body, meeting=meeting, by=coordinator, version=1, **sent)
    page = as_user(coordinator).get(reverse("meeting_contribution", args=[body.slug, meeting.pk])).text
    assert "Karin Koordinator wrote the contribution to “Erfarenhetsmöte”." in page
    other = user_as("coordinator", other_body)
    assert "Karin" not in as_user(other).get(reverse("meeting_contribution", args=[other_body.slug, meeting.pk])).text
