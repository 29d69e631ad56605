"""Deadlines beside what has been written and handed in for them."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.deadlines import Deadline, deadlines_of
from skillnad.programme.submissions.models import HANDED_IN, Submission

HALF_A_YEAR = 183


@dataclass(frozen=True)
class Due:
    """A deadline, the submission for it where one is begun, and how it stands today."""

    deadline: Deadline
    submission: Submission | None
    today: date

    @property
    def done(self) -> bool:
        """Whether it has been handed in."""
        return self.submission is not None and self.submission.status in HANDED_IN

    @property
    def days(self) -> int:
        """Days left; negative when it is late."""
        return (self.deadline.due - self.today).days

    @property
    def late(self) -> bool:
        """Whether the day has passed and nothing has been handed in."""
        return not self.done and self.days < 0

    @property
    def tone(self) -> str:
        """The tone of its tag."""
        return "stop" if self.late else "warn" if self.days <= 30 else "wait"


def what_is_due(body: Body, start: date, end: date, today: date | None = None) -> list[Due]:
    """What a body must hand in between two days, with how far it has come."""
    return due_from(Body.objects.filter(pk=body.pk), start, end, today)


def due_from(bodies: QuerySet[Body], start: date, end: date, today: date | None = None) -> list[Due]:
    """What bodies must hand in between two days, with how far each has come."""
    from django.utils import timezone

    begun = {
        (one.body_id, one.requirement_id, one.period): one
        for one in Submission.objects.filter(body__in=bodies, due__gte=start, due__lte=end)
    }
    day = today or timezone.localdate()
    return [Due(one, begun.get(one.key), day) for one in deadlines_of(bodies, start, end)]


@dataclass(frozen=True)
class Flow:
    """How much came in for one kind of deadline, and from whom nothing has."""

    due: date
    title: str
    period: str
    asked: int
    came: int
    missing: list[Body]
    late: bool


def due_around(bodies: QuerySet[Body], today: date) -> list[Due]:
    """What is due from a year back to a year ahead."""
    return due_from(bodies, today - timedelta(days=365), today + timedelta(days=365), today)


def inflow(around: list[Due], today: date) -> list[Flow]:
    """What is due until half a year ahead: by requirement and day, how many came in."""
    groups: dict[tuple[date, int, str], list[Due]] = {}
    for one in (due for due in around if due.days <= HALF_A_YEAR):
        groups.setdefault((one.deadline.due, one.deadline.requirement.pk, one.deadline.period), []).append(one)
    return [_flow(members, today) for members in groups.values()]


def _flow(members: list[Due], today: date) -> Flow:
    first = members[0].deadline
    missing = [one.deadline.body for one in members if not one.done]
    came = len(members) - len(missing)
    late = bool(missing) and first.due < today
    return Flow(first.due, str(first.requirement), first.period, len(members), came, missing, late)
