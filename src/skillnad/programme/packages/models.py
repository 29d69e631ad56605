"""Packages that have come in: by their content, so that the same one is received once."""

from django.db import models
from django.utils import timezone

from skillnad.programme.agencies.models import Body
from skillnad.programme.files.models import StoredFile
from skillnad.programme.submissions.models import Receipt


class ReceivedPackage(models.Model):
    """A package, the file as it came, and the receipt that was given for it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    receipt = models.OneToOneField(Receipt, on_delete=models.PROTECT, related_name="package")
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "digest"], name="packages_received_once")]

    def __str__(self) -> str:
        return self.digest[:12]
