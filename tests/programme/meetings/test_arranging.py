"""Preparing a meeting, publishing it, noting that it has been held."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import ArchiveClosed, Refused
from skillnad.programme.agencies.models import Programme
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.meetings.actions import arrange
from skillnad.programme.meetings.models import Meeting, MeetingStatus

FORM = {
    "title": "Möte om åtgärder",
    "starts_at": "2027-04-09T10:00",
    "ends_at": "2027-04-09T12:00",
    "contribution_seconds": "120",
}


def test_the_supporter_prepares_a_meeting(as_user, supporter, programme):
    answer = as_user(supporter).post(reverse("meeting_new"), {**FORM, "programme": programme.pk})
    made = Meeting.objects.get()
    assert answer.url == reverse("meeting", args=[made.pk])
    assert (made.slug, made.status) == ("2027-04-09-mote-om-atgarder", MeetingStatus.PREPARING)
    assert AuditEvent.objects.get(kind="meetings.arranged").details == {"title": "Möte om åtgärder"}


def test_two_meetings_of_the_same_name_and_day_have_addresses_of_their_own(meeting, supporter):
    values = {"title": meeting.title, "starts_at": meeting.starts_at}
    twin = arrange.arrange_meeting(programme=meeting.programme, by=supporter, **values)
    third = arrange.arrange_meeting(programme=meeting.programme, by=supporter, **values)
    assert [twin.slug, third.slug] == [f"{meeting.slug}-2", f"{meeting.slug}-3"]


@pytest.mark.parametrize("role", ["coordinator", "head", "ministry", "auditor", "evaluator", "administrator"])
def test_nobody_else_prepares_meetings(as_user, user_as, body, role):
    assert as_user(user_as(role, body)).get(reverse("meeting_new")).status_code == 403


def test_a_coordinator_cannot_publish(meeting, coordinator):
    with pytest.raises(Refused):
        arrange.publish_meeting(meeting=meeting, by=coordinator)


def test_a_meeting_that_ends_before_it_begins_is_refused_in_words(as_user, supporter, programme):
    page = as_user(supporter).post(
        reverse("meeting_new"), {**FORM, "programme": programme.pk, "ends_at": "2027-04-09T09:00"}
    )
    assert "The meeting ends before it begins." in page.text
    assert not Meeting.objects.exists()


def test_a_programme_of_the_other_world_cannot_be_chosen(as_user, supporter):
    real = Programme.objects.create(slug="verkligt", name="Verkligt")
    page = as_user(supporter).post(reverse("meeting_new"), {**FORM, "programme": real.pk})
    assert page.status_code == 200
    assert not Meeting.objects.exists()


def test_the_archive_takes_no_meetings(supporter):
    past = Programme.objects.create(slug="forr", name="Förr", archived=True, invented=True)
    with pytest.raises(ArchiveClosed):
        arrange.arrange_meeting(
            programme=past, by=supporter, title="Nytt", starts_at=datetime(2027, 4, 9, 8, 0, tzinfo=UTC)
        )


def test_a_meeting_is_published_then_held_and_can_be_taken_back(as_user, meeting, supporter):
    browser, step = as_user(supporter), reverse("meeting_step", args=[meeting.pk])
    seen = []
    for wanted in ("publish", "hold", "take-back"):
        browser.post(step, {"step": wanted})
        meeting.refresh_from_db()
        seen.append(meeting.status)
    assert seen == ["published", "held", "preparing"]
    assert browser.post(step, {"step": "burn"}).status_code == 400


def test_what_is_not_published_cannot_have_been_held(meeting, supporter):
    with pytest.raises(SkillnadError, match="not published"):
        arrange.hold_meeting(meeting=meeting, by=supporter)


def test_two_who_change_the_same_meeting_lose_no_text(as_user, meeting, supporter, user_as, supporting_body):
    other = user_as("supporter", supporting_body, "Signe Stöd")
    arrange.change_meeting(meeting=meeting, version=1, by=other, place="Andra salen")
    page = as_user(supporter).post(
        reverse("meeting_edit", args=[meeting.pk]), {**FORM, "place": "Tredje salen", "version": "1"}
    )
    assert "Signe Stöd has saved this" in page.text
    assert "Andra salen" in page.text
    assert "Tredje salen" in page.text
    assert Meeting.objects.get().place == "Andra salen"
