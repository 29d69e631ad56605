"""The two key figures of the programme, and how quickly those who ask are answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import median

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
    days: float | None


def replies(requests: Iterable[SupportRequest]) -> Replies:
    """The figures of some requests, whose entries are prefetched."""
    rows = list(requests)
    waited = [(first - row.asked_at).days for row in rows if (first := _first_advice(row))]
    return Replies(asked=len(rows), answered=len(waited), days=median(waited) if waited else None)


def _first_advice(request: SupportRequest) -> datetime | None:
    return min((entry.at for entry in request.entries.all() if entry.kind == EntryKind.ADVICE), default=None)
