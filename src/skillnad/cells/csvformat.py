"""How a CSV file is written: encoding, separator, decimal sign."""

import csv
import gzip
import re
import zlib
from collections import Counter
from dataclasses import dataclass
from io import BufferedIOBase
from pathlib import Path

from skillnad.cells.columns import check_headings
from skillnad.errors import RecordsError
from skillnad.language import gettext as _
from skillnad.measure import Records

SAMPLE = 1_000_000
LONGEST_LINE = 100_000
_SEPARATORS = (";", "\t", ",", "|")
_SEPARATOR_LINE = re.compile(r"\ufeff?\"?sep=([;,\t|])\"?", re.IGNORECASE)
_COMMA_NUMBER = re.compile(r"[-+]?\d+,\d+")
_POINT_NUMBER = re.compile(r"[-+]?\d+\.\d+")


@dataclass(frozen=True)
class CsvFormat:
    """The signs that a CSV file is written with, and how many lines stand before its headings."""

    encoding: str
    separator: str
    decimal: str
    skip: int = 0


def detect_formats(paths: list[Path], records: Records) -> CsvFormat:
    """The one way that all the files are written.

    Raises:
        RecordsError: they are written in several ways.
    """
    forms = [detect_format(path, records) for path in paths]
    first = forms[0]
    for path, form in zip(paths, forms, strict=True):
        if (form.encoding, form.separator, form.skip) != (first.encoding, first.separator, first.skip):
            raise RecordsError(
                _("the file is written with other signs than {first}").format(first=paths[0].name),
                where=str(path),
                remedy=_("Save them with the same separator and encoding, or measure them one by one."),
            )
    # A file without decimals does not say which sign it would have had.
    return next((form for form in forms if form.decimal == ","), first)


def detect_format(path: Path, records: Records) -> CsvFormat:
    """Find out how a CSV file is written from its beginning; what the measure says goes first.

    Raises:
        RecordsError: the file is empty or is not text.
    """
    head = _read_head(path)
    encoding = records.encoding or _encoding(head)
    text = head.decode(encoding, errors="replace")
    lines = text.splitlines()
    whole = lines[:-1] if len(head) == SAMPLE and len(lines) > 1 else lines
    named = _SEPARATOR_LINE.fullmatch(whole[0]) if whole else None
    if named:
        # Excel's own first line, which says the separator and is no heading.
        whole = whole[1:]
    separator = records.separator or (named[1] if named else find_separator(whole))
    check_headings(next(iter(_rows(whole[:1], separator)), []), str(path))
    return CsvFormat(encoding, separator, records.decimal or _decimal(whole, separator), 1 if named else 0)


def read_text(path: Path, encoding: str) -> str:
    """All of a text file.

    Raises:
        RecordsError: some sign in it is not of that encoding.
    """
    try:
        with _opened(path) as file:
            return file.read().decode(encoding)
    except UnicodeDecodeError as error:
        raise RecordsError(
            _("the file is not in the encoding {encoding}").format(encoding=encoding),
            where=str(path),
            remedy=_("Save it as UTF-8."),
        ) from error


def _opened(path: Path) -> BufferedIOBase:
    return gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb")


def _read_head(path: Path) -> bytes:
    try:
        with _opened(path) as file:
            head = file.read(SAMPLE)
    except (OSError, EOFError, zlib.error) as error:
        raise RecordsError(_("the file cannot be read"), where=str(path), remedy=_("Export it again.")) from error
    if not head.strip():
        raise RecordsError(_("the file is empty"), where=str(path), remedy=_("Export it again."))
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise RecordsError(_("this is not a text file"), where=str(path), remedy=_("Export it as CSV or Parquet."))
    return head


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # The last character may be cut in two by the sample's end.
    for end in range(4 if len(head) == SAMPLE else 1):
        try:
            head[: len(head) - end].decode("utf-8")
            return "utf-8"
        except UnicodeDecodeError:
            continue
    return "cp1252"


def _rows(lines: list[str], separator: str) -> list[list[str]]:
    """The fields of some lines; none where one is longer than Python's reader takes."""
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        return [next(csv.reader([line[:LONGEST_LINE]], delimiter=separator), []) for line in lines]


def find_separator(lines: list[str]) -> str:
    """The sign that divides most lines into the same number of fields, more than one."""
    best, most = ",", (0.0, 0)
    for sign in _SEPARATORS:
        widths = Counter(len(row) for row in _rows(lines[:200], sign) if row)
        width, lines_alike = max(widths.items(), key=lambda item: item[1], default=(1, 0))
        agreement = lines_alike / max(1, sum(widths.values()))
        if width > 1 and (agreement, width) > most:
            best, most = sign, (agreement, width)
    return best


def _decimal(lines: list[str], separator: str) -> str:
    if separator == ",":
        return "."
    fields = [field.strip() for row in _rows(lines[1:400], separator) for field in row]
    commas = sum(1 for field in fields if _COMMA_NUMBER.fullmatch(field))
    points = sum(1 for field in fields if _POINT_NUMBER.fullmatch(field))
    return "," if commas > points else "."
