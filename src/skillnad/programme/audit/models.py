"""The log of acts. Rows are added, never changed: each carries the hash of the one before."""

from typing import Any, NoReturn

from django.db import models

from skillnad.programme.audit.chain import fingerprint


class AuditEvent(models.Model):
    """One act. Nothing points to other tables, so that the log outlives what it tells of."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=100, db_index=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    body_id = models.BigIntegerField(null=True, db_index=True)
    body_name = models.CharField(max_length=300, blank=True)
    subject_type = models.CharField(max_length=100, blank=True)
    subject_id = models.CharField(max_length=100, blank=True)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"

    def content(self) -> dict[str, Any]:
        """All that the hash covers."""
        return {
            "number": self.number,
            "at": self.at.isoformat(),
            "kind": self.kind,
            "actor_id": self.actor_id,
            "actor_name": self.actor_name,
            "body_id": self.body_id,
            "body_name": self.body_name,
            "subject_type": self.subject_type,
            "subject_id": self.subject_id,
            "details": self.details,
            "previous_hash": self.previous_hash,
        }

    def fingerprint(self) -> str:
        """The hash as it should be."""
        return fingerprint(self.content())

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event; one that exists is never saved again."""
        if not self._state.adding:
            self._refuse()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: the log only grows."""
        self._refuse()

    def _refuse(self) -> NoReturn:
        raise TypeError("The log of acts is never changed.")


class ChainHead(models.Model):
    """The last link: locked while a link is added, and kept to show if the end of the log was cut off."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.number}"
