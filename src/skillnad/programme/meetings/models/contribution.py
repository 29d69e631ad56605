"""What a body has to say in two minutes: for itself, for its target group, for society."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.meetings.models.meeting import Meeting
from skillnad.programme.meetings.speech import Speech, speech
from skillnad.programme.ui.versions import Versioned


class ContributionStatus(models.TextChoices):
    """Whether the body stands behind it."""

    DRAFT = "draft", pgettext_lazy("contribution", "draft")
    DECIDED = "decided", pgettext_lazy("contribution", "decided")


class Contribution(Versioned):
    """A body's contribution to a meeting. Private to the body until it has decided it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="contributions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="contributions")
    agency = models.TextField(_("for the agency"), blank=True, help_text=_("What has the work meant for the agency?"))
    target_group = models.TextField(
        _("for the target group"),
        blank=True,
        help_text=_("What has it meant for the women and men, girls and boys you work for?"),
    )
    society = models.TextField(_("for society"), blank=True, help_text=_("What has it meant for society at large?"))
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=ContributionStatus.choices,
        default=ContributionStatus.DRAFT,
        editable=False,
    )
    decided_by = models.CharField(_("decided by"), max_length=200, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)

    class Meta:
        ordering = ["body__name"]
        constraints = [models.UniqueConstraint(fields=["meeting", "body"], name="meetings_one_contribution_per_body")]

    def __str__(self) -> str:
        return f"{self.body}: {self.meeting}"

    @property
    def programme(self) -> Programme:
        """The programme of the meeting."""
        return self.meeting.programme

    @property
    def is_decided(self) -> bool:
        """Whether the body stands behind it."""
        return self.status == ContributionStatus.DECIDED

    @property
    def speech(self) -> Speech:
        """How long it takes to say all three parts aloud."""
        return speech(self.agency, self.target_group, self.society)
