"""The index of words, kept by the database: FTS5 in SQLite, full text with Swedish configuration in PostgreSQL.

Both find an experience when each word that is asked for begins a word of it, both reduced to their stems. What a user
writes is taken apart into words of letters and digits first; signs that mean something to a database never reach it.
"""

from typing import Protocol

from django.db.backends.base.base import BaseDatabaseWrapper

from skillnad.programme.library.indexes import postgresql, sqlite


class Index(Protocol):
    """What an index can do. Every call is part of the transaction at hand."""

    def create(self, connection: BaseDatabaseWrapper) -> None:
        """Make room for the index."""

    def drop(self, connection: BaseDatabaseWrapper) -> None:
        """Take it away."""

    def put(self, connection: BaseDatabaseWrapper, pk: int, words: list[str]) -> None:
        """Keep the words of an experience instead of those it had."""

    def remove(self, connection: BaseDatabaseWrapper, pk: int) -> None:
        """Forget an experience."""

    def clear(self, connection: BaseDatabaseWrapper) -> None:
        """Forget them all."""

    def find(self, connection: BaseDatabaseWrapper, words: list[str]) -> list[int]:
        """The experiences that hold all the words."""


INDEXES: dict[str, Index] = {"sqlite": sqlite.Index(), "postgresql": postgresql.Index()}


def index_of(connection: BaseDatabaseWrapper) -> Index:
    """The index of a database."""
    return INDEXES[connection.vendor]
