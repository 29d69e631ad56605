"""DuckDB, embedded: files and the caller's own data frames, behind a second fence."""

import glob
import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from skillnad.cells.csvformat import CsvFormat, detect_formats, read_text
from skillnad.cells.engine import TIME_ZONE, ArrowStream, Kind
from skillnad.errors import RecordsError, at_line
from skillnad.language import gettext as _
from skillnad.measure import Records

if TYPE_CHECKING:
    from sqlglot import exp

PARQUET = {".parquet", ".pq"}
TEXT = {".csv", ".tsv", ".txt", ".gz"}
SHEETS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
LARGEST_IN_MEMORY = 1_000_000_000
WHOLE_FILE_TYPES = 50_000_000

_KINDS: dict[str, Kind] = {
    "VARCHAR": "text",
    "ENUM": "text",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "date",
    "TIMESTAMP_S": "date",
    "TIMESTAMP_MS": "date",
    "TIMESTAMP_NS": "date",
    "INTERVAL": "other",
    "DOUBLE": "number",
    "FLOAT": "number",
    "DECIMAL": "number",
}


class DuckDBEngine:
    """Files (Parquet, CSV, spreadsheets) or one data frame, read by DuckDB inside this process.

    Once the records are at hand the connection is locked: no other file, no network, no writing, no spilling to
    disk.
    """

    dialect = "duckdb"
    relation = "records"

    def __init__(self, prepare: "Callable[[duckdb.DuckDBPyConnection], list[Path]]", where: str) -> None:
        self._where = where
        self._connection = duckdb.connect(config={"temp_directory": ""})
        try:
            self._connection.execute(f"SET TimeZone = '{TIME_ZONE}'")
            self._files = prepare(self._connection)
            self._lock()
        except duckdb.Error as error:
            self.close()
            raise explain(error, where) from None
        except BaseException:
            self.close()
            raise

    @classmethod
    def from_files(cls, records: Records) -> "DuckDBEngine":
        """Open the files that the measure names."""
        paths = find_files(records)
        where = str(paths[0]) if len(paths) == 1 else ", ".join(records.sources)
        return cls(lambda connection: _open_files(connection, paths, records), where)

    @classmethod
    def from_frame(cls, frame: object) -> "DuckDBEngine":
        """Look at a data frame where it lies: pandas, Polars, PyArrow, or anything that speaks Arrow."""
        from skillnad.cells.frames import hand_over

        def prepare(connection: duckdb.DuckDBPyConnection) -> list[Path]:
            connection.register("records", hand_over(frame))
            return []

        return cls(prepare, type(frame).__name__)

    def describe(self) -> Mapping[str, Kind]:
        """The columns and their kinds."""
        try:
            rows = self._connection.execute("DESCRIBE records").fetchall()
        except duckdb.Error as error:
            raise explain(error, self._where) from None
        return {str(row[0]): _KINDS.get(_base_type(row[1]), _whole_number(row[1])) for row in rows}

    def select(self, query: "exp.Select") -> ArrowStream:
        """Run one SELECT and return its rows as Arrow."""
        import nanoarrow

        try:
            # Read here and at once, since an error in a record comes first when its row does.
            result: ArrowStream = nanoarrow.ArrayStream(
                self._connection.sql(query.sql("duckdb", comments=False))
            ).read_all()
        except duckdb.Error as error:
            raise explain(error, self._where) from None
        return result

    def origin(self) -> dict[str, Any]:
        """Engine, version, and each file with its size and SHA-256."""
        files = [{"name": path.name, "bytes": path.stat().st_size, "sha256": _sha256(path)} for path in self._files]
        return {"engine": f"DuckDB {duckdb.__version__}", "files": files}

    def close(self) -> None:
        """Close the connection; what was read is gone."""
        self._connection.close()

    def _lock(self) -> None:
        if self._files:
            plain = ", ".join(_quoted(str(path)) for path in self._files)
            self._connection.execute(f"SET allowed_paths = [{plain}, {_names(self._files)}]")
        self._connection.execute("SET enable_external_access = false")
        self._connection.execute("SET lock_configuration = true")


def find_files(records: Records) -> list[Path]:
    """The files that the measure's names and patterns stand for.

    Raises:
        RecordsError: a name or pattern that matches nothing, or files of several kinds at once.
    """
    paths: list[Path] = []
    for source in records.sources:
        found = [source] if Path(source).is_file() else sorted(glob.glob(source, recursive=True))
        files = [Path(name).resolve() for name in found if Path(name).is_file()]
        paths += files
        if not files:
            raise RecordsError(
                _("there is no such file"), where=source, remedy=_("Check the name in [records] source.")
            )
    _check_one_kind(paths)
    return paths


def _check_one_kind(paths: list[Path]) -> None:
    kinds = {_file_kind(path) for path in paths}
    if len(kinds) > 1:
        raise RecordsError(
            _("the files are of different kinds: {kinds}").format(kinds=", ".join(sorted(kinds))),
            where="[records] source",
            remedy=_("Measure them one kind at a time and merge the cells."),
        )


def _file_kind(path: Path) -> str:
    suffix = path.suffix.lower()
    for kind, suffixes in (("Parquet", PARQUET), ("CSV", TEXT), ("spreadsheet", SHEETS)):
        if suffix in suffixes:
            return kind
    raise RecordsError(
        _("files that end in {suffix!r} cannot be read").format(suffix=suffix),
        where=str(path),
        remedy=_("Use Parquet, CSV or a spreadsheet (.parquet, .csv, .xlsx)."),
    )


def _open_files(connection: duckdb.DuckDBPyConnection, paths: list[Path], records: Records) -> list[Path]:
    kind = _file_kind(paths[0])
    if records.sheet and kind != "spreadsheet":
        raise RecordsError(
            _("only a spreadsheet has sheets"),
            where=str(paths[0]),
            remedy=_("Take `sheet` away, or name a spreadsheet."),
        )
    if kind == "Parquet":
        _check_same_columns(connection, paths, "read_parquet([{names}])")
        connection.execute(
            f"CREATE VIEW records AS SELECT * FROM read_parquet([{_names(paths)}], union_by_name = true)"
        )
    elif kind == "spreadsheet":
        _open_sheets(connection, paths, records)
    else:
        _open_csv(connection, paths, records)
    return paths


def _check_same_columns(connection: duckdb.DuckDBPyConnection, paths: list[Path], reader: str) -> None:
    """Several files are read as one only when each has the columns of the first."""
    if len(paths) < 2:
        return
    columns = [_columns_of(connection, path, reader) for path in paths]
    for path, found in zip(paths, columns, strict=True):
        differing = sorted(found ^ columns[0])
        if differing:
            raise RecordsError(
                _("the file does not have the same columns as {first}: {names}").format(
                    first=paths[0].name, names=", ".join(differing[:5])
                ),
                where=str(path),
                remedy=_("Give them the same headings, or measure them one by one."),
            )


def _columns_of(connection: duckdb.DuckDBPyConnection, path: Path, reader: str) -> set[str]:
    rows = connection.execute(f"DESCRIBE SELECT * FROM {reader.format(names=_names([path]))}").fetchall()
    return {str(row[0]) for row in rows}


def _open_sheets(connection: duckdb.DuckDBPyConnection, paths: list[Path], records: Records) -> None:
    from skillnad.cells.spreadsheet import read_sheet

    if len(paths) > 1:
        raise RecordsError(
            _("only one spreadsheet is read at a time"),
            where="[records] source",
            remedy=_("Measure them one by one and merge the cells, or export them as CSV."),
        )
    connection.register("records", read_sheet(paths[0], records.sheet))


def _open_csv(connection: duckdb.DuckDBPyConnection, paths: list[Path], records: Records) -> None:
    form = detect_formats(paths, records)
    small = sum(path.stat().st_size for path in paths) <= WHOLE_FILE_TYPES
    options = _csv_options(form, sample=-1 if small else 200_000)
    if form.encoding == "utf-8":
        _check_same_columns(connection, paths, f"read_csv([{{names}}], {_csv_options(form, sample=1_000)})")
        connection.execute(f"CREATE VIEW records AS SELECT * FROM read_csv([{_names(paths)}], {options})")
    else:
        _open_transcoded(connection, paths, form)


def _open_transcoded(connection: duckdb.DuckDBPyConnection, paths: list[Path], form: CsvFormat) -> None:
    """Older encodings are decoded in memory, since nothing personal may be written to disk on the way."""
    if sum(path.stat().st_size for path in paths) > LARGEST_IN_MEMORY or len(paths) > 1:
        raise RecordsError(
            _("only one file in the encoding {encoding} is read at a time, of at most 1 GB").format(
                encoding=form.encoding
            ),
            where=str(paths[0]),
            remedy=_("Save it as UTF-8 or Parquet."),
        )
    # With strict_mode given, even as its default, DuckDB 2.0 finds no rows in text whose lines end in CR LF.
    relation = connection.read_csv(
        io.StringIO(read_text(paths[0], form.encoding)),
        sep=form.separator,
        decimal=form.decimal,
        header=True,
        sample_size=-1,
        comment="",
        skiprows=form.skip,
    )
    relation.create("records")


def _csv_options(form: CsvFormat, sample: int) -> str:
    separator = "\\t" if form.separator == "\t" else form.separator
    prefix = "e" if form.separator == "\t" else ""
    # No row is skipped or taken for a comment: were the headings passed over, a record would be read as headings.
    return (
        f"delim = {prefix}'{separator}', decimal_separator = '{form.decimal}', header = true, "
        f"skip = {form.skip}, comment = '', sample_size = {sample}, union_by_name = true"
    )


def explain(error: duckdb.Error, where: str) -> RecordsError:
    """What DuckDB says, as an error about the user's file; in our own words, since DuckDB's may quote a record."""
    text = str(error)
    line = re.search(r"^(?:CSV Error on )?Line: (\d+)", text.partition("Error: ")[2], re.MULTILINE)
    place = at_line(where, line[1] if line else None)
    for what, remedy in _faults(error, text):
        return RecordsError(what, where=place, remedy=remedy)
    return RecordsError(
        _("the records cannot be read"), where=place, remedy=_("Export them again, or as another kind.")
    )


def _faults(error: duckdb.Error, text: str) -> Iterator[tuple[str, str]]:
    """What is wrong and what to do, the likeliest first."""
    if "not utf-8 encoded" in text or "Invalid unicode" in text:
        yield _("the file is not in UTF-8"), _('Write encoding = "cp1252" under [records].')
    if "sniffing file" in text or "Expected Number of Columns" in text:
        yield (
            _("the rows do not have as many columns as the headings"),
            _("Look for a line above the headings, a separator too many, an open quotation mark or mixed line ends."),
        )
    if isinstance(error, duckdb.ConversionException):
        yield (
            _("a value cannot be read as the type that its column has"),
            _("Dates are written 2025-12-31. `skillnad inspect` shows the type of each column."),
        )
    if isinstance(error, duckdb.OutOfRangeException):
        yield (
            _("a number is too large to be counted with"),
            _("`skillnad inspect` shows the type of each column."),
        )
    if isinstance(error, duckdb.OutOfMemoryException):
        yield _("the memory is not enough for this many cells"), _("Use fewer factors, or bins.")
    if isinstance(error, duckdb.BinderException):
        # About the query and the types of its columns, before any record is read.
        yield (
            _("a condition compares a column with a value of another kind"),
            _("Text stands in single quotes: beslut = 'bifall'. `skillnad inspect` shows the type of each column."),
        )


def _base_type(name: object) -> str:
    return str(name).split("(")[0].split(" ")[0].upper()


def _whole_number(name: object) -> Kind:
    return "integer" if "INT" in _base_type(name) else "other"


def _names(paths: list[Path]) -> str:
    """The files as a list in SQL; signs such as `[` in a name stand for themselves."""
    return ", ".join(_quoted(glob.escape(str(path))) for path in paths)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
