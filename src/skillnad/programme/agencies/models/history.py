"""What a body was called when, and what became of bodies."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models.core import Body, Dated


class BodyName(Dated):
    """A name that a body has had, from and to, with what the days rest on."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=500, blank=True)
    from_facts = models.BooleanField(default=False, editable=False)

    class Meta(Dated.Meta):
        ordering = ["valid_from", "valid_to"]

    def __str__(self) -> str:
        return self.name


class SuccessionKind(models.TextChoices):
    """How one body follows another."""

    MERGER = "merger", _("became one")
    SPLIT = "split", _("was divided")
    SUCCESSOR = "successor", _("was replaced")


class Succession(models.Model):
    """One body follows another from a day on. One of the two may be known by name alone."""

    kind = models.CharField(_("what happened"), max_length=20, choices=SuccessionKind.choices)
    day = models.DateField(_("from"))
    predecessor = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name=_("before")
    )
    predecessor_name = models.CharField(max_length=300, blank=True)
    successor = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="follows", verbose_name=_("after"))
    source = models.CharField(_("source"), max_length=500, blank=True)
    from_facts = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["day", "predecessor_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(predecessor__isnull=False) | ~Q(predecessor_name=""), name="agencies_succession_from_whom"
            )
        ]

    def __str__(self) -> str:
        return f"{self.predecessor or self.predecessor_name} → {self.successor}"
