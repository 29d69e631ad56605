"""FTS5. SQLite knows no Swedish, so words are reduced to stems before they are kept."""

from django.db.backends.base.base import BaseDatabaseWrapper

from skillnad.programme.library.words import stem


class Index:
    """A table of stems."""

    def create(self, connection: BaseDatabaseWrapper) -> None:
        """Letters with rings and dots stay letters of their own: “får” is not “far”."""
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE VIRTUAL TABLE library_words USING fts5(stems, tokenize = 'unicode61 remove_diacritics 0')"
            )

    def drop(self, connection: BaseDatabaseWrapper) -> None:
        """Take the table away."""
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE library_words")

    def put(self, connection: BaseDatabaseWrapper, pk: int, words: list[str]) -> None:
        """Keep the stems."""
        self.remove(connection, pk)
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO library_words (rowid, stems) VALUES (%s, %s)", [pk, " ".join(map(stem, words))])

    def remove(self, connection: BaseDatabaseWrapper, pk: int) -> None:
        """Forget an experience."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM library_words WHERE rowid = %s", [pk])

    def clear(self, connection: BaseDatabaseWrapper) -> None:
        """Forget them all."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM library_words")

    def find(self, connection: BaseDatabaseWrapper, words: list[str]) -> list[int]:
        """Those with a word that begins with each stem. A stem holds letters and digits only, and is quoted."""
        query = " AND ".join(f'"{stem(word)}" *' for word in words)
        with connection.cursor() as cursor:
            cursor.execute("SELECT rowid FROM library_words WHERE library_words MATCH %s", [query])
            return [pk for (pk,) in cursor.fetchall()]
