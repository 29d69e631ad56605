"""A request for support, and what is said in it: questions and advice."""

from datetime import date
from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from skillnad.programme.agencies.models import Body
from skillnad.programme.files.models import StoredFile
from skillnad.programme.problems.codes import SubGoal


class RequestStatus(models.TextChoices):
    """Whose turn it is."""

    OPEN = "open", pgettext_lazy("request", "open")
    ANSWERED = "answered", pgettext_lazy("request", "answered")
    CLOSED = "closed", pgettext_lazy("request", "closed")


TONES = {RequestStatus.OPEN: "wait", RequestStatus.ANSWERED: "good", RequestStatus.CLOSED: "plain"}


class RequestRows(models.QuerySet["SupportRequest"]):
    """Requests for support."""

    def open(self) -> Self:
        """Those that wait for an answer."""
        return self.filter(status=RequestStatus.OPEN)


class SupportRequest(models.Model):
    """A request from a body, private to the body, the supporting body and those who evaluate the support."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="support_requests")
    subject = models.CharField(_("subject"), max_length=200)
    sub_goal = models.CharField(_("sub-goal that it concerns"), max_length=1, choices=SubGoal.choices, blank=True)
    wish_by = models.DateField(
        _("answer wished by"), null=True, blank=True, help_text=_("Leave it empty if there is no hurry.")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=RequestStatus.choices, default=RequestStatus.OPEN, editable=False
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now, editable=False)

    objects = RequestRows.as_manager()

    class Meta:
        ordering = [models.F("wish_by").asc(nulls_last=True), "asked_at"]
        indexes = [models.Index(fields=["status", "wish_by"])]

    def __str__(self) -> str:
        return self.subject

    @property
    def tone(self) -> str:
        """The tone of the status tag."""
        return TONES[RequestStatus(self.status)]

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is said in it."""
        return self.status == RequestStatus.CLOSED

    def is_late(self, day: date | None = None) -> bool:
        """Whether the wished day has passed without an answer."""
        waits = self.status == RequestStatus.OPEN
        return waits and self.wish_by is not None and self.wish_by < (day or timezone.localdate())


class EntryKind(models.TextChoices):
    """Who speaks."""

    QUESTION = "question", _("question")
    ADVICE = "advice", _("advice")


class Entry(models.Model):
    """Something said in a request: a question of the body, or advice. Entries are added, never changed."""

    request = models.ForeignKey(SupportRequest, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(_("kind"), max_length=20, choices=EntryKind.choices)
    text = models.TextField(_("text"))
    by_name = models.CharField(_("by"), max_length=200)
    at = models.DateTimeField(default=timezone.now)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(_("file name"), max_length=200, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.by_name} {self.at:%Y-%m-%d}"
