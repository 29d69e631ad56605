"""What has changed between two snapshots of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from skillnad.programme.plans.kinds import KINDS
from skillnad.programme.plans.templatetags.figures import figure
from skillnad.programme.problems.models import Problem
from skillnad.programme.problems.records import Link
from skillnad.programme.problems.text import content_fields

ADDED, REMOVED, CHANGED, CLOSED = _("added"), _("taken out"), _("changed"), _("closed")
_LINKS: list[type[Link]] = [Problem, *(kind.model for kind in KINDS.values())]
MODELS: dict[str, type[Link]] = {str(model._meta.model_name): model for model in _LINKS}


@dataclass(frozen=True)
class Change:
    """One record that differs: what happened to it, and which fields, before and after."""

    noun: str
    title: str
    what: str | Promise
    fields: list[tuple[str, str, str]] = field(default_factory=list)


def compare(earlier: dict[str, Any] | None, later: dict[str, Any]) -> list[Change]:
    """What differs, in the order of the later snapshot, then what is gone."""
    before, after = _flat(earlier), _flat(later)
    changes = [change for key, told in after.items() if (change := _change(before.get(key), told))]
    return changes + [_of(told, REMOVED) for key, told in before.items() if key not in after]


def _flat(snapshot: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    return {told["key"]: told for told in walk(snapshot)}


def walk(snapshot: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    """Every record of a snapshot, each before those that stand on it."""
    waiting = list((snapshot or {}).get("chains", []))
    while waiting:
        told = waiting.pop(0)
        yield told
        waiting = told["followers"] + waiting


def _change(before: dict[str, Any] | None, after: dict[str, Any]) -> Change | None:
    if before is None:
        return _of(after, ADDED)
    if after["closed"] and not before["closed"]:
        return _of(after, CLOSED)
    fields = list(_fields(after["kind"], before["values"], after["values"]))
    return _of(after, CHANGED, fields) if fields or before["closed"] != after["closed"] else None


def _of(told: dict[str, Any], what: str | Promise, fields: list[tuple[str, str, str]] | None = None) -> Change:
    noun = str(MODELS[told["kind"]]._meta.verbose_name)
    return Change(noun, told["values"]["title"], what, fields or [])


def _fields(kind: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for model_field in content_fields(MODELS[kind]):
        name = model_field.name
        if before.get(name) != after.get(name) and name in after:
            yield (
                str(model_field.verbose_name),
                words(model_field, before.get(name)),
                words(model_field, after.get(name)),
            )


def words(model_field: Any, value: Any) -> str:
    """A kept value in words: codes by their list, figures as the reader writes them, nothing as a dash."""
    if isinstance(model_field, models.DecimalField) and value:
        return figure(Decimal(value))
    labels = dict(model_field.flatchoices)
    if isinstance(value, list):
        return ", ".join(str(labels.get(code, code)) for code in value) or "–"
    return str(labels.get(value, value)) if value else "–"
