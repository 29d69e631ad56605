"""Import a newer copy of a public register."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.agencies.importing import import_register


class Command(BaseCommand):
    """`import_register FILE`: the merged registers or staff statistics as JSON, or staff statistics as CSV."""

    help = (
        "Import a newer copy of the public registers: merged.json or agv.json of civictechsweden/myndighetsdata, or a "
        "CSV file with the columns myndighet, ar, kvinnor, man. All or nothing; bodies changed here are left alone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and the day on which the copy was made."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--copied", type=date.fromisoformat, help="the day of the copy, as 2026-11-25; else today")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, and say what was changed."""
        copied = options["copied"] or timezone.localdate()
        try:
            done = import_register(options["file"], copied)
        except SkillnadError as wrong:
            raise CommandError(str(wrong), returncode=2) from wrong
        self.stdout.write(
            _("{bodies} bodies and {staff} staff counts taken over.").format(bodies=done.bodies, staff=done.staff)
        )
        if done.passed_over:
            names = "; ".join(done.passed_over[:20]) + ("; …" if len(done.passed_over) > 20 else "")
            words = _("Passed over, not in the register ({number}): {names}")
            self.stdout.write(words.format(number=len(done.passed_over), names=names))
