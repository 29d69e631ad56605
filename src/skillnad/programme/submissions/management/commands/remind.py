"""`remind`: send the reminders that are due. Run it once a day; what has been sent is not sent again."""

from typing import Any

from django.core.management.base import BaseCommand

from skillnad.programme.submissions.reminders import send_reminders


class Command(BaseCommand):
    """Send the reminders that are due today."""

    help = "Send the reminders that are due today. Run it once a day; what has been sent is not sent again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them, and say how many went."""
        del args, options
        self.stdout.write(f"{send_reminders()}")
