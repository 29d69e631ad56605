"""What a problem must hold before it can be decided."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.problems.models import Problem


def missing_in_problem(problem: Problem) -> list[str | Promise]:
    """What is missing, each in a sentence; empty when the problem can be decided."""
    return list(_missing(problem))


def _missing(problem: Problem) -> Iterator[str | Promise]:
    if not problem.evidence_kind:
        yield _("Say how the difference is known: measured, or a qualitative study.")
    if not problem.evidence.strip():
        yield _("Write the figures for women and men, or what the study found.")
    if not problem.evidence_source.strip():
        yield _("Name the source, so that others can check it.")
    if not problem.sub_goals:
        yield _("Choose at least one sub-goal.")
