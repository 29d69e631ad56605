"""Two minutes from a body."""

import pytest
from django.urls import reverse

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.meetings.actions import contribute
from skillnad.programme.meetings.models import Contribution, Meeting
from skillnad.programme.meetings.speech import Speech, speech

TEXTS = {"agency": "Vi mäter nu.", "target_group": "Fler kvinnor får svar.", "society": "Samma makt."}


@pytest.fixture
def contribution(body, meeting, coordinator):
    return contribute.write_contribution(body=body, meeting=meeting, version=1, by=coordinator, **TEXTS)


def address(name, body, meeting):
    return reverse(name, args=[body.slug, meeting.pk])


def test_a_body_writes_its_three_parts_and_hears_how_long_they_take(as_user, coordinator, body, meeting):
    browser, page = as_user(coordinator), address("meeting_contribution", body, meeting)
    answer = browser.post(page, {**TEXTS, "version": ""}, follow=True)
    assert "9 words saved." in answer.text
    assert "It takes about 4 seconds to say aloud." in answer.text
    assert Contribution.objects.get().status == "draft"


def test_a_speech_of_260_words_takes_two_minutes_and_no_more():
    assert speech("ord " * 200, "ord – " * 60) == Speech(260)
    assert Speech(260).fits(120)
    assert not Speech(265).fits(120)


def test_what_is_too_long_is_said_to_be(as_user, coordinator, body, meeting):
    browser, page = as_user(coordinator), address("meeting_contribution", body, meeting)
    answer = browser.post(page, {**TEXTS, "agency": "ord " * 300, "version": ""}, follow=True)
    assert "That is too long." in answer.text


def test_a_draft_is_seen_by_nobody_else(as_user, user_as, supporter, other_body, contribution, published):
    for reader in (supporter, user_as("coordinator", other_body)):
        assert "Vi mäter nu." not in as_user(reader).get(reverse("meeting", args=[published.pk])).text


def test_a_decided_contribution_is_published_with_the_meeting(as_user, anonymous, coordinator, contribution, meeting):
    answer = as_user(coordinator).post(
        address("meeting_contribution_decide", contribution.body, meeting), {"version": contribution.version}
    )
    assert answer.status_code == 302
    public = reverse("public_meeting", args=[meeting.slug])
    assert anonymous.get(public).status_code == 404
    Meeting.objects.update(status="published")
    assert "Vi mäter nu." in anonymous.get(public).text


def test_to_change_it_makes_it_a_draft_again(anonymous, coordinator, contribution, published):
    contribute.decide_contribution(contribution=contribution, version=contribution.version, by=coordinator)
    contribute.write_contribution(
        body=contribution.body, meeting=published, version=contribution.version, by=coordinator, agency="Nytt."
    )
    page = anonymous.get(reverse("public_meeting", args=[published.slug])).text
    assert "Nytt." not in page
    assert "Vi mäter nu." not in page


def test_it_is_not_decided_with_a_part_missing(coordinator, contribution):
    contribution.change(contribution.version, coordinator, society="")
    with pytest.raises(SkillnadError, match="lacks one of its three parts"):
        contribute.decide_contribution(contribution=contribution, version=contribution.version, by=coordinator)


def test_what_somebody_changed_meanwhile_is_not_decided_unread(as_user, coordinator, contribution, meeting):
    seen = contribution.version
    contribution.change(seen, "Någon annan", agency="Något annat.")
    page = address("meeting_contribution_decide", contribution.body, meeting)
    answer = as_user(coordinator).post(page, {"version": seen}, follow=True)
    assert "Någon annan has saved this since you opened it." in answer.text
    assert Contribution.objects.get().status == "draft"


def test_two_who_write_at_once_lose_no_text(as_user, coordinator, contribution, body, meeting):
    page = address("meeting_contribution", body, meeting)
    answer = as_user(coordinator).post(page, {**TEXTS, "agency": "Mitt.", "version": "1"})
    assert "Mitt." in answer.text
    assert "Vi mäter nu." in answer.text
    assert Contribution.objects.get().agency == "Vi mäter nu."


def test_an_analyst_does_not_write_it(as_user, user_as, body, meeting):
    analyst = user_as("analyst", body)
    assert as_user(analyst).get(address("meeting_contribution", body, meeting)).status_code == 403
    with pytest.raises(Refused):
        contribute.write_contribution(body=body, meeting=meeting, version=1, by=analyst, **TEXTS)


def test_the_page_of_another_body_does_not_exist(as_user, coordinator, other_body, meeting):
    assert as_user(coordinator).get(address("meeting_contribution", other_body, meeting)).status_code == 404


def test_a_body_that_was_no_member_on_the_day_is_not_asked(as_user, coordinator, body, meeting):
    body.memberships.update(valid_to="2026-12-31")
    assert as_user(coordinator).get(address("meeting_contribution", body, meeting)).status_code == 404
