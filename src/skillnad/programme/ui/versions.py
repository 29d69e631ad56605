"""Two people at the same record: nobody's text is lost."""

from typing import Any, Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class EditConflict(Exception):  # noqa: N818  it is a conflict, not a fault
    """Somebody else has saved the record since it was opened. `saved` is how it stands now."""

    def __init__(self, saved: "Versioned") -> None:
        self.saved = saved
        super().__init__(f"{saved._meta.label} {saved.pk} is at version {saved.version}")


class Versioned(models.Model):
    """A record that counts its versions. It is changed by `change` alone."""

    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)
    changed_by = models.CharField(_("changed by"), max_length=200, blank=True, editable=False)

    class Meta:
        abstract = True

    def change(self, version: int, by: Any, **values: Any) -> Self:
        """Save new values over the version that they were written on. Raises `EditConflict` if there is a later one."""
        manager = type(self)._default_manager
        saved = manager.filter(pk=self.pk, version=version).update(
            version=version + 1, changed_at=timezone.now(), changed_by=str(by), **values
        )
        if not saved:
            raise EditConflict(manager.get(pk=self.pk))
        self.refresh_from_db()
        return self
