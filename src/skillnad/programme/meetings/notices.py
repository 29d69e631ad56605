"""Which of the roles on the page of a meeting have ended since."""

from collections.abc import Iterable
from datetime import date

from skillnad.programme.agencies.models import Position
from skillnad.programme.meetings.models import AgendaItem


def ended_roles(items: Iterable[AgendaItem], day: date) -> list[Position]:
    """The positions of the speakers that ended before a day, each once, by name.

    A position whose first and last day are the same is only known from that day: of its end nothing is known.
    """
    positions = (speaker.position for item in items for speaker in item.speakers.all())
    ended = {
        position.pk: position
        for position in positions
        if position and position.valid_from and position.valid_to and position.valid_from < position.valid_to < day
    }
    return sorted(ended.values(), key=lambda position: (position.person.name, position.valid_to or day))
