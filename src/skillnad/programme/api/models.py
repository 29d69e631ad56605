"""Personal keys. Only a hash is kept; the key itself is shown once."""

from typing import Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class KeyQuery(models.QuerySet["ApiToken"]):
    """Keys, and which of them open anything."""

    def usable(self) -> Self:
        """The keys that are neither revoked nor past their day."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())


class ApiToken(models.Model):
    """A key by which a program acts for a user, with the roles that the user holds at the time."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=100, help_text=_("What uses the key, so that you know it again."))
    start = models.CharField(max_length=12, editable=False)
    hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("valid to"))
    revoked_at = models.DateTimeField(null=True, editable=False)
    last_used_on = models.DateField(null=True, editable=False)

    objects = KeyQuery.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """`usable`, `revoked` or `expired`."""
        if self.revoked_at:
            return "revoked"
        return "usable" if self.expires_at > timezone.now() else "expired"


class KeptAnswer(models.Model):
    """The answer to a call that was sent with a key of its own, so that the same call again is not carried out."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    call = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    made_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="api_answer_once")]

    def __str__(self) -> str:
        return self.key
