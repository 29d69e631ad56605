"""The worker of an installation sends the reminders of the day by itself, once, whatever restarts."""

from . import web

A_DEADLINE_IN_A_WEEK = """
from datetime import timedelta
from django.utils import timezone
from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.agencies.models import Body, Membership, Programme
from skillnad.programme.mandates.models import Mandate, Requirement
programme = Programme.objects.create(slug="provprogram", name="Provprogrammet")
body = Body.objects.create(slug="provverket", name="Provverket")
Membership.objects.create(programme=programme, body=body)
user = User.objects.create_user("kim@example.org", "Kim Prov", "ett-langt-losenord")
RoleAssignment.objects.create(user=user, role="coordinator", body=body)
today = timezone.localdate()
mandate = Mandate.objects.create(programme=programme, title="Prov", valid_from=today, decided=today)
mandate.bodies.add(body)
Requirement.objects.create(mandate=mandate, title="Prov", due_on=today + timedelta(days=7), covers="year_before")
"""
WORK_AT_ANY_HOUR = """
from django.core.management import call_command
from skillnad.programme.submissions import daily
daily.FROM_HOUR = 0
call_command("worker", batch=True, startup_delay=False, verbosity=0)
"""


def test_the_reminder_is_sent_once_whatever_restarts(tmp_path):
    assert web.skillnad(tmp_path, "manage", "migrate").returncode == 0
    web.python(tmp_path, A_DEADLINE_IN_A_WEEK)
    for _start in range(2):
        web.python(tmp_path, WORK_AT_ANY_HOUR)
    assert web.skillnad(tmp_path, "remind").stdout.strip() == "0"
    sent = list((tmp_path / "mail").iterdir())
    assert len(sent) == 1
    assert "kim@example.org" in sent[0].read_text("utf-8")
