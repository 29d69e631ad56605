"""Twelve months with what is due in each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from skillnad.programme.mandates.deadlines import Deadline


@dataclass
class Month:
    """A month of the strip."""

    first: date
    now: bool
    deadlines: list[Deadline] = field(default_factory=list)


def year_from(today: date, deadlines: Iterable[Deadline]) -> list[Month]:
    """This month and the eleven that follow, each with its deadlines."""
    months = [_month(today, step) for step in range(12)]
    place = {(month.first.year, month.first.month): month for month in months}
    for deadline in deadlines:
        month = place.get((deadline.due.year, deadline.due.month))
        if month:
            month.deadlines.append(deadline)
    return months


def _month(today: date, step: int) -> Month:
    number = today.month - 1 + step
    return Month(date(today.year + number // 12, number % 12 + 1, 1), now=step == 0)
