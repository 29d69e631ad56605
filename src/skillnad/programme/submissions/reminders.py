"""Mails about deadlines: 30, 7 and 1 days before, and 3 days after, one for each body, deadline and distance.

A day without a run does no harm: a distance that was missed is caught up with until the next one is reached. A row
claims the mail before it goes, so two runs never send it twice; a claim whose run died is taken over after an hour.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import dateformat, timezone, translation
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.mail import MailRefusedError, deliver, site_address
from skillnad.programme.accounts.models import RoleAssignment, User
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.accounts.roles import ROLES, Reach
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import record
from skillnad.programme.submissions import events
from skillnad.programme.submissions.due import Due, due_from
from skillnad.programme.submissions.models import Reminder

DISTANCES = (30, 7, 1, -3)
LAST_DAY_LATE = -14
TAKEN_OVER_AFTER = timedelta(hours=1)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Mail:
    """A mail that is due today: about what, at which distance, to whom."""

    due: Due
    distance: int
    users: list[User]


def send_reminders(today: date | None = None) -> int:
    """Send what is due and has not been sent; returns how many mails went."""
    return sum(_send(mail) for mail in mails(today or timezone.localdate()))


def mails(today: date) -> Iterator[Mail]:
    """The mails that belong to a day, sent or not. A body without anybody who writes its reports gets none."""
    readers = _readers()
    bodies = Body.objects.filter(pk__in=readers)
    for one in due_from(bodies, today + timedelta(days=LAST_DAY_LATE), today + timedelta(days=DISTANCES[0]), today):
        distance = distance_of(one.days)
        if distance is not None and not one.done:
            yield Mail(one, distance, readers[one.deadline.body.pk])


def distance_of(days: int) -> int | None:
    """The distance that a number of days left belongs to: the latest that has been reached.

    >>> [distance_of(days) for days in (31, 30, 8, 7, 0, -2, -3, -14, -15)]
    [None, 30, 30, 7, 1, 1, -3, -3, None]
    """
    reached = [distance for distance in DISTANCES if days <= distance]
    return reached[-1] if reached and days >= LAST_DAY_LATE else None


def _readers() -> dict[int, list[User]]:
    """Those who write or approve the reports of their own body, by body."""
    needed = {Permission.SUBMISSION_DRAFT, Permission.SUBMISSION_APPROVE}
    roles = [name for name, role in ROLES.items() if role.reach is Reach.OWN and needed <= role.permissions]
    held: QuerySet[RoleAssignment] = RoleAssignment.objects.on().filter(role__in=roles, user__is_active=True)
    found: dict[int, dict[int, User]] = {}
    for one in held.select_related("user").order_by("user__email"):
        found.setdefault(one.body_id, {})[one.user.pk] = one.user
    return {body: list(users.values()) for body, users in found.items()}


def _send(mail: Mail) -> bool:
    """Claim, send, and note that it was sent. A mail that cannot be sent gives its claim back, for the next run."""
    row = _claim(mail)
    if row is None:
        return False
    try:
        deliver(_message(mail))
    except SkillnadError as error:
        row.delete()
        if not isinstance(error, MailRefusedError):
            raise
        log.error(_("The reminder to {body} was not sent: {error}").format(body=mail.due.deadline.body, error=error))
        return False
    deadline = mail.due.deadline
    with transaction.atomic():
        Reminder.objects.filter(pk=row.pk).update(sent_at=timezone.now())
        told = {"title": str(deadline.requirement), "due": deadline.due.isoformat(), "distance": mail.distance}
        record(events.REMINDED, by=None, body=deadline.body, subject=deadline.requirement, **told)
    return True


def _claim(mail: Mail) -> Reminder | None:
    """The row of this mail, if it is ours to send."""
    deadline, now = mail.due.deadline, timezone.now()
    row, made = Reminder.objects.get_or_create(
        body=deadline.body,
        requirement=deadline.requirement,
        period=deadline.period,
        distance=mail.distance,
        defaults={"claimed_at": now},
    )
    left = Reminder.objects.filter(pk=row.pk, sent_at=None, claimed_at__lt=now - TAKEN_OVER_AFTER)
    return row if made or left.update(claimed_at=now) else None


def _message(mail: Mail) -> EmailMessage:
    """In English if all who get it read English, else in Swedish."""
    language = "en" if {user.language for user in mail.users} == {"en"} else "sv"
    deadline = mail.due.deadline
    with translation.override(language):
        title = f"{deadline.requirement} {deadline.period}"
        day = dateformat.format(deadline.due, "j F Y")
        subject = _("Late: {title}, due {day}") if mail.due.days < 0 else _("Reminder: {title}, due {day}")
        context = {
            "title": title,
            "day": day,
            "late": mail.due.days < 0,
            "body": deadline.body,
            "address": _address(mail),
        }
        text = render_to_string("submissions/mail/reminder.txt", context)
        return EmailMessage(subject.format(title=title, day=day), text, to=[user.email for user in mail.users])


def _address(mail: Mail) -> str:
    return site_address() + reverse("submissions", args=[mail.due.deadline.body.slug])
