"""Requests and advice: private between body and supporter, read by those who evaluate the support."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.support.actions import ask
from skillnad.programme.support.figures import Replies, replies
from skillnad.programme.support.models import Entry, RequestStatus, SupportRequest
from skillnad.programme.work.tasks import tasks_for


def page_of(request):
    return reverse("support_request", args=[request.body.slug, request.pk])


def test_a_body_asks_and_is_answered(as_user, coordinator, supporter, body):
    values = {"subject": "Metod", "text": "Vilken metod passar?", "wish_by": "2027-03-01", "sub_goal": "2"}
    answer = as_user(coordinator).post(reverse("support_request_new", args=[body.slug]), values)
    asked = SupportRequest.objects.get()
    assert answer.url == page_of(asked)
    as_user(supporter).post(page_of(asked), {"text": "Börja med statistiken."})
    page = as_user(coordinator).get(page_of(asked)).text
    assert "Börja med statistiken." in page
    assert "Stina Stöd" in page
    assert SupportRequest.objects.get().status == RequestStatus.ANSWERED
    assert AuditEvent.objects.filter(kind__startswith="support.").count() == 2


def test_the_log_does_not_tell_what_was_asked(asked):
    assert AuditEvent.objects.get(kind="support.asked").details == {"title": "Små tal"}


def test_a_further_question_waits_for_an_answer_again(as_user, coordinator, supporter, asked):
    ask.advise(request=asked, by=supporter, text="Slå ihop åren.")
    as_user(coordinator).post(page_of(asked), {"text": "Hur många år?"})
    assert SupportRequest.objects.get().status == RequestStatus.OPEN


def test_nothing_more_is_said_in_a_closed_request(as_user, coordinator, supporter, asked):
    as_user(coordinator).post(reverse("support_request_close", args=[asked.body.slug, asked.pk]))
    assert SupportRequest.objects.get().status == RequestStatus.CLOSED
    with pytest.raises(SkillnadError, match="the request is closed"):
        ask.advise(request=asked, by=supporter, text="För sent.")
    assert Entry.objects.count() == 1


def test_an_empty_question_is_refused_in_words(as_user, coordinator, body):
    page = as_user(coordinator).post(reverse("support_request_new", args=[body.slug]), {"subject": "", "text": ""})
    assert "This field is required." in page.text
    assert not SupportRequest.objects.exists()


@pytest.mark.parametrize("role", ["ministry", "auditor"])
def test_ministry_and_auditor_do_not_read_requests(as_user, user_as, ministry, supporting_body, asked, role):
    at = ministry if role == "ministry" else supporting_body
    browser = as_user(user_as(role, at))
    assert browser.get(page_of(asked)).status_code == 403
    assert "Små tal" not in browser.get(reverse("support")).text


def test_the_evaluator_reads_but_does_not_advise(as_user, evaluator, asked):
    page = as_user(evaluator).get(page_of(asked)).text
    assert "Hur gör vi när de är få?" in page
    assert "<textarea" not in page
    with pytest.raises(Refused):
        ask.advise(request=asked, by=evaluator, text="Jo.")


def test_an_analyst_reads_but_does_not_ask(as_user, user_as, body, asked):
    browser = as_user(user_as("analyst", body))
    assert browser.get(page_of(asked)).status_code == 200
    assert browser.get(reverse("support_request_new", args=[body.slug])).status_code == 403
    assert browser.post(page_of(asked), {"text": "Jo."}).status_code == 403


def test_another_body_does_not_find_it(as_user, user_as, other_body, asked):
    browser = as_user(user_as("coordinator", other_body))
    assert browser.get(page_of(asked)).status_code == 404
    assert browser.get(reverse("support_request", args=[other_body.slug, asked.pk])).status_code == 404


def test_the_inbox_shows_what_waits_first_by_the_day_wished(as_user, supporter, coordinator, body, asked):
    for subject, day in (("Sen", date(2027, 5, 1)), ("Tidig", date(2027, 4, 1))):
        ask.ask(body=body, by=coordinator, subject=subject, text="?", wish_by=day)
    page = as_user(supporter).get(reverse("support")).text
    assert "3 requests wait for an answer." in page
    assert page.index("Tidig") < page.index("Sen") < page.index("Små tal")


def test_a_request_is_late_the_day_after_the_one_wished(asked):
    asked.wish_by = date(2027, 3, 1)
    assert asked.is_late(date(2027, 3, 2))
    assert not asked.is_late(date(2027, 3, 1))


def test_half_of_those_answered_were_answered_within_the_median_of_days(body, coordinator, supporter):
    for days in (1, 4, 9, None):
        asked = ask.ask(body=body, by=coordinator, subject="Fråga", text="?")
        SupportRequest.objects.filter(pk=asked.pk).update(asked_at=timezone.now() - timedelta(days=days or 0))
        if days:
            ask.advise(request=asked, by=supporter, text="Svar.")
    found = SupportRequest.objects.prefetch_related("entries")
    assert replies(found) == Replies(asked=4, answered=3, days=4)


def test_an_attachment_is_received_and_handed_out_as_a_download(as_user, supporter, asked):
    file = SimpleUploadedFile("råd.pdf", b"%PDF-1.7 prov")
    browser = as_user(supporter)
    browser.post(page_of(asked), {"text": "Se bilagan.", "file": file})
    entry = Entry.objects.get(kind="advice")
    answer = browser.get(reverse("support_attachment", args=[asked.body.slug, entry.pk]))
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 prov"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_an_attachment_of_another_kind_is_refused_and_nothing_is_said(as_user, supporter, asked):
    file = SimpleUploadedFile("råd.pdf", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    page = as_user(supporter).post(page_of(asked), {"text": "Se bilagan.", "file": file})
    assert "files of this kind are not received here" in page.text
    assert Entry.objects.count() == 1
    assert SupportRequest.objects.get().status == RequestStatus.OPEN


def test_the_inbox_asks_as_many_questions_for_many_rows_as_for_few(
    as_user, supporter, coordinator, body, django_assert_max_num_queries
):
    for number in range(10):
        ask.ask(body=body, by=coordinator, subject=f"Fråga {number}", text="?")
    browser = as_user(supporter)
    with django_assert_max_num_queries(20):
        browser.get(reverse("support"))


def test_a_question_is_a_task_for_the_supporter_and_an_answer_one_for_the_body(coordinator, supporter, body, asked):
    assert [str(task.why) for task in tasks_for(body, supporter)] == ["question to answer"]
    assert tasks_for(body, coordinator) == []
    ask.advise(request=asked, by=supporter, text="Slå ihop åren.")
    assert tasks_for(body, supporter) == []
    assert [str(task.why) for task in tasks_for(body, coordinator)] == ["advice to read"]
