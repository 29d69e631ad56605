"""Files, kept once by their content."""

from django.db import models


class StoredFile(models.Model):
    """A file in the data folder under its SHA-256. Who may fetch it is up to the record that points to it."""

    sha256 = models.CharField(max_length=64, unique=True)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return self.sha256[:12]
