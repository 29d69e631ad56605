"""What happens at a meeting, in order, and who speaks."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body, Position, Programme
from skillnad.programme.meetings.models.meeting import Meeting
from skillnad.programme.ui.versions import Versioned


class ItemKind(models.TextChoices):
    """What sort of item it is."""

    SPEECH = "speech", _("speech")
    PANEL = "panel", _("panel")
    DISCUSSION = "discussion", _("discussion")


class AgendaItem(Versioned):
    """An item of the agenda, with its time in minutes after the meeting began."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveIntegerField(_("place in the order"), default=1)
    title = models.CharField(_("title in Swedish"), max_length=300)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=ItemKind.choices, default=ItemKind.SPEECH)
    from_minute = models.PositiveIntegerField(
        _("from minute"), null=True, blank=True, help_text=_("Minutes after the meeting has begun: 0 is the beginning.")
    )
    to_minute = models.PositiveIntegerField(_("to minute"), null=True, blank=True)

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(from_minute__isnull=True) | Q(to_minute__isnull=True) | Q(to_minute__gte=F("from_minute")),
                name="meetings_item_minutes_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.title_en if get_language() == "en" and self.title_en else self.title

    @property
    def programme(self) -> Programme:
        """The programme of the meeting."""
        return self.meeting.programme

    @property
    def begins(self) -> datetime | None:
        """When it begins by the clock."""
        return self._clock(self.from_minute)

    @property
    def ends(self) -> datetime | None:
        """When it ends by the clock."""
        return self._clock(self.to_minute)

    def _clock(self, minute: int | None) -> datetime | None:
        return None if minute is None else self.meeting.starts_at + timedelta(minutes=minute)


class Speaker(models.Model):
    """Somebody who speaks, in the role of that day, as it was printed. It is not changed when the role is."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="speakers")
    order = models.PositiveIntegerField(_("place in the order"), default=1)
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(
        _("role on the day"), max_length=200, help_text=_("As it is printed: “gd” and “generaldirektör” both stay.")
    )
    organisation = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("agency or other body")
    )
    position = models.ForeignKey(
        Position,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("position in the register"),
        help_text=_("Lets the page say when the role has ended since."),
    )

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.role}"

    @property
    def programme(self) -> Programme:
        """The programme of the meeting."""
        return self.item.meeting.programme
