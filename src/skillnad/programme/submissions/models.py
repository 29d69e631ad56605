"""A submission with its draft text, and what lasts of it: versions, snapshots, receipts, outcomes, feedback."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.models import Requirement, Section, in_language
from skillnad.programme.submissions.lasting import Lasting
from skillnad.programme.ui.versions import Versioned

OUR_USER = settings.AUTH_USER_MODEL


class Status(models.TextChoices):
    """How far a submission has come. Its text may be written as a draft, and when it has been returned."""

    DRAFT = "draft", _("draft")
    DECIDED = "decided", _("decided")
    SUBMITTED = "submitted", _("submitted")
    ACCEPTED = "accepted", _("accepted")
    RETURNED = "returned", _("returned for completion")


TONES = {
    Status.DRAFT: "wait",
    Status.DECIDED: "warn",
    Status.SUBMITTED: "plain",
    Status.ACCEPTED: "good",
    Status.RETURNED: "stop",
}
WRITABLE = frozenset({Status.DRAFT, Status.RETURNED})
HANDED_IN = frozenset({Status.SUBMITTED, Status.ACCEPTED})


class Submission(models.Model):
    """A body's answer to a requirement, for a year or period. Each return for completion begins a new `round`."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="submissions")
    requirement = models.ForeignKey(Requirement, on_delete=models.PROTECT, related_name="submissions")
    period = models.CharField(_("year or period"), max_length=20)
    title = models.CharField(_("title"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    due = models.DateField(_("due"))
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.DRAFT)
    round = models.PositiveSmallIntegerField(default=1)
    begun_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(OUR_USER, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-due", "body__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "requirement", "period"], name="submissions_submission_one_per_period"
            )
        ]

    def __str__(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def tone(self) -> str:
        """The tone of the tag that shows the status."""
        return TONES[Status(self.status)]

    @property
    def latest(self) -> "Snapshot | None":
        """What was handed in last."""
        handed_in = list(self.snapshots.all())
        return handed_in[-1] if handed_in else None

    @property
    def writable(self) -> bool:
        """Whether its text may be written now."""
        return self.status in WRITABLE


class SubmissionSection(Versioned):
    """The text under one heading. Every version of it is kept in `SectionVersion`."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="texts")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="texts")
    text = models.TextField(_("text"), blank=True)

    class Meta:
        ordering = ["section__number", "section__pk"]
        constraints = [
            models.UniqueConstraint(fields=["submission", "section"], name="submissions_section_once_per_submission")
        ]

    def __str__(self) -> str:
        return str(self.section)


class SectionVersion(Lasting):
    """The text under a heading as somebody wrote it."""

    row = models.ForeignKey(SubmissionSection, on_delete=models.PROTECT, related_name="versions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    writer = models.ForeignKey(OUR_USER, on_delete=models.PROTECT, related_name="+")
    writer_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["row", "-number"]
        constraints = [models.UniqueConstraint(fields=["row", "number"], name="submissions_version_number_once")]

    def __str__(self) -> str:
        return f"{self.row} {self.number}"


class Snapshot(Lasting):
    """A document as it was handed in: JSON with sorted keys, and its SHA-256."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="snapshots")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField()
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["submission", "round"]
        constraints = [models.UniqueConstraint(fields=["submission", "round"], name="submissions_snapshot_per_round")]

    def __str__(self) -> str:
        return f"{self.submission} ({self.round})"

    @property
    def document(self) -> dict[str, Any]:
        """The content, read."""
        read: dict[str, Any] = json.loads(self.content)
        return read


class Receipt(Lasting):
    """That a document came in: our own number, the agency's registration number, when and by whom."""

    snapshot = models.OneToOneField(Snapshot, on_delete=models.PROTECT, related_name="receipt")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=30, unique=True)
    registration_number = models.CharField(max_length=100)
    received_at = models.DateTimeField()
    submitted_by = models.ForeignKey(OUR_USER, on_delete=models.PROTECT, related_name="+")
    submitted_by_name = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["-received_at", "-id"], name="submissions_receipt_latest")]

    def __str__(self) -> str:
        return self.number


class Outcome(Lasting):
    """What the receiver decided about a document: accepted, or returned for completion with reasons."""

    snapshot = models.OneToOneField(Snapshot, on_delete=models.PROTECT, related_name="outcome")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    accepted = models.BooleanField()
    reasons = models.TextField(blank=True)
    reviewer = models.ForeignKey(OUR_USER, on_delete=models.PROTECT, related_name="+")
    reviewer_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.snapshot}: {self.accepted}"


class Feedback(Lasting):
    """What a reviewer says about a section of a document (`number`), or about all of it (0)."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="feedback")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("feedback"))
    reviewer = models.ForeignKey(OUR_USER, on_delete=models.PROTECT, related_name="+")
    reviewer_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.snapshot} {self.number}"


class Reminder(models.Model):
    """A mail about a deadline at a distance in days. The row is there before the mail goes, so that it goes once."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="+")
    period = models.CharField(max_length=20)
    distance = models.SmallIntegerField()
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "requirement", "period", "distance"], name="submissions_reminder_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.requirement} {self.period} {self.distance}"


class DailyRun(models.Model):
    """A day whose reminders have been asked for. The row is there before they go, so that they are asked for once."""

    day = models.DateField(unique=True)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{self.day}"
