"""Which bodies have the task in their instruction, and whose instruction is under review."""

from datetime import date

from skillnad.programme.mandates.kinds import MandateKind
from skillnad.programme.mandates.models import Mandate


def with_task_in_instruction(day: date) -> set[int]:
    """The bodies (their keys) whose instruction contains a gender equality task on a day."""
    found = Mandate.objects.running().on(day).filter(kind=MandateKind.INSTRUCTION, equality_task=True)
    return {pk for pk in found.values_list("bodies", flat=True) if pk}


def under_review(day: date) -> set[int]:
    """The bodies (their keys) with a mandate that is under review on a day."""
    found = Mandate.objects.running().on(day).under_review(day)
    return {pk for pk in found.values_list("bodies", flat=True) if pk}
