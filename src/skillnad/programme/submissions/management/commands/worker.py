"""`worker`: do the jobs that are queued, and ask for the day's reminders once a day."""

from threading import Thread
from typing import Any

from django_tasks_db.management.commands import db_worker

from skillnad.programme.submissions.daily import ask_every_day, ask_for_reminders


class Command(db_worker.Command):
    """The worker of the queue, with a clock beside it."""

    help = "Do the jobs that are queued, and ask for the day's reminders once a day. Several may run."

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for today's reminders first, so that a worker that ends when all is done sends them."""
        ask_for_reminders()
        Thread(target=ask_every_day, name="clock", daemon=True).start()
        super().handle(*args, **options)
