"""The engine contract: describe the columns, run one SELECT and return Arrow."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Protocol, runtime_checkable

from skillnad.errors import RecordsError
from skillnad.language import gettext as _
from skillnad.measure import Records

if TYPE_CHECKING:
    from sqlglot import exp

# Points in time become Swedish dates, wherever the query is run.
TIME_ZONE = "Europe/Stockholm"

Kind = Literal["text", "integer", "number", "boolean", "date", "other"]


@runtime_checkable
class ArrowStream(Protocol):
    """Anything that hands over Arrow data in the standard way (the Arrow PyCapsule interface)."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The capsule with the stream."""
        ...


class Engine(Protocol):
    """Where the records lie. Two methods are all that a new engine needs."""

    dialect: str
    relation: str

    def describe(self) -> Mapping[str, Kind]:
        """The columns of the records and what kind of values each holds; reads no records."""
        ...

    def select(self, query: "exp.Select") -> ArrowStream:
        """Run one SELECT that has passed the fence and return its rows as Arrow."""
        ...

    def origin(self) -> dict[str, Any]:
        """What the records came from, for the provenance: engine, version, files with hash."""
        ...

    def close(self) -> None:
        """Let go of the records."""
        ...


def open_engine(records: Records) -> Engine:
    """The engine for the records of a measure: DuckDB for files, else what the database's address says.

    Raises:
        RecordsError: no place is given, the environment variable is not set, or the address is of an unknown kind.
    """
    if records.database:
        return _open_database(records)
    if not records.sources:
        raise RecordsError(
            _("the measure does not say where the records lie"),
            where="[records]",
            remedy=_('Add source = "file.csv", or hand a data frame to count().'),
        )
    from skillnad.cells.duckdb_engine import DuckDBEngine

    return DuckDBEngine.from_files(records)


def _open_database(records: Records) -> Engine:
    address = os.environ.get(records.database or "")
    if not address:
        raise RecordsError(
            _("the environment variable {name} is not set").format(name=records.database),
            where="[records] database",
            remedy=_("Set it to the address of the database, such as postgresql://user@host/name."),
        )
    scheme = address.partition(":")[0]
    if scheme not in ("postgresql", "postgres"):
        # The address may hold a password, so only its first word is shown.
        raise RecordsError(
            _("no engine for addresses that begin with {scheme!r}").format(scheme=scheme[:20]),
            where="[records] database",
            remedy=_("PostgreSQL (postgresql://…) is supported, and files through DuckDB."),
        )
    from skillnad.cells.postgres_engine import PostgresEngine

    return PostgresEngine(address, records.table or "")
