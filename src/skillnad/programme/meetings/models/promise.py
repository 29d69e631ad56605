"""What a body has promised at a meeting, and what came of it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.meetings.models.meeting import Meeting
from skillnad.programme.ui.versions import Versioned


class PromiseStatus(models.TextChoices):
    """What came of it."""

    OPEN = "open", pgettext_lazy("promise", "open")
    KEPT = "kept", pgettext_lazy("promise", "kept")
    NOT_KEPT = "not_kept", pgettext_lazy("promise", "not kept")


TONES = {PromiseStatus.OPEN: "wait", PromiseStatus.KEPT: "good", PromiseStatus.NOT_KEPT: "warn"}


class PromiseRows(models.QuerySet["Promise"]):
    """Promises."""

    def open(self) -> Self:
        """Those of which nothing has come yet."""
        return self.filter(status=PromiseStatus.OPEN)


class Promise(Versioned):
    """A promise. While it is open it is a task in the body's list."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="promises")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="promises")
    text = models.CharField(_("what is promised"), max_length=500)
    owner = models.CharField(
        _("who sees to it"), max_length=200, help_text=_("A manager of the line, by function or name.")
    )
    due = models.DateField(_("to be done by"))
    shown = models.BooleanField(
        _("shown on the pages of the meeting"),
        default=True,
        help_text=_("Others read it, and the next meeting shows what came of it. Otherwise only your body sees it."),
    )
    status = models.CharField(
        _("status"), max_length=20, choices=PromiseStatus.choices, default=PromiseStatus.OPEN, editable=False
    )
    outcome = models.TextField(_("what came of it"), blank=True, editable=False)

    objects = PromiseRows.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status=PromiseStatus.OPEN) | ~Q(outcome=""), name="meetings_promise_outcome_in_words"
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def programme(self) -> Programme:
        """The programme of the meeting."""
        return self.meeting.programme

    @property
    def tone(self) -> str:
        """The tone of the status tag."""
        return TONES[PromiseStatus(self.status)]

    @property
    def is_open(self) -> bool:
        """Whether it still is a task."""
        return self.status == PromiseStatus.OPEN

    def is_late(self, day: date | None = None) -> bool:
        """Whether its day has passed and nothing has come of it."""
        return self.is_open and self.due < (day or timezone.localdate())
