"""Problems, and what was decided about them."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.kinds import Perspective
from skillnad.programme.problems.codes import CodesField, Operation, SubGoal
from skillnad.programme.problems.records import Link, Status


class EvidenceKind(models.TextChoices):
    """How it is known that there is a difference."""

    NOT_YET = "", _("not shown yet")
    MEASURED = "measured", _("measured")
    QUALITATIVE = "qualitative", _("qualitative study")


class Problem(Link):
    """A gender equality problem: what differs, for whom, in which kind of operation, and how that is known."""

    observed = models.TextField(
        _("what is observed"),
        help_text=_("What differs between women and men, girls and boys? The observation, not its cause."),
    )
    affected = models.TextField(
        _("who is affected"), help_text=_("Which women, men, girls or boys, and how many if it is known.")
    )
    operation = models.CharField(
        _("kind of operation"), max_length=20, choices=Operation.choices, default=Operation.DECISIONS
    )
    sub_goals = CodesField(
        _("sub-goals"),
        choices=SubGoal.choices,
        help_text=_("The sub-goals of gender equality policy that are at stake."),
    )
    perspectives = CodesField(
        _("perspectives"),
        choices=Perspective.choices,
        help_text=_("One record can be told from several perspectives, and is written once."),
    )
    evidence_kind = models.CharField(
        _("how it is known"), max_length=20, choices=EvidenceKind.choices, default=EvidenceKind.NOT_YET, blank=True
    )
    evidence = models.TextField(
        _("figure or finding"),
        blank=True,
        help_text=_("The figures for women and men with year, or what the study found."),
    )
    evidence_source = models.CharField(
        _("source"), max_length=500, blank=True, help_text=_("Where others can read it: report, table, address, date.")
    )

    class Meta(Link.Meta):
        verbose_name = _("problem")
        constraints = [
            *Link.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(status=Status.DECIDED) | (~Q(evidence_kind="") & ~Q(evidence="") & ~Q(evidence_source="")),
                name="problems_problem_decided_is_shown",
            ),
        ]

    @property
    def followers(self) -> "models.QuerySet[Any]":
        """The goals."""
        goals: models.QuerySet[Any] = getattr(self, "goals").all()  # noqa: B009  the plan's room makes this relation
        return goals


class Verdict(models.TextChoices):
    """What may be decided about a problem."""

    DECIDED = "decided", _("decided")
    CLOSED = "closed", _("closed")
    REOPENED = "reopened", _("reopened")


class ProblemDecision(models.Model):
    """A decision about a problem, with the problem as it stood. Rows are added, never changed.

    One that came with a decision of the plan has its number, and says so in the language of the reader.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    problem = models.ForeignKey(Problem, on_delete=models.CASCADE, related_name="decisions")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    plan_number = models.PositiveIntegerField(null=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)
    text = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.problem}: {self.verdict}"

    @property
    def grounds(self) -> str:
        """Why: the reason that was written, or with which decision of the plan."""
        if self.plan_number is None:
            return self.reason
        return gettext("With the plan, decision {number}.").format(number=self.plan_number)
