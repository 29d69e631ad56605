"""Build the invented programme where it is not there yet."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from skillnad.programme.demo.build import build, is_built
from skillnad.programme.demo.reset import keep_beginning


class Command(BaseCommand):
    """`build_demo`."""

    help = "Build the invented programme of a try-out installation."

    def handle(self, **_options: Any) -> None:
        """Build it, and keep the beginning to return to."""
        if not settings.DEMO:
            raise CommandError("The invented programme belongs to a try-out installation (SKILLNAD_DEMO=1).")
        if not is_built():
            build()
            keep_beginning()
