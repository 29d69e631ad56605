"""What every verb of the register sees to: one world, and days in their order."""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.agencies.models import Body, Dated, Person, Programme


def same_world(body: Body, other: Body | Programme | Person) -> None:
    """Refuse to join what is invented with what is real."""
    if body.invented != other.invented:
        raise SkillnadError(_("what is invented and what is real are never joined"), where=str(other))


def day_before(row: Dated, day: date) -> date:
    """The day before, as the last of a row. Raises `SkillnadError` where it begins later than that."""
    last = day - timedelta(days=1)
    if row.valid_from and row.valid_from > last:
        raise SkillnadError(
            _("it began on {day}, so it cannot end before that").format(day=row.valid_from),
            remedy=_("Choose a later day."),
        )
    return last


def end_before(row: Dated, day: date) -> None:
    """Let a row that still holds end the day before."""
    row.valid_to = day_before(row, day)
    row.save()


def end_on(row: Dated, day: date) -> None:
    """Let a row end on a day, that day included."""
    end_before(row, day + timedelta(days=1))
