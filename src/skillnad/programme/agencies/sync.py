"""Bring rows in line with what is wanted: add what is missing, change what differs, take away what is gone."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)
BATCH = 500


def sync(
    rows: "models.QuerySet[M]", wanted: Iterable[M], key: Callable[[M], Hashable], *, keep_gone: bool = False
) -> int:
    """Make `rows` equal to `wanted`, matched by `key`. Returns how many rows were added, changed or taken away."""
    names = [field.attname for field in rows.model._meta.concrete_fields if not field.primary_key]
    there = {key(row): row for row in rows}
    new: list[M] = []
    changed: list[M] = []
    for want in wanted:
        row = there.pop(key(want), None)
        if row is None:
            new.append(want)
        elif _take_over(row, want, names):
            changed.append(row)
    manager = rows.model._default_manager
    manager.bulk_create(new, batch_size=BATCH)
    manager.bulk_update(changed, names, batch_size=BATCH) if changed else None
    gone = [] if keep_gone else [row.pk for row in there.values()]
    manager.filter(pk__in=gone).delete()
    return len(new) + len(changed) + len(gone)


def _take_over(row: models.Model, want: models.Model, names: list[str]) -> bool:
    differing = [name for name in names if getattr(row, name) != getattr(want, name)]
    for name in differing:
        setattr(row, name, getattr(want, name))
    return bool(differing)
