"""The ledger of releases: what was shown, so that what is shown next does not tell by difference what was hidden.

One SQLite file. A release is entered before its files are put in their places, in one transaction, and confirmed after;
`settle` finishes or takes back what was cut off in between. So there is never a file in its place that the ledger does
not know. No hidden value is kept, only that it was hidden.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from skillnad.errors import DisclosureError
from skillnad.language import gettext as _

APPLICATION = 0x534B4C47  # "SKLG", so that another SQLite file is not taken for a ledger
VERSION = 1
_TABLES = """
CREATE TABLE release (
    id INTEGER PRIMARY KEY, made TEXT NOT NULL, method TEXT NOT NULL, policy TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('entered', 'published'))
);
CREATE TABLE file (
    release INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    target TEXT NOT NULL, temporary TEXT NOT NULL, sha256 TEXT NOT NULL
);
CREATE TABLE cell (
    release INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE,
    name TEXT NOT NULL, shown INTEGER NOT NULL, low REAL NOT NULL, high REAL
);
CREATE TABLE sum (release INTEGER NOT NULL REFERENCES release (id) ON DELETE CASCADE, terms TEXT NOT NULL);
CREATE INDEX cell_name ON cell (name);
"""

Name = str
Terms = tuple[tuple[Name, float], ...]


@dataclass(frozen=True)
class File:
    """A file of a release: where it goes, where it was written first, and its checksum."""

    target: Path
    temporary: Path
    sha256: str


@dataclass(frozen=True)
class Seen:
    """What anyone can say of a cell: its value where it is shown, the interval that it lies in where it is hidden."""

    shown: bool
    low: float
    high: float


@dataclass(frozen=True)
class Entry:
    """What a release shows. sums: which cells come to nothing when they are added with these signs."""

    method: str
    policy: dict[str, Any]
    files: tuple[File, ...]
    cells: dict[Name, Seen]
    sums: tuple[Terms, ...]


class Ledger:
    """The ledger in a file; a new one where there is none.

    Raises:
        DisclosureError: the file is not a ledger, or is of a newer version.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._connected() as connection:
            _prepare(connection, path)

    def settle(self) -> int:
        """Finish every release that was entered and not confirmed, and say how many.

        Files that were written and not put in their places are put there; a release none of whose files is left is
        taken out.

        Raises:
            DisclosureError: some of a release's files are left and some are not.
        """
        with self._connected() as connection:
            open_ = [row[0] for row in connection.execute("SELECT id FROM release WHERE state = 'entered' ORDER BY id")]
            for release in open_:
                _settle(connection, release)
            return len(open_)

    def enter(self, entry: Entry) -> int:
        """Enter a release whose files are written beside their places; its number."""
        with self._connected() as connection:
            return _enter(connection, entry)

    def confirm(self, release: int) -> None:
        """Say that a release's files are in their places."""
        with self._connected() as connection:
            connection.execute("UPDATE release SET state = 'published' WHERE id = ?", (release,))

    def seen(self) -> dict[Name, Seen]:
        """Every cell of the releases with exact values, as it was shown last, or last hidden where it never was."""
        with self._connected() as connection:
            rows = connection.execute(
                "SELECT name, shown, low, high FROM cell JOIN release ON release.id = cell.release "
                "WHERE method = 'suppress' ORDER BY shown, release.id"
            ).fetchall()
        return {name: Seen(bool(shown), low, float("inf") if high is None else high) for name, shown, low, high in rows}

    def sums(self) -> Iterator[Terms]:
        """The sums that tie the cells of the releases with exact values."""
        with self._connected() as connection:
            rows = connection.execute(
                "SELECT DISTINCT terms FROM sum JOIN release ON release.id = sum.release WHERE method = 'suppress'"
            ).fetchall()
        for (terms,) in rows:
            yield tuple((str(name), float(sign)) for name, sign in json.loads(terms))

    def releases(self) -> list[tuple[int, str, str, str]]:
        """Each release: its number, when it was made, its method and its state."""
        with self._connected() as connection:
            return connection.execute("SELECT id, made, method, state FROM release ORDER BY id").fetchall()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """A connection with one transaction, which no other process writes during."""
        try:
            with closing(sqlite3.connect(self.path, timeout=60, isolation_level=None)) as connection:
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
        except sqlite3.Error as error:
            raise DisclosureError(
                _("the ledger cannot be used: {error}").format(error=error),
                where=str(self.path),
                remedy=_("Name a ledger that skillnad has made, or a file that does not exist."),
            ) from error


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application == APPLICATION and version == VERSION:
        return
    if application or version or connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]:
        raise DisclosureError(
            _("this is not a ledger, or one of another version"),
            where=str(path),
            remedy=_("Name a ledger that skillnad has made, or a file that does not exist."),
        )
    for statement in _TABLES.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _enter(connection: sqlite3.Connection, entry: Entry) -> int:
    release = connection.execute(
        "INSERT INTO release (made, method, policy, state) VALUES (?, ?, ?, 'entered')",
        (datetime.now(UTC).isoformat(timespec="seconds"), entry.method, json.dumps(entry.policy)),
    ).lastrowid
    connection.executemany(
        "INSERT INTO file (release, target, temporary, sha256) VALUES (?, ?, ?, ?)",
        [(release, str(f.target.resolve()), str(f.temporary.resolve()), f.sha256) for f in entry.files],
    )
    connection.executemany(
        "INSERT INTO cell (release, name, shown, low, high) VALUES (?, ?, ?, ?, ?)",
        [
            (release, name, seen.shown, seen.low, None if seen.high == float("inf") else seen.high)
            for name, seen in entry.cells.items()
        ],
    )
    connection.executemany(
        "INSERT INTO sum (release, terms) VALUES (?, ?)", [(release, json.dumps(terms)) for terms in entry.sums]
    )
    return int(release or 0)


def _settle(connection: sqlite3.Connection, release: int) -> None:
    rows = connection.execute("SELECT target, temporary, sha256 FROM file WHERE release = ?", (release,))
    files = [File(Path(target), Path(temporary), sha256) for target, temporary, sha256 in rows]
    states = [_state(file) for file in files]
    if "gone" not in states:
        for file, state in zip(files, states, strict=True):
            if state == "written":
                file.temporary.replace(file.target)
        connection.execute("UPDATE release SET state = 'published' WHERE id = ?", (release,))
    elif "placed" not in states:
        _discard(files)
        connection.execute("DELETE FROM release WHERE id = ?", (release,))
    else:
        missing = next(file for file, state in zip(files, states, strict=True) if state == "gone")
        raise DisclosureError(
            _("a release was cut off and this file of it is gone"),
            where=str(missing.target),
            remedy=_("Take away the other files of that release from {folder}, or put the file back.").format(
                folder=missing.target.parent
            ),
        )


def _state(file: File) -> str:
    """Where a file is: placed, written beside its place, or gone."""
    if checksum(file.target) == file.sha256:
        return "placed"
    return "written" if checksum(file.temporary) == file.sha256 else "gone"


def _discard(files: Sequence[File]) -> None:
    for file in files:
        file.temporary.unlink(missing_ok=True)


def checksum(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
