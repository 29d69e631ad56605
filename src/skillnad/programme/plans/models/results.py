"""What came of it: outputs, and what they changed for women and men."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from skillnad.programme.plans.models.activity import Activity
from skillnad.programme.plans.models.figures import number
from skillnad.programme.plans.values import PerSex
from skillnad.programme.problems.records import Link


class Result(Link):
    """Something that came of it, with its figures, its day and its source."""

    women = number(_("women"))
    men = number(_("men"))
    total = number(_("total"))
    unit = models.CharField(_("unit"), max_length=50, blank=True)
    on = models.DateField(_("day"))
    source = models.CharField(
        _("source"), max_length=500, help_text=_("Where it can be checked: report, table, register number.")
    )

    class Meta(Link.Meta):
        abstract = True

    @property
    def figures(self) -> PerSex:
        """The figures."""
        return PerSex(self.women, self.men, self.total)


class Output(Result):
    """What an activity has brought forth (prestation)."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="outputs")
    about = models.TextField(
        _("what was brought forth"), help_text=_("A new routine, training, decisions, money paid out.")
    )

    class Meta(Result.Meta):
        verbose_name = _("output")

    @property
    def before(self) -> Activity:
        """The activity."""
        return self.activity

    @property
    def followers(self) -> "models.QuerySet[Any]":
        """The effects."""
        effects: models.QuerySet[Any] = getattr(self, "effects").all()  # noqa: B009
        return effects


class EffectLevel(models.TextChoices):
    """Whether it is what was seen at once, or what became different for the target group."""

    OUTCOME = "outcome", _("outcome")
    EFFECT = "effect", _("effect")


class EffectType(models.TextChoices):
    """What sort of thing changed."""

    DECISIONS = "decisions", _("decisions")
    RESOURCES = "resources", _("share of resources")
    HANDLING = "handling", _("new step in handling")
    CRITERION = "criterion", _("criterion in supervision")
    TREATMENT = "treatment", _("treatment and service")
    ACCESS = "access", _("access and participation")
    SAFETY = "safety", _("safety from violence")
    KNOWLEDGE = "knowledge", _("knowledge")
    OTHER = "other", _("other")


class Effect(Result):
    """What an output changed, and for whom (utfall, effekt)."""

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="effects")
    level = models.CharField(
        _("outcome or effect"),
        max_length=20,
        choices=EffectLevel.choices,
        default=EffectLevel.OUTCOME,
        help_text=_("An outcome is what followed directly; an effect is what became different for the target group."),
    )
    kind = models.CharField(_("kind of result"), max_length=20, choices=EffectType.choices)
    changed = models.TextField(_("what changed"))
    for_whom = models.CharField(_("for whom"), max_length=300, help_text=_("Which women, men, girls or boys."))

    class Meta(Result.Meta):
        verbose_name = _("effect")
        indexes = [models.Index(fields=["body", "ever_decided"], name="plans_effect_decided")]

    @property
    def before(self) -> Output:
        """The output."""
        return self.output

    @property
    def followers(self) -> "models.QuerySet[Any]":
        """Nothing comes after an effect but the next measurement."""
        return Effect.objects.none()
