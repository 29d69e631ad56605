"""Back to the beginning: the whole database as it was when the invented programme had just been built."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from skillnad.programme.demo.build import build


def keep_beginning() -> None:
    """Keep the database as it is now, to return to. Needed on SQLite only; elsewhere it is built anew."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        draft = _beginning().with_suffix(".draft")
        draft.unlink(missing_ok=True)
        with closing(sqlite3.connect(draft)) as copy:
            connection.connection.backup(copy)
        draft.replace(_beginning())


def reset() -> None:
    """Return to the beginning."""
    if connection.vendor == "sqlite" and _beginning().exists():
        connection.ensure_connection()
        with closing(sqlite3.connect(_beginning())) as beginning:
            beginning.backup(connection.connection)
    else:
        call_command("flush", interactive=False, verbosity=0)
        call_command("import_facts", verbosity=0)
        build()


def _beginning() -> Path:
    return Path(settings.HOME) / "beginning.sqlite3"
