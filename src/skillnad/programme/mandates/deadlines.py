"""When what is due: derived from the requirements, for every body that a mandate is for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.kinds import Covers
from skillnad.programme.mandates.models import Mandate, Requirement


@dataclass(frozen=True)
class Deadline:
    """A document that a body must hand in, with the day and the year or period that it tells of."""

    due: date
    body: Body
    requirement: Requirement
    period: str

    @property
    def key(self) -> tuple[int, int, str]:
        """What tells one deadline from another: body, requirement, period."""
        return self.body.pk, self.requirement.pk, self.period


def deadlines_for(body: Body, start: date, end: date) -> list[Deadline]:
    """What a body must hand in between two days, both included, earliest first."""
    return deadlines_of(Body.objects.filter(pk=body.pk), start, end)


def deadlines_of(bodies: QuerySet[Body], start: date, end: date) -> list[Deadline]:
    """What bodies must hand in between two days, both included, earliest first."""
    # Each body is read once, however many mandates are for it.
    known = {body.pk: body for body in bodies.all()}
    wanted = _requirements(start, end)
    pairs = Mandate.bodies.through.objects.filter(mandate__in={one.mandate_id for one in wanted}, body__in=known)
    asked: dict[int, list[Body]] = {}
    for mandate, body in pairs.values_list("mandate", "body"):
        asked.setdefault(mandate, []).append(known[body])
    found = [deadline for one in wanted for deadline in _of_requirement(one, asked.get(one.mandate_id, []), start, end)]
    return sorted(found, key=lambda deadline: (deadline.due, deadline.body.name, deadline.requirement.pk))


def _requirements(start: date, end: date) -> list[Requirement]:
    """What running programmes ask for: each year, or on a day of these."""
    yearly_or_then = Q(due_on__isnull=True) | Q(due_on__gte=start, due_on__lte=end)
    found = Requirement.objects.filter(yearly_or_then, mandate__in=Mandate.objects.running().order_by())
    return list(found.select_related("mandate__programme", "receiver", "copy_to"))


def _of_requirement(requirement: Requirement, asked: list[Body], start: date, end: date) -> Iterator[Deadline]:
    for due, period in days_of(requirement, start, end):
        yield from (Deadline(due, body, requirement, period) for body in asked if body.holds_on(due))


def days_of(requirement: Requirement, start: date, end: date) -> Iterator[tuple[date, str]]:
    """The days on which a requirement is due, each with the year or period that the document tells of."""
    if requirement.due_on:
        if start <= requirement.due_on <= end:
            yield requirement.due_on, _period(requirement, requirement.due_on)
        return
    for year in range(start.year, end.year + 1):
        due = date(year, requirement.due_month or 1, requirement.due_day or 1)
        if start <= due <= end and _falls_within(requirement, due):
            yield due, _told_year(requirement, due)


def _falls_within(requirement: Requirement, due: date) -> bool:
    """Whether the yearly requirement holds for the year told of."""
    mandate, told = requirement.mandate, int(_told_year(requirement, due))
    if requirement.covers != Covers.YEAR_BEFORE and not mandate.holds_on(due):
        return False
    first = requirement.first_year or (mandate.valid_from.year if mandate.valid_from else told)
    last = requirement.last_year or (mandate.valid_to.year if mandate.valid_to else told)
    return first <= told <= last


def _told_year(requirement: Requirement, due: date) -> str:
    return str(due.year - 1 if requirement.covers == Covers.YEAR_BEFORE else due.year)


def _period(requirement: Requirement, due: date) -> str:
    """The period of a document that is due once."""
    if requirement.covers != Covers.PERIOD:
        return _told_year(requirement, due)
    mandate = requirement.mandate
    first = requirement.first_year or (mandate.valid_from.year if mandate.valid_from else due.year)
    last = requirement.last_year or (mandate.valid_to.year if mandate.valid_to else due.year)
    return f"{first}–{last}" if first != last else str(first)


def burden(deadlines: Iterable[Deadline]) -> Counter[tuple[int, int]]:
    """How many documents each body must hand in each year, by body and year."""
    return Counter((deadline.body.pk, deadline.due.year) for deadline in deadlines)


def due_day(requirement: Requirement, period: str) -> date | None:
    """The day on which a document for a year or period is due, if one is asked for."""
    days = days_of(requirement, date(1990, 1, 1), date(2199, 12, 31))
    return next((due for due, told in days if told == period), None)
