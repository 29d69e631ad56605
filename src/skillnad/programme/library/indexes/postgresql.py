"""PostgreSQL's full text, with its Swedish configuration."""

from django.db.backends.base.base import BaseDatabaseWrapper


class Index:
    """A table of text vectors."""

    def create(self, connection: BaseDatabaseWrapper) -> None:
        """A row for each experience, and the inverted index."""
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE library_words (pk bigint PRIMARY KEY, words tsvector NOT NULL)")
            cursor.execute("CREATE INDEX library_words_gin ON library_words USING gin (words)")

    def drop(self, connection: BaseDatabaseWrapper) -> None:
        """Take the table away."""
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE library_words")

    def put(self, connection: BaseDatabaseWrapper, pk: int, words: list[str]) -> None:
        """Keep the words."""
        self.remove(connection, pk)
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO library_words (pk, words) VALUES (%s, to_tsvector('swedish', %s))", [pk, " ".join(words)]
            )

    def remove(self, connection: BaseDatabaseWrapper, pk: int) -> None:
        """Forget an experience."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM library_words WHERE pk = %s", [pk])

    def clear(self, connection: BaseDatabaseWrapper) -> None:
        """Forget them all."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM library_words")

    def find(self, connection: BaseDatabaseWrapper, words: list[str]) -> list[int]:
        """Those with a word that begins with each stem. A word holds letters and digits only, and is quoted."""
        query = " & ".join(f"'{word}':*" for word in words)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pk FROM library_words WHERE words @@ to_tsquery('swedish', %s)", [query])
            return [pk for (pk,) in cursor.fetchall()]
