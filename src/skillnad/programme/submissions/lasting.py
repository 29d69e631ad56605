"""Rows that are written once."""

from typing import Any, NoReturn, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class Changed(TypeError):  # noqa: N818  it names what was tried
    """Somebody tried to change what has been handed in."""


def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    """What every way to change a lasting row comes to."""
    raise Changed("What is written here stays as it is.")


class LastingSet(models.QuerySet[M]):
    """Rows that can be read and added to, nothing else."""

    update = refuse
    delete = refuse
    bulk_update = refuse
    update_or_create = refuse


class Lasting(models.Model):
    """A row that is added and then never changed or taken away."""

    objects = LastingSet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; one that exists is never saved again."""
        if not self._state.adding:
            refuse()
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused."""
        refuse(*args, **kwargs)
