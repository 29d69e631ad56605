"""The two key figures of the programme, and how quickly those who ask are answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median_high

from django.db.models import Min, Q, QuerySet

from skillnad.programme.support.models import Answer, EntryKind, Review, SupportRequest


@dataclass(frozen=True)
class Shown:
    """Of so many that are reviewed, how many show something, and how many show it in part."""

    reviewed: int
    yes: int
    partly: int


def shown(reviews: Iterable[Review]) -> dict[str, Shown]:
    """For outputs, effects and problems measured: a figure of the whole set, never of one body."""
    rows = list(reviews)
    return {
        question: Shown(
            reviewed=len(rows),
            yes=sum(getattr(row, question) == Answer.YES for row in rows),
            partly=sum(getattr(row, question) == Answer.PARTLY for row in rows),
        )
        for question in ("outputs", "effects", "problem")
    }


@dataclass(frozen=True)
class Replies:
    """How many have asked, how many are answered, and within how many days half of those were."""

    asked: int
    answered: int
    days: int | None


def replies(requests: QuerySet[SupportRequest]) -> Replies:
    """The figures of some requests."""
    advised = Min("entries__at", filter=Q(entries__kind=EntryKind.ADVICE))
    rows = list(requests.order_by().annotate(advised=advised).values_list("asked_at", "advised"))
    waited = [(first - asked).days for asked, first in rows if first]
    return Replies(asked=len(rows), answered=len(waited), days=median_high(waited) if waited else None)
