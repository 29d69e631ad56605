"""The register's core: bodies with dated names, programmes, and memberships as intervals."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from skillnad.programme.ui.versions import Versioned

M = TypeVar("M", bound=models.Model)


class Interval(models.QuerySet[M]):
    """Rows that hold from a day (or as long as known) to a day (or still), both included."""

    def on(self, day: date | None = None) -> Self:
        """The rows that hold on a day, today unless named."""
        day = day or timezone.localdate()
        started = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(started & (Q(valid_to__isnull=True) | Q(valid_to__gte=day)))


class Dated(models.Model):
    """Something that holds from and to a day; both may be unknown or open."""

    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("to"), null=True, blank=True)

    objects = Interval.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="%(app_label)s_%(class)s_from_before_to",
            )
        ]

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class BodyKind(models.TextChoices):
    """What sort of body it is."""

    AGENCY = "agency", _("agency")
    ORGANISATION = "organisation", _("organisation with public tasks")
    MINISTRY = "ministry", _("ministry")
    OTHER = "other", _("other body")


class Body(Versioned, Dated):
    """An agency, organisation, ministry or other body. Its names are dated rows of their own.

    `name` is the name of today, or the last one. `invented` bodies belong to the try-out programme and never meet the
    others. One that was `edited` here is left alone when facts or registers are imported; one that was `imported` from
    a newer copy of the registers is left alone by the facts that the product carries.
    """

    slug = models.SlugField(_("address"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=BodyKind.choices, default=BodyKind.AGENCY)
    name = models.CharField(_("name"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    short_name = models.CharField(_("short name"), max_length=50, blank=True)
    organisation_number = models.CharField(_("organisation number"), max_length=20, blank=True, db_index=True)
    group = models.CharField(_("group in the register"), max_length=100, blank=True)
    note = models.TextField(_("note"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)
    invented = models.BooleanField(_("invented"), default=False, db_index=True)
    edited = models.BooleanField(_("changed in this installation"), default=False, editable=False)
    imported = models.DateField(_("day of the imported copy of the registers"), null=True, editable=False)

    class Meta(Dated.Meta):
        ordering = ["name"]
        verbose_name = _("body")

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name

    @property
    def about(self) -> str:
        """The note, in the language in use."""
        return self.note_en if get_language() == "en" and self.note_en else self.note


class Programme(Dated):
    """A programme such as JiM. An `archived` one is a record of the past and is never written to."""

    slug = models.SlugField(_("address"), max_length=100, unique=True)
    name = models.CharField(_("name"), max_length=300)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    short_name = models.CharField(_("short name"), max_length=50, blank=True)
    about = models.TextField(_("about"), blank=True)
    about_en = models.TextField(_("about, in English"), blank=True)
    invented = models.BooleanField(_("invented"), default=False, db_index=True)
    archived = models.BooleanField(_("archived"), default=False)

    class Meta(Dated.Meta):
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name


class MemberType(models.TextChoices):
    """Agencies and organisations are counted apart."""

    AGENCY = "agency", _("agency")
    ORGANISATION = "organisation", _("organisation")


class Membership(Dated):
    """A body's time in a programme, with the source that says so and whether the source is a primary one."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    cohort = models.CharField(_("cohort"), max_length=50, blank=True)
    member_type = models.CharField(
        _("kind of member"), max_length=20, choices=MemberType.choices, default=MemberType.AGENCY
    )
    source = models.CharField(_("source"), max_length=500, blank=True)
    verified = models.BooleanField(_("verified"), default=False)
    note = models.TextField(_("note"), blank=True)
    note_en = models.TextField(_("note in English"), blank=True)

    class Meta(Dated.Meta):
        ordering = ["body__name"]

    def __str__(self) -> str:
        return f"{self.body} ({self.programme})"

    @property
    def about(self) -> str:
        """The note, in the language in use."""
        return self.note_en if get_language() == "en" and self.note_en else self.note


class MinistryResponsibility(Dated):
    """Which ministry a body answers to, and when."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="responsibilities")
    ministry = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="responsible_for")
    source = models.CharField(_("source"), max_length=500, blank=True)
    from_facts = models.BooleanField(default=False, editable=False)

    class Meta(Dated.Meta):
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.body} – {self.ministry}"
