"""An experience: what was tried, and what it did."""

from typing import Self
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from skillnad.programme.agencies.models import Body
from skillnad.programme.problems.codes import Operation, SubGoal
from skillnad.programme.problems.records import Grade
from skillnad.programme.ui.versions import Versioned


class Outcome(models.TextChoices):
    """What it did. That it failed, or made no difference, is as worth knowing as that it worked."""

    WORKED = "worked", pgettext_lazy("experience", "worked")
    NO_DIFFERENCE = "none", pgettext_lazy("experience", "made no difference")
    FAILED = "failed", pgettext_lazy("experience", "failed")
    UNKNOWN = "unknown", pgettext_lazy("experience", "not known yet")


TONES = {Outcome.WORKED: "good", Outcome.NO_DIFFERENCE: "plain", Outcome.FAILED: "warn", Outcome.UNKNOWN: "wait"}
STRONGEST_FIRST = (Grade.COMPARED, Grade.MEASURED, Grade.DOCUMENTED, Grade.ASSUMED, Grade.NONE)


class ExperienceStatus(models.TextChoices):
    """Whether others may read it."""

    DRAFT = "draft", pgettext_lazy("experience", "draft")
    SHARED = "shared", pgettext_lazy("experience", "shared")
    PUBLISHED = "published", pgettext_lazy("experience", "published")


def only_web_addresses(text: str) -> None:
    """One address of the web a line, or nothing."""
    for line in text.split():
        address = urlsplit(line)
        if address.scheme not in {"http", "https"} or not address.netloc:
            raise ValidationError(_("“%(line)s” is not an address of the web."), params={"line": line})


class ExperienceRows(models.QuerySet["Experience"]):
    """Experiences."""

    def shared(self) -> Self:
        """Those that others who have signed in may read; the published ones are among them."""
        return self.exclude(status=ExperienceStatus.DRAFT)

    def published(self) -> Self:
        """Those that anyone may read."""
        return self.filter(status=ExperienceStatus.PUBLISHED)

    def strongest_first(self) -> Self:
        """The best shown first, among them the latest. The size of a difference plays no part."""
        whens = [When(grade=grade, then=Value(place)) for place, grade in enumerate(STRONGEST_FIRST)]
        strength = Case(*whens, default=Value(len(STRONGEST_FIRST)))
        return self.order_by(strength, F("to_year").desc(nulls_first=True), "-from_year", "-pk")


class Experience(Versioned):
    """An experience of a body: a draft of its own until it is shared, and public once it is published."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="experiences")
    title = models.CharField(_("title"), max_length=200)
    problem = models.TextField(_("the problem"), help_text=_("What differed between women and men, and how you knew."))
    tried = models.TextField(_("what was tried"), help_text=_("So that somebody else could do the same."))
    place = models.CharField(
        _("where"), max_length=200, blank=True, help_text=_("Unit, region or kind of case, if it was not everywhere.")
    )
    from_year = models.PositiveSmallIntegerField(
        _("from year"), validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    to_year = models.PositiveSmallIntegerField(
        _("to year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1990), MaxValueValidator(2100)],
        help_text=_("Leave it empty if it goes on."),
    )
    outcome = models.CharField(_("how it went"), max_length=10, choices=Outcome.choices, default=Outcome.UNKNOWN)
    result = models.TextField(
        _("what it did"), help_text=_("With figures for women and men where you have them. Also what did not work.")
    )
    grade = models.CharField(_("how well that is shown"), max_length=20, choices=Grade.choices, default=Grade.NONE)
    sub_goal = models.CharField(_("sub-goal"), max_length=1, choices=SubGoal.choices)
    operation = models.CharField(_("kind of operation"), max_length=20, choices=Operation.choices)
    contact = models.CharField(
        _("contact"), max_length=200, help_text=_("A function at the body, such as a unit's mailbox; not a person.")
    )
    links = models.TextField(
        _("links"), blank=True, validators=[only_web_addresses], help_text=_("One web address on each line.")
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=ExperienceStatus.choices,
        default=ExperienceStatus.DRAFT,
        editable=False,
        db_index=True,
    )

    objects = ExperienceRows.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_year__isnull=True) | Q(to_year__gte=F("from_year")), name="library_years_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def tone(self) -> str:
        """The tone of the tag that says how it went."""
        return TONES[Outcome(self.outcome)]

    @property
    def is_shared(self) -> bool:
        """Whether others who have signed in may read it."""
        return self.status != ExperienceStatus.DRAFT

    @property
    def is_published(self) -> bool:
        """Whether anyone may read it."""
        return self.status == ExperienceStatus.PUBLISHED

    @property
    def addresses(self) -> list[str]:
        """The links, one by one."""
        return self.links.split()

    @property
    def searched(self) -> str:
        """All that it is found by."""
        return "\n".join([self.title, self.problem, self.tried, self.place, self.result, self.body.name])
