"""The day's reminders, asked for once a day by whichever worker is first."""

import time
from datetime import datetime

from django.conf import settings
from django.db import OperationalError, close_old_connections, transaction
from django.utils import timezone

from skillnad.programme.submissions.jobs import remind
from skillnad.programme.submissions.models import DailyRun

FROM_HOUR = 7
BETWEEN_LOOKS = 60.0


def ask_for_reminders(now: datetime | None = None) -> bool:
    """Put the reminders of the day in the worker's queue, from seven in the morning and once; whether it was we.

    The row of the day and the task are there together or not at all, so neither two workers nor a restart ask twice.
    Nobody is reminded in a try-out, where the readers are invented.
    """
    here = timezone.localtime(now)
    if settings.DEMO or here.hour < FROM_HOUR:
        return False
    with transaction.atomic():
        _day, first = DailyRun.objects.get_or_create(day=here.date())
        if first:
            remind.enqueue()
    return first


def ask_every_day() -> None:
    """Look at the clock every minute, as long as the worker lives. A database that is busy is asked the next time."""
    while True:
        try:
            ask_for_reminders()
        except OperationalError:
            pass
        finally:
            close_old_connections()
        time.sleep(BETWEEN_LOOKS)
