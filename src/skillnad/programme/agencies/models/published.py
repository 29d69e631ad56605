"""What others have counted: members of a programme, staff of a body; and groups of peers."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models.core import Body, Dated, Programme


class PublishedCount(Dated):
    """How many members a programme had, as somebody has published it, and the days for which that stands."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="published_counts")
    agencies = models.PositiveIntegerField(_("agencies"))
    organisations = models.PositiveIntegerField(_("organisations"), default=0)
    source = models.CharField(_("source"), max_length=500)
    note = models.TextField(_("note"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)

    class Meta(Dated.Meta):
        ordering = ["valid_from"]

    def __str__(self) -> str:
        return f"{self.agencies} + {self.organisations}" if self.organisations else str(self.agencies)

    @property
    def about(self) -> str:
        """The note, in the language in use."""
        return self.note_en if get_language() == "en" and self.note_en else self.note


class PeerGroup(Dated):
    """Bodies with operations of the same kind, which exchange experience."""

    slug = models.SlugField(_("address"), max_length=100)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="peer_groups")
    name = models.CharField(_("name"), max_length=200)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    bodies = models.ManyToManyField(Body, related_name="peer_groups", blank=True, verbose_name=_("bodies"))
    source = models.CharField(_("source"), max_length=500, blank=True)

    class Meta(Dated.Meta):
        ordering = ["name"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["programme", "slug"], name="agencies_one_peer_group_per_address"),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name


class StaffCount(models.Model):
    """Women and men employed at a body in a year. A count that the source leaves blank is zero."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="staff")
    year = models.PositiveSmallIntegerField(_("year"))
    women = models.PositiveIntegerField(_("women"))
    men = models.PositiveIntegerField(_("men"))
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["body", "year"], name="agencies_one_staff_count_per_year")]

    def __str__(self) -> str:
        return f"{self.body} {self.year}: {self.women} + {self.men}"

    @property
    def total(self) -> int:
        """Women and men together."""
        return self.women + self.men
