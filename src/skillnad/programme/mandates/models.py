"""Mandates, the requirements they contain, and the sections that a required document has."""

from datetime import date
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body, Dated, Interval, Programme
from skillnad.programme.mandates.kinds import Covers, DocumentKind, MandateKind, Perspective, Prefill
from skillnad.programme.ui.versions import Versioned


def in_language(swedish: str, english: str) -> str:
    """The English text for an English reader where there is one, else the Swedish."""
    return english if get_language() == "en" and english else swedish


class MandateSet(Interval["Mandate"]):
    """Mandates, and those of them that somebody asks for."""

    def running(self) -> Self:
        """Those of programmes that are running, in the world of this installation."""
        from django.conf import settings

        return self.filter(programme__archived=False, programme__invented=settings.DEMO)

    def under_review(self, day: date | None = None) -> Self:
        """Those that are being reviewed on a day, today unless named."""
        day = day or timezone.localdate()
        return self.filter(Q(review_to__isnull=True) | Q(review_to__gte=day), review_from__lte=day)


class Mandate(Versioned, Dated):
    """What a decision tells bodies to do. Whether it holds is a question of its period, never of its kind."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="mandates", verbose_name=_("programme")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=MandateKind.choices, default=MandateKind.ASSIGNMENT)
    title = models.CharField(_("title"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    text = models.TextField(_("text of the mandate"), blank=True)
    source = models.URLField(_("address of the source"), max_length=500, blank=True)
    reference = models.CharField(_("registration number of the decision"), max_length=100, blank=True)
    decided = models.DateField(_("decided"), null=True, blank=True)
    issuing_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    bodies = models.ManyToManyField(Body, related_name="mandates", blank=True, verbose_name=_("for these bodies"))
    equality_task = models.BooleanField(_("contains a gender equality task"), default=True)
    review_from = models.DateField(_("under review from"), null=True, blank=True)
    review_to = models.DateField(_("under review to"), null=True, blank=True)

    objects = MandateSet.as_manager()  # type: ignore[misc]  # the stubs take managers for instance variables

    class Meta(Dated.Meta):
        ordering = ["-decided", "title"]

    def __str__(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def under_review(self) -> bool:
        """Whether it is being reviewed today."""
        today = timezone.localdate()
        return bool(self.review_from and self.review_from <= today) and not (self.review_to and self.review_to < today)


class Requirement(Versioned):
    """A document that a mandate asks for. It is due on one day (`due_on`) or each year (`due_month`, `due_day`).

    Without a receiver it goes to the ministry that the body answers to.
    """

    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="requirements")
    kind = models.CharField(
        _("kind of document"), max_length=20, choices=DocumentKind.choices, default=DocumentKind.INTERIM
    )
    title = models.CharField(_("title"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    what = models.TextField(_("what is to be reported"), blank=True)
    receiver = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("receiver")
    )
    copy_to = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("copy to")
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    due_month = models.PositiveSmallIntegerField(
        _("or due each year: month"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    due_day = models.PositiveSmallIntegerField(
        _("or due each year: day"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    covers = models.CharField(_("tells of"), max_length=20, choices=Covers.choices, default=Covers.YEAR_BEFORE)
    first_year = models.PositiveSmallIntegerField(_("first year told of"), null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(_("last year told of"), null=True, blank=True)

    class Meta:
        ordering = ["due_on", "due_month", "due_day", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__isnull=False, due_month__isnull=True, due_day__isnull=True)
                | Q(due_on__isnull=True, due_month__isnull=False, due_day__isnull=False),
                name="mandates_requirement_one_due_rule",
            )
        ]

    def __str__(self) -> str:
        return in_language(self.title, self.title_en)

    @property
    def programme(self) -> Programme:
        """The programme of the mandate."""
        return self.mandate.programme

    @property
    def month_name(self) -> str:
        """The month in which it is due each year."""
        return str(MONTHS[self.due_month]) if self.due_month else ""


class Section(Versioned):
    """A heading that the document must have, with what it may be drafted from."""

    requirement = models.ForeignKey(Requirement, on_delete=models.CASCADE, related_name="sections")
    number = models.PositiveSmallIntegerField(_("place in the order"))
    heading = models.CharField(_("heading"), max_length=300)
    heading_en = models.CharField(_("heading in English"), max_length=300, blank=True)
    guidance = models.TextField(_("guidance for the writer"), blank=True)
    guidance_en = models.TextField(_("guidance in English"), blank=True)
    prefill = models.CharField(_("can be fetched from"), max_length=20, choices=Prefill.choices, default=Prefill.FREE)
    perspective = models.CharField(
        _("perspective"), max_length=20, choices=Perspective.choices, default=Perspective.EQUALITY
    )

    class Meta:
        ordering = ["number", "pk"]

    def __str__(self) -> str:
        return in_language(self.heading, self.heading_en)

    @property
    def advice(self) -> str:
        """The guidance in the reader's language."""
        return in_language(self.guidance, self.guidance_en)

    @property
    def programme(self) -> Programme:
        """The programme of the mandate."""
        return self.requirement.mandate.programme
