"""The rows of every table as lines of JSON: for a PostgreSQL server whose own programs are not at hand, and for moving
from SQLite to PostgreSQL."""

import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

PART = "database/rows.jsonl"


class Exact(DjangoJSONEncoder):
    """Times to the microsecond, since the log's hashes cover them."""

    def default(self, o: Any) -> Any:
        """A value as JSON has it."""
        return o.isoformat() if isinstance(o, datetime.datetime) else super().default(o)


def dump(target: Path) -> None:
    """All rows as they are at one moment: one transaction that sees nothing of what others do meanwhile."""
    with target.open("w", encoding="utf-8") as file, transaction.atomic():
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        for model in _models():
            serializers.serialize("jsonl", _rows(model), stream=file, cls=Exact, ensure_ascii=False)


def load(source: Path) -> None:
    """Put the rows in the place of what is there, in one transaction."""
    with transaction.atomic():
        _empty()
        with source.open(encoding="utf-8") as file:
            for row in serializers.deserialize("jsonl", file):
                row.save()
        for command in connection.ops.sequence_reset_sql(no_style(), _models()):
            connection.cursor().execute(command)


def _empty() -> None:
    tables = [model._meta.db_table for model in _models()]
    joined = [field.m2m_db_table() for model in _models() for field in model._meta.local_many_to_many]
    for command in connection.ops.sql_flush(no_style(), [*tables, *joined], allow_cascade=True):
        connection.cursor().execute(command)


def _models() -> list[type[models.Model]]:
    """In any order: both databases check what rows point to when the transaction ends."""
    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]


def _rows(model: type[models.Model]) -> Any:
    return model._base_manager.order_by("pk").iterator()
