"""One mail per body, deadline and distance, to those who write and approve its reports."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from skillnad.errors import SkillnadError
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.submissions import reminders
from skillnad.programme.submissions.jobs import remind
from skillnad.programme.submissions.models import Reminder
from skillnad.programme.submissions.reminders import send_reminders

DUE = date(2027, 2, 22)


@pytest.mark.parametrize(("days", "sent"), [(31, 0), (30, 1), (7, 1), (1, 1), (0, 1), (-3, 1), (-15, 0)])
def test_mails_go_at_their_distance(requirement, writer, days, sent):
    assert send_reminders(DUE - timedelta(days=days)) == sent
    assert len(mail.outbox) == sent


def test_each_distance_is_reminded_of_once(requirement, writer):
    for days in range(40, -20, -1):
        send_reminders(DUE - timedelta(days=days))
        send_reminders(DUE - timedelta(days=days))
    assert [row.distance for row in Reminder.objects.order_by("-distance")] == [30, 7, 1, -3]
    assert [message.subject.split(":")[0] for message in mail.outbox] == [
        "Påminnelse",
        "Påminnelse",
        "Påminnelse",
        "Sen",
    ]
    assert AuditEvent.objects.filter(kind="submission.reminded").count() == 4


def test_one_mail_reaches_coordinators_and_heads_and_nobody_else(requirement, writer, head, user_as, body, officer):
    user_as("analyst", body)
    gone = user_as("head", body)
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    send_reminders(DUE - timedelta(days=7))
    assert [message.to for message in mail.outbox] == [sorted([writer.email, head.email])]
    assert "Provverket" in mail.outbox[0].body
    assert "/prova/arbete/provverket/redovisningar/" in mail.outbox[0].body


def test_what_has_been_submitted_is_not_reminded_of(handed_in):
    assert send_reminders(DUE - timedelta(days=1)) == 0


def test_a_returned_report_is_reminded_of(draft):
    assert send_reminders(DUE - timedelta(days=1)) == 1


def test_a_mail_that_fails_is_tried_again(requirement, writer, monkeypatch):
    def fail(_mail):
        raise ConnectionRefusedError

    monkeypatch.setattr(reminders.EmailMessage, "send", fail)
    with pytest.raises(SkillnadError, match="SKILLNAD_MAIL_HOST"):
        send_reminders(DUE)
    assert not Reminder.objects.exists()
    monkeypatch.undo()
    assert send_reminders(DUE) == 1


def test_a_claim_whose_run_died_is_taken_over_after_an_hour(body, requirement, writer):
    claim = {"body": body, "requirement": requirement, "period": "2026", "distance": 1}
    Reminder.objects.create(**claim, claimed_at=timezone.now() - timedelta(minutes=59))
    assert send_reminders(DUE) == 0
    Reminder.objects.update(claimed_at=timezone.now() - timedelta(minutes=61))
    assert send_reminders(DUE) == 1
    assert send_reminders(DUE) == 0


def test_readers_of_english_get_english(requirement, writer):
    type(writer).objects.update(language="en")
    send_reminders(DUE - timedelta(days=7))
    assert mail.outbox[0].subject == "Reminder: Interim report 2026, due 22 February 2027"


@time_machine.travel("2027-02-15 12:00", tick=False)
def test_the_command_and_the_task_send_the_same(requirement, writer, capsys):
    call_command("remind")
    assert capsys.readouterr().out == "1\n"
    remind.enqueue()
    assert len(mail.outbox) == 1
