"""PostgreSQL over ADBC: the same SELECT in the agency's own database, read-only."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from skillnad.cells.engine import TIME_ZONE, ArrowStream, Kind
from skillnad.errors import RecordsError
from skillnad.language import gettext as _

if TYPE_CHECKING:
    from sqlglot import exp

_KINDS: dict[str, Kind] = {
    "text": "text",
    "character varying": "text",
    "character": "text",
    "boolean": "boolean",
    "date": "date",
    "timestamp without time zone": "date",
    "timestamp with time zone": "date",
    "smallint": "integer",
    "integer": "integer",
    "bigint": "integer",
    "real": "number",
    "double precision": "number",
    "numeric": "number",
}


class PostgresEngine:
    """One table or view in a PostgreSQL database, opened read-only."""

    dialect = "postgres"

    def __init__(self, address: str, table: str) -> None:
        driver = _driver()
        self.relation = table
        try:
            self._connection = driver.connect(address)
            with self._connection.cursor() as cursor:
                cursor.execute("SET default_transaction_read_only = on")
                cursor.execute(f"SET TIME ZONE '{TIME_ZONE}'")
            self._connection.commit()
        except Exception as error:
            raise RecordsError(
                _("the database cannot be reached"),
                where="[records] database",
                remedy=_("Check the address, the network and the password."),
            ) from error

    def describe(self) -> Mapping[str, Kind]:
        """The columns and their kinds, from the catalogue."""
        schema, _dot, table = self.relation.rpartition(".")
        rows = self._catalogue(schema, table)
        if not rows:
            raise RecordsError(
                _("there is no table {table!r} that this user may read").format(table=self.relation),
                where="[records] table",
                remedy=_("Write schema.table, and see that the user has the right to read it."),
            )
        return {name: _KINDS.get(kind, "other") for name, kind in rows}

    def select(self, query: "exp.Select") -> ArrowStream:
        """Run one SELECT and return its rows as Arrow."""
        import nanoarrow

        with self._connection.cursor() as cursor:
            try:
                cursor.execute(query.sql("postgres", comments=False))
                result: ArrowStream = nanoarrow.ArrayStream(cursor.fetch_arrow()).read_all()
            except Exception as error:
                self._connection.rollback()
                raise _explain(error, self.relation) from None
        self._connection.rollback()
        return result

    def origin(self) -> dict[str, Any]:
        """Engine, version and table; never the address."""
        version = str(self._connection.adbc_get_info().get("vendor_version", ""))
        return {"engine": f"PostgreSQL {version}".strip(), "table": self.relation}

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _catalogue(self, schema: str, table: str) -> list[tuple[str, str]]:
        import nanoarrow

        where = "n.nspname = $2" if schema else "n.nspname = ANY (current_schemas(false))"
        # The system catalogue knows materialised views too, which information_schema leaves out.
        sql = (
            "SELECT a.attname::text AS name, "
            "format_type(COALESCE(NULLIF(t.typbasetype, 0), a.atttypid), NULL)::text AS kind "
            "FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
            "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
            "JOIN pg_catalog.pg_type t ON t.oid = a.atttypid "
            "WHERE c.relname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped "
            f"AND has_table_privilege(c.oid, 'SELECT') AND {where} ORDER BY a.attnum"
        )
        with self._connection.cursor() as cursor:
            cursor.execute(sql, (table, schema) if schema else (table,))
            names, columns = nanoarrow.ArrayStream(cursor.fetch_arrow()).read_all().to_columns_pysequence()
        self._connection.rollback()
        return list(zip(*(list(column) for column in columns), strict=True)) if names else []


def _driver() -> Any:
    try:
        from adbc_driver_postgresql import dbapi
    except ImportError as error:
        raise RecordsError(
            _("PostgreSQL needs one more part"),
            where="[records] database",
            remedy=_('Install it with: pip install "skillnad[postgres]"'),
        ) from error
    return dbapi


def _explain(error: Exception, where: str) -> RecordsError:
    """What the server says, by its code; its own words may quote a record, unless they are about the query."""
    code = str(getattr(error, "sqlstate", None) or "")
    if code.startswith("22"):
        return RecordsError(
            _("a value cannot be read as the type that its column has"),
            where=where,
            remedy=_("`skillnad inspect` shows the type of each column."),
        )
    if code.startswith("42"):
        first = str(error).strip().splitlines()[0]
        return RecordsError(first, where=where, remedy=_("`skillnad inspect` shows the type of each column."))
    return RecordsError(
        _("the database could not run the query (code {code})").format(code=code or "?"),
        where=where,
        remedy=_("Try again, or ask whoever runs the database."),
    )
