"""Bring the register and the archive in line with the fact files that the product carries."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.archive.load import load_facts


class Command(BaseCommand):
    """`import_facts`: read the fact files of the archive; the same again changes nothing."""

    help = "Bring the register and the archive in line with the fact files; the same again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say what there is."""
        try:
            loaded = load_facts()
        except SkillnadError as wrong:
            raise CommandError(str(wrong), returncode=2) from wrong
        self.stdout.write(
            _("{bodies} bodies, {members} memberships, {staff} staff counts; {changed} rows changed.").format(
                bodies=loaded.bodies, members=loaded.members, staff=loaded.staff, changed=loaded.changed
            )
        )
