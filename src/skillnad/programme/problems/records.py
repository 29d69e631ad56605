"""What every link of the chain is: a record of a body with a status, and an evidence grade on the arrow to it."""

from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from skillnad.programme.agencies.models import Body
from skillnad.programme.ui.versions import Versioned

M = TypeVar("M", bound=models.Model)


class Grade(models.TextChoices):
    """How well it is shown that one link leads to the next."""

    NONE = "none", _("nothing said yet")
    ASSUMED = "assumed", _("assumption stated")
    DOCUMENTED = "documented", _("documented")
    MEASURED = "measured", _("measured")
    COMPARED = "compared", _("measured with comparison")


class Status(models.TextChoices):
    """Whether a record is being written, has been decided, or has been closed."""

    DRAFT = "draft", _("draft")
    DECIDED = "decided", _("decided")
    CLOSED = "closed", _("closed")


TONES = {Status.DRAFT: "wait", Status.DECIDED: "good", Status.CLOSED: "plain"}


class Links(models.QuerySet[M]):
    """Records of the chain."""

    def open(self) -> Self:
        """Those that are not closed."""
        return self.exclude(status=Status.CLOSED)


class Link(Versioned):
    """A link of the chain. Nothing is deleted that others build on: it is closed, and can be opened again."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=200)
    grade = models.CharField(_("evidence grade"), max_length=20, choices=Grade.choices, default=Grade.NONE)
    grade_reason = models.TextField(_("reason for the grade"), blank=True)
    status = models.CharField(_("status"), max_length=20, choices=Status.choices, default=Status.DRAFT, editable=False)
    closed_because = models.TextField(_("closed because"), blank=True, editable=False)
    ever_decided = models.BooleanField(_("has been decided"), default=False, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", editable=False
    )

    objects = Links.as_manager()

    class Meta:
        abstract = True
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(grade=Grade.NONE) | ~Q(grade_reason=""), name="%(app_label)s_%(class)s_grade_has_reason"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def before(self) -> "Link | None":
        """The link that this one stands on."""
        return None

    @property
    def followers(self) -> "models.QuerySet[Any]":
        """The links that stand on this one."""
        raise NotImplementedError

    @property
    def tone(self) -> str:
        """The tone of the status tag."""
        return TONES[Status(self.status)]

    @property
    def is_open(self) -> bool:
        """Whether work may go on."""
        return self.status != Status.CLOSED

    def is_own_draft(self, user: Any) -> bool:
        """Whether this user wrote it, it was never decided, and nothing builds on it: then it may be deleted."""
        own = self.written_by_id is not None and self.written_by_id == getattr(user, "pk", None)
        return own and not self.ever_decided and not self.followers.exists()
