"""The rubric: what a body's submissions show of its results in a year."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from skillnad.programme.agencies.models import Body
from skillnad.programme.submissions.models import Submission
from skillnad.programme.ui.versions import Versioned


class Answer(models.TextChoices):
    """How far something is shown."""

    YES = "yes", pgettext_lazy("rubric", "yes")
    PARTLY = "partly", pgettext_lazy("rubric", "partly")
    NO = "no", pgettext_lazy("rubric", "no")


class Review(Versioned):
    """Three questions about a body and a year, each answered with reasons and the place that shows it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reviews")
    year = models.PositiveSmallIntegerField(
        _("year of the results"), validators=[MinValueValidator(2013), MaxValueValidator(2100)]
    )
    submission = models.ForeignKey(
        Submission,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("submission reviewed"),
    )
    problem = models.CharField(_("is the problem measured?"), max_length=10, choices=Answer.choices)
    problem_reason = models.TextField(_("reasons and place, problem"), help_text=_("Why, and where it is shown."))
    outputs = models.CharField(_("are outputs shown?"), max_length=10, choices=Answer.choices)
    outputs_reason = models.TextField(_("reasons and place, outputs"), help_text=_("Why, and where it is shown."))
    effects = models.CharField(_("are effects for the target group shown?"), max_length=10, choices=Answer.choices)
    effects_reason = models.TextField(_("reasons and place, effects"), help_text=_("Why, and where it is shown."))

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["body", "year"], name="support_one_review_per_body_and_year"),
            models.CheckConstraint(
                condition=~Q(problem_reason="") & ~Q(outputs_reason="") & ~Q(effects_reason=""),
                name="support_review_has_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.year}"
