"""A meeting of a programme."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Membership, Programme
from skillnad.programme.ui.versions import Versioned


class MeetingStatus(models.TextChoices):
    """How far a meeting has come."""

    PREPARING = "preparing", pgettext_lazy("meeting", "being prepared")
    PUBLISHED = "published", pgettext_lazy("meeting", "published")
    HELD = "held", pgettext_lazy("meeting", "held")


TONES = {MeetingStatus.PREPARING: "wait", MeetingStatus.PUBLISHED: "good", MeetingStatus.HELD: "plain"}


class MeetingRows(models.QuerySet["Meeting"]):
    """Meetings, some of them public."""

    def public(self, day: date | None = None) -> Self:
        """Those that anyone may read on a day: published, and within their period of publication."""
        day = day or timezone.localdate()
        begun = Q(published_from__isnull=True) | Q(published_from__lte=day)
        going_on = Q(published_to__isnull=True) | Q(published_to__gte=day)
        return self.exclude(status=MeetingStatus.PREPARING).filter(begun & going_on, programme__archived=False)


class Meeting(Versioned):
    """A meeting at which the members of a programme follow up results and share experience."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("programme")
    )
    slug = models.SlugField(_("address"), max_length=120, unique=True, editable=False)
    title = models.CharField(_("title in Swedish"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    starts_at = models.DateTimeField(_("begins"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    description = models.TextField(
        _("description in Swedish"), blank=True, help_text=_("Who invites, who is invited, and what for.")
    )
    description_en = models.TextField(_("description in English"), blank=True)
    contribute_by = models.DateField(
        _("contributions wanted by"),
        null=True,
        blank=True,
        help_text=_("From when you set this day the members see the meeting and can write their contributions."),
    )
    contribution_seconds = models.PositiveIntegerField(_("length of a contribution, in seconds"), default=120)
    published_from = models.DateField(_("published from"), null=True, blank=True)
    published_to = models.DateField(
        _("published to"), null=True, blank=True, help_text=_("After this day the public page is gone.")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=MeetingStatus.choices, default=MeetingStatus.PREPARING, editable=False
    )

    objects = MeetingRows.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")), name="meetings_meeting_ends_after"
            ),
            models.CheckConstraint(
                condition=Q(published_from__isnull=True)
                | Q(published_to__isnull=True)
                | Q(published_to__gte=F("published_from")),
                name="meetings_meeting_published_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title_en if get_language() == "en" and self.title_en else self.title

    @property
    def about(self) -> str:
        """The description in the language in use, or the one there is."""
        return self.description_en if get_language() == "en" and self.description_en else self.description

    @property
    def day(self) -> date:
        """The day on which it begins, in Sweden."""
        return timezone.localtime(self.starts_at).date()

    @property
    def tone(self) -> str:
        """The tone of the status tag."""
        return TONES[MeetingStatus(self.status)]

    @property
    def is_prepared(self) -> bool:
        """Whether it is still being prepared."""
        return self.status == MeetingStatus.PREPARING

    @property
    def is_public(self) -> bool:
        """Whether anyone may read its page today."""
        return type(self).objects.public().filter(pk=self.pk).exists()

    def members(self) -> models.QuerySet[Membership]:
        """The memberships of the programme on the day of the meeting."""
        return Membership.objects.on(self.day).filter(programme=self.programme_id)
