"""Bring rows in line with what is wanted: add what is missing, change what differs, take away what is gone."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from django.db import models

from skillnad.programme.ui.versions import Versioned

M = TypeVar("M", bound=models.Model)
BATCH = 500
COUNTED = {field.attname for field in Versioned._meta.get_fields() if isinstance(field, models.Field)}
"""What a record keeps of its versions: no two readings agree on it, so it says nothing of whether they differ."""


def sync(
    rows: "models.QuerySet[M]", wanted: Iterable[M], key: Callable[[M], Hashable], *, keep_gone: bool = False
) -> int:
    """Make `rows` equal to `wanted`, matched by `key`. Returns how many rows were added, changed or taken away."""
    fields = [field.attname for field in rows.model._meta.concrete_fields if not field.primary_key]
    names = [name for name in fields if name not in COUNTED]
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
    manager.bulk_update(changed, fields, batch_size=BATCH) if changed else None
    gone = [] if keep_gone else [row.pk for row in there.values()]
    manager.filter(pk__in=gone).delete()
    return len(new) + len(changed) + len(gone)


def _take_over(row: models.Model, want: models.Model, names: list[str]) -> bool:
    differing = [name for name in names if getattr(row, name) != getattr(want, name)]
    for name in differing:
        setattr(row, name, getattr(want, name))
    if differing and isinstance(row, Versioned) and isinstance(want, Versioned):
        row.version += 1
        row.changed_at, row.changed_by = want.changed_at, want.changed_by
    return bool(differing)
