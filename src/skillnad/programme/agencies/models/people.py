"""Persons, and the positions they hold from and to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models.core import Body, Dated


class Person(models.Model):
    """Somebody who holds or held a public position. Nothing but the name is kept."""

    slug = models.SlugField(_("address"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=200)
    invented = models.BooleanField(_("invented"), default=False, db_index=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class RoleKind(models.TextChoices):
    """What sort of position it is, whatever its title."""

    MINISTER = "minister", _("minister")
    HEAD = "head", _("head of agency")
    ACTING_HEAD = "acting_head", _("acting head of agency")
    DEPUTY_HEAD = "deputy_head", _("deputy head of agency")
    OFFICIAL = "official", _("official")


class Position(Dated):
    """A position of a person at a body; the title is kept as the source prints it.

    Where a source only shows that somebody held it on a day, `valid_from` and `valid_to` are that day.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="positions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField(_("title as printed"), max_length=200)
    kind = models.CharField(_("kind of position"), max_length=20, choices=RoleKind.choices)
    source = models.CharField(_("source"), max_length=500, blank=True)
    from_facts = models.BooleanField(default=False, editable=False)

    class Meta(Dated.Meta):
        ordering = ["person__name", "valid_from"]

    def __str__(self) -> str:
        return f"{self.person}, {self.title} ({self.body})"
