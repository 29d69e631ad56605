"""CSV files, read and written with the same separator and encoding."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from skillnad.cells.csvformat import find_separator
from skillnad.disclosure.release.grid import Grid, Place, Shown, harmless, replaced
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

LARGEST = 200_000_000
LONGEST_FIELD = 100_000
_NAMED = re.compile(r'"?sep=([;,\t|])"?\s*', re.IGNORECASE)


@dataclass(frozen=True)
class _Signs:
    encoding: str
    separator: str
    preface: str = ""


def read_csv_grid(path: Path, _sheet: str | None = None) -> Grid:
    """The fields of a CSV file."""
    if path.stat().st_size > LARGEST:
        raise SkillnadError(
            _("the file is larger than {size} MB").format(size=LARGEST // 1_000_000),
            where=str(path),
            remedy=_("Divide it."),
        )
    data = path.read_bytes()
    encoding = _encoding(path, data)
    lines = data.decode(encoding).splitlines(keepends=True)
    named = _NAMED.fullmatch(lines[0]) if lines else None
    preface = lines.pop(0) if named else ""
    signs = _Signs(encoding, named[1] if named else find_separator([line for line in lines if line.strip()]), preface)
    rows = _rows(path, lines, signs.separator)

    def write(target: Path, changes: Mapping[Place, Shown]) -> None:
        _write(target, replaced(rows, changes), signs)

    return Grid(path, rows, write, first_line=2 if preface else 1, comma=signs.separator != ",")


def _encoding(path: Path, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in data or not data.strip():
        raise SkillnadError(_("this is not a text file"), where=str(path), remedy=_("Export it again."))
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        # latin-1 reads every byte back as it was, also those that Windows-1252 leaves empty.
        return "latin-1" if any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d") else "cp1252"
    return "utf-8"


def _rows(path: Path, lines: list[str], separator: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_FIELD)
    try:
        return [[field.strip() for field in row] for row in csv.reader(lines, delimiter=separator)]
    except csv.Error as error:
        raise SkillnadError(_("the file cannot be read"), where=str(path), remedy=_("Export it again.")) from error


def _write(target: Path, rows: list[list[Shown]], signs: _Signs) -> None:
    with target.open("w", encoding=signs.encoding, newline="") as file:
        file.write(signs.preface)
        writer = csv.writer(file, delimiter=signs.separator, lineterminator="\n")
        writer.writerows([harmless(_text(value, signs.separator)) for value in row] for row in rows)


def _text(value: Shown, separator: str) -> str:
    if isinstance(value, float):
        text = f"{value:.10f}".rstrip("0").rstrip(".")
        return text if separator == "," else text.replace(".", ",")
    return str(value)
