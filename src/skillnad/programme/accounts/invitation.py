"""Invitations: the only way in. Each names an address, a role and a body, and works once."""

import datetime

from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from skillnad.programme.accounts.roles import ASSIGNABLE, ROLES, Role
from skillnad.programme.agencies.models import Body

LASTS = datetime.timedelta(days=14)
SALT = "skillnad.invitation"


def _end() -> datetime.datetime:
    return timezone.now() + LASTS


class Open(models.QuerySet["Invitation"]):
    """Invitations, and those of them that can still be accepted."""

    def open(self) -> "Open":
        """Neither accepted nor withdrawn nor too old."""
        return self.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())


class Invitation(models.Model):
    """Somebody is invited to hold a role at a body. The token is the signed number of the row: no secret is kept."""

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=200)
    role = models.CharField(_("role"), max_length=20, choices=ASSIGNABLE)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="invitations")
    invited_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="sent")
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(default=_end)
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = Open.as_manager()

    class Meta:
        app_label = "accounts"
        ordering = ["-invited_at"]
        indexes = [models.Index(fields=["email"])]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    @property
    def role_class(self) -> type[Role]:
        """What the role may do."""
        return ROLES[self.role]

    @property
    def token(self) -> str:
        """The signed word in the link."""
        return signing.dumps(self.pk, salt=SALT)

    @classmethod
    def by_token(cls, token: str) -> "Invitation | None":
        """The invitation that a link names, if it can still be accepted."""
        try:
            number = signing.loads(token, salt=SALT, max_age=LASTS)
        except signing.BadSignature:
            return None
        return cls.objects.open().filter(pk=number).select_related("body", "invited_by").first()
