"""Notices about ministers whose terms have ended, derived from dated positions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from skillnad.programme.archive.model import Meeting, PersonFact
from skillnad.programme.archive.reading import Facts


@dataclass(frozen=True)
class TermNotice:
    """Between two days a person held a title."""

    name: str
    title: str
    since: date
    until: date


def notices(people: Iterable[PersonFact], today: date) -> list[TermNotice]:
    """The ministers among the people whose term is known and has ended; one notice each, however often they appear."""
    return [
        TermNotice(person.name, term.title, term.since, term.until)
        for person in people
        for term in person.position
        if term.kind == "minister" and term.term and term.until < today
    ]


def people_of(told: Facts, meeting: Meeting) -> list[PersonFact]:
    """Hosts and speakers of a meeting, each once."""
    named = dict.fromkeys([*meeting.hosts, *(name for item in meeting.item for name in item.speakers)])
    return [person for person in told.person if person.name in named]
