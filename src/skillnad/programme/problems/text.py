"""A record as plain text: for snapshots that are kept, and for pages that show every field."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import models

from skillnad.programme.problems.codes import Codes
from skillnad.programme.problems.records import Link

OWN = {"id", "body", "version", "changed_at", "changed_by", "written_by", "ever_decided"}


@cache
def content_fields(model: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    """The fields that hold what somebody has written, and not how the row is kept."""
    fields = model._meta.concrete_fields
    return tuple(field for field in fields if field.name not in OWN and not field.is_relation)


def plain_values(link: Link) -> dict[str, Any]:
    """What the record says, as JSON can hold it."""
    return {field.name: plain(field.value_from_object(link)) for field in content_fields(type(link))}


def plain(value: Any) -> Any:
    """A value as JSON can hold it: a number keeps its decimals, codes are a list.

    >>> plain(Decimal("0.10")), plain(date(2026, 2, 22))
    ('0.10', '2026-02-22')
    """
    match value:
        case Codes():
            return list(value)
        case Decimal():
            return str(value)
        case date():
            return value.isoformat()
    return value
