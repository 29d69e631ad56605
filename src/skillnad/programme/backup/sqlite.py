"""SQLite: a copy by its own backup interface, which is whole while others write."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

PART = "database/skillnad.sqlite3"


def dump(target: Path) -> None:
    """Copy the database as it is at one moment."""
    with closing(sqlite3.connect(database())) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def load(source: Path) -> None:
    """Put the copy in the place of the database. `source` lies in the same folder."""
    connections.close_all()
    place = database()
    if place.exists():
        with closing(sqlite3.connect(place)) as old:
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for rest in ("-wal", "-shm"):
            place.with_name(place.name + rest).unlink(missing_ok=True)
    os.replace(source, place)


def database() -> Path:
    """Where the database lies."""
    return Path(connection.settings_dict["NAME"])
