"""What the plan must hold before it can be decided."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.plans.models import Activity, Goal
from skillnad.programme.plans.snapshot import links_in
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link
from skillnad.programme.problems.rules import missing_in_problem

Missing = tuple[Link, str | Promise]


def missing_in_plan(problems: list[Problem]) -> list[Missing]:
    """What is missing, each with the record it is missing in; empty when the plan can be decided."""
    return [(link, text) for link in links_in(problems) if link.is_open for text in missing_in(link)]


def missing_in(link: Link) -> list[str | Promise]:
    """What one record must hold before it can be decided, and does not."""
    match link:
        case Problem():
            return missing_in_problem(link)
        case Goal():
            return list(_missing_in_goal(link))
    return []


def _missing_in_goal(goal: Goal) -> Iterator[str | Promise]:
    reason = bool(goal.not_by_sex.strip())
    for figures, day, absent, one_sided in (
        (
            goal.baseline,
            goal.baseline_on,
            _("The baseline with its day is missing."),
            _("The baseline is not told for both women and men; write it, or say why not."),
        ),
        (
            goal.target,
            goal.target_on,
            _("The target with its day is missing."),
            _("The target is not told for both women and men; write it, or say why not."),
        ),
    ):
        if not figures.known or day is None:
            yield absent
        elif not figures.split and not reason:
            yield one_sided


def wanted(link: Link) -> list[str | Promise]:
    """What would make the record better, without standing in the way of a decision."""
    return list(_wanted(link))


def _wanted(link: Link) -> Iterator[str | Promise]:
    if isinstance(link, Activity) and not link.expected_effect.strip():
        yield _("The expected effect is missing; the activity cannot start without it.")
    for figures in (getattr(link, name, None) for name in ("baseline", "target", "figures")):
        if figures is not None and not figures.total_fits:
            yield _(
                "The total {total} is neither the sum of women ({women}) and men ({men}) nor between them. Check it."
            ).format(total=figures.total, women=figures.women, men=figures.men)
