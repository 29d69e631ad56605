"""Activities."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from skillnad.programme.plans.models.goal import Goal
from skillnad.programme.problems.records import Link


class Progress(models.TextChoices):
    """How far an activity has come."""

    PLANNED = "planned", _("planned")
    ONGOING = "ongoing", _("ongoing")
    DONE = "done", _("done")


class Activity(Link):
    """What is done for a goal by a manager of the line. Its expected effect is written before it starts, and stands."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="activities")
    about = models.TextField(_("what is done"), blank=True)
    owner_name = models.CharField(
        _("responsible manager"),
        max_length=200,
        help_text=_("A manager of the line, by name, who has the mandate to do it."),
    )
    owner_unit = models.CharField(_("unit"), max_length=200, help_text=_("The manager's department or unit."))
    starts = models.DateField(_("from"))
    ends = models.DateField(_("to"))
    expected_effect = models.TextField(
        _("expected effect"),
        blank=True,
        help_text=_(
            "What will be different, for which women and men, and why. Must be written before the activity starts."
        ),
    )
    benefit = models.TextField(
        _("operational benefit"), blank=True, help_text=_("What the core activity gains in quality or accuracy.")
    )
    cost = models.DecimalField(_("cost, SEK"), max_digits=14, decimal_places=0, null=True, blank=True)
    progress = models.CharField(
        _("progress"), max_length=20, choices=Progress.choices, default=Progress.PLANNED, editable=False
    )

    class Meta(Link.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["starts", "pk"]
        constraints = [
            *Link.Meta.constraints,
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="plans_activity_from_before_to"),
            models.CheckConstraint(
                condition=Q(progress=Progress.PLANNED) | ~Q(expected_effect=""),
                name="plans_activity_started_has_expected_effect",
            ),
        ]

    @property
    def before(self) -> Goal:
        """The goal."""
        return self.goal

    @property
    def followers(self) -> "models.QuerySet[Any]":
        """The outputs."""
        outputs: models.QuerySet[Any] = getattr(self, "outputs").all()  # noqa: B009
        return outputs

    @property
    def has_started(self) -> bool:
        """Whether it is under way or done."""
        return self.progress != Progress.PLANNED
