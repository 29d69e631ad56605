"""Goals."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from skillnad.programme.plans.models.figures import number
from skillnad.programme.plans.values import PerSex
from skillnad.programme.problems.codes import SubGoal
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link


class Goal(Link):
    """What is to be reached with a problem: a measure, where it stands, and where it shall stand, for women and men."""

    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="goals")
    sub_goal = models.CharField(_("sub-goal"), max_length=1, choices=SubGoal.choices)
    measure = models.CharField(
        _("measure"), max_length=500, help_text=_("In words: what is counted, of what, for whom and during which time.")
    )
    unit = models.CharField(_("unit"), max_length=50, help_text=_("For example: per cent, days, kronor, persons."))
    baseline_women = number(_("baseline, women"))
    baseline_men = number(_("baseline, men"))
    baseline_total = number(_("baseline, total"))
    baseline_on = models.DateField(_("day of the baseline"), null=True, blank=True)
    target_women = number(_("target, women"))
    target_men = number(_("target, men"))
    target_total = number(_("target, total"))
    target_on = models.DateField(_("day of the target"), null=True, blank=True)
    not_by_sex = models.TextField(
        _("why not by sex"),
        blank=True,
        help_text=_("Only where figures for women and men cannot be had: the special reason."),
    )
    indicator = models.CharField(
        _("indicator"),
        max_length=300,
        blank=True,
        help_text=_("The indicator or table that the measure is taken from, if there is one."),
    )

    class Meta(Link.Meta):
        verbose_name = _("goal")

    @property
    def before(self) -> Problem:
        """The problem."""
        return self.problem

    @property
    def followers(self) -> "models.QuerySet[Any]":
        """The activities."""
        activities: models.QuerySet[Any] = getattr(self, "activities").all()  # noqa: B009
        return activities

    @property
    def baseline(self) -> PerSex:
        """Where it stood."""
        return PerSex(self.baseline_women, self.baseline_men, self.baseline_total)

    @property
    def target(self) -> PerSex:
        """Where it shall stand."""
        return PerSex(self.target_women, self.target_men, self.target_total)
