"""How each body stands, from what has been decided and handed in alone."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Max, QuerySet

from skillnad.programme.agencies.models import Body
from skillnad.programme.plans.models import Activity, Effect, Goal, Output, PlanDecision
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link
from skillnad.programme.public.reading.programmes import ministries_on
from skillnad.programme.submissions.due import Due
from skillnad.programme.submissions.models import Receipt, Status
from skillnad.programme.support.models import SupportRequest

STEPS: dict[str, type[Link]] = {
    "problem": Problem,
    "goal": Goal,
    "activity": Activity,
    "output": Output,
    "effect": Effect,
}


@dataclass(frozen=True)
class Standing:
    """One body: its ministry, decided links per step, last decision and document, what is due, open requests."""

    body: Body
    ministry: Body | None
    counts: dict[str, int]
    decided_on: date | None
    handed_in_on: date | None
    due: list[Due] = field(default_factory=list)
    requests_open: int = 0

    @property
    def late(self) -> list[Due]:
        """What should have come in and has not."""
        return [one for one in self.due if one.late]

    @property
    def returned(self) -> list[Due]:
        """What has been returned for completion and has not come again."""
        return [one for one in self.due if one.submission and one.submission.status == Status.RETURNED]

    @property
    def next_due(self) -> date | None:
        """The first day on which something that has not come in is, or was, due."""
        return min((one.deadline.due for one in self.due if not one.done), default=None)


def standings(bodies: QuerySet[Body], today: date, around: list[Due]) -> list[Standing]:
    """How bodies stand on a day, by name, in a number of questions that does not depend on how many they are.

    `around` is what is due from a year back to a year ahead.
    """
    counts = {step: _decided(model, bodies) for step, model in STEPS.items()}
    decided = _latest(PlanDecision.objects.filter(body__in=bodies), "at")
    handed_in = _latest(Receipt.objects.filter(body__in=bodies), "received_at")
    requests = Counter(SupportRequest.objects.open().filter(body__in=bodies).values_list("body", flat=True))
    ministries = ministries_on(today)
    due: dict[int, list[Due]] = {}
    for one in around:
        due.setdefault(one.deadline.body.pk, []).append(one)
    return [
        Standing(
            body,
            ministries.get(body.pk),
            {step: found.get(body.pk, 0) for step, found in counts.items()},
            decided.get(body.pk),
            handed_in.get(body.pk),
            due.get(body.pk, []),
            requests[body.pk],
        )
        for body in bodies.order_by("name")
    ]


def _decided(model: type[Link], bodies: QuerySet[Body]) -> dict[int, int]:
    """How many records of a step each body has decided; drafts count for nothing."""
    found = model._default_manager.filter(body__in=bodies, ever_decided=True)
    return dict(found.order_by().values("body").annotate(n=Count("pk")).values_list("body", "n"))


def _latest(rows: QuerySet, moment: str) -> dict[int, date]:
    found = rows.order_by().values("body").annotate(last=Max(moment)).values_list("body", "last")
    return {body: last.date() for body, last in found}
