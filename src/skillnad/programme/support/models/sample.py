"""A sample of bodies for audit: everything that is needed to draw it again."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body, Programme


class Strata(models.TextChoices):
    """How the frame is divided before drawing."""

    NONE = "none", _("not divided")
    COHORT = "cohort", _("by cohort")
    MINISTRY = "ministry", _("by ministry")


class Sample(models.Model):
    """A random sample of the members on a day. It is drawn once and never changed."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="samples", verbose_name=_("programme")
    )
    purpose = models.CharField(_("what it is for"), max_length=200)
    day = models.DateField(_("members on"), help_text=_("The frame is the members of the programme on this day."))
    size = models.PositiveIntegerField(_("number of bodies to draw"), validators=[MinValueValidator(1)])
    strata = models.CharField(
        _("divide the frame"),
        max_length=20,
        choices=Strata.choices,
        default=Strata.NONE,
        help_text=_("Each part gives bodies in proportion to its size."),
    )
    seed = models.CharField(
        _("seed"),
        max_length=50,
        help_text=_("Any word or number. With the same seed and the same members the same bodies are drawn."),
    )
    drawn_by = models.CharField(_("drawn by"), max_length=200, editable=False)
    drawn_at = models.DateTimeField(_("drawn"), auto_now_add=True)

    class Meta:
        ordering = ["-drawn_at"]

    def __str__(self) -> str:
        return self.purpose


class SampleUnit(models.Model):
    """A body of the frame, as it stood when the sample was drawn, and whether it was drawn."""

    sample = models.ForeignKey(Sample, on_delete=models.CASCADE, related_name="units")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=100)
    stratum = models.CharField(max_length=300, blank=True)
    drawn = models.BooleanField(default=False)

    class Meta:
        ordering = ["body__name"]
        constraints = [models.UniqueConstraint(fields=["sample", "body"], name="support_body_once_in_frame")]

    def __str__(self) -> str:
        return self.address

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the unit; one that exists is never saved again."""
        if not self._state.adding:
            raise TypeError("A sample that is drawn is never changed.")
        super().save(*args, **kwargs)
