"""The worker asks for the day's reminders by itself, once a day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.management import get_commands, load_command_class
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from skillnad.programme.submissions import daily
from skillnad.programme.submissions.daily import ask_for_reminders
from skillnad.programme.submissions.jobs import remind
from skillnad.programme.submissions.models import DailyRun

MORNING = datetime(2027, 2, 15, 7, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture(autouse=True)
def in_use(db, settings):
    """An installation in real use, with its queue."""
    settings.DEMO = False
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def queued():
    return list(DBTaskResult.objects.values_list("task_path", flat=True))


def test_the_reminders_of_a_day_are_asked_for_once():
    assert ask_for_reminders(MORNING)
    assert not ask_for_reminders(MORNING)
    assert not ask_for_reminders(MORNING + timedelta(hours=16))
    assert queued() == [remind.module_path]
    assert ask_for_reminders(MORNING + timedelta(days=1))
    assert len(queued()) == DailyRun.objects.count() == 2


def test_nobody_is_reminded_before_the_morning():
    assert not ask_for_reminders(MORNING - timedelta(minutes=1))
    assert not queued()


def test_nobody_is_reminded_in_a_try_out(settings):
    settings.DEMO = True
    assert not ask_for_reminders(MORNING)
    assert not queued()


def test_the_day_and_the_task_are_there_together_or_not_at_all(monkeypatch):
    def fail():
        raise RuntimeError

    monkeypatch.setattr(type(remind), "enqueue", lambda _task: fail())
    with pytest.raises(RuntimeError):
        ask_for_reminders(MORNING)
    assert not DailyRun.objects.exists()


def test_a_database_that_is_busy_is_asked_the_next_time(monkeypatch):
    answers = iter([daily.OperationalError("database is locked"), True, KeyboardInterrupt()])
    asked = []

    def answer():
        asked.append(next(answers))
        if isinstance(asked[-1], BaseException):
            raise asked[-1]

    monkeypatch.setattr(daily, "ask_for_reminders", answer)
    monkeypatch.setattr(daily, "close_old_connections", lambda: None)
    monkeypatch.setattr(daily.time, "sleep", lambda _seconds: None)
    with pytest.raises(KeyboardInterrupt):
        daily.ask_every_day()
    assert len(asked) == 3


def test_the_worker_looks_at_the_clock_before_the_queue(monkeypatch):
    done = []
    command = load_command_class(get_commands()["worker"], "worker")
    module = type(command).__module__
    monkeypatch.setattr(f"{module}.ask_for_reminders", lambda: done.append("asked"))
    monkeypatch.setattr(f"{module}.ask_every_day", lambda: None)
    monkeypatch.setattr(db_worker.Command, "handle", lambda *_words, **_options: done.append("worked"))
    command.handle()
    assert done == ["asked", "worked"]
