"""Read a filled-in workbook within limits: no formula is run, and nothing is believed about its size."""

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.files.kinds import XLSX, kind_of
from skillnad.programme.plans.exchange.sheets import SHEETS, Sheet, fields_by_heading, known_titles

LARGEST = 2 * 1024 * 1024
LARGEST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 200
MOST_ROWS = 1_000
MOST_COLUMNS = 60
LONGEST_TEXT = 10_000


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its number as the spreadsheet shows it, and its texts by field with their column letters."""

    sheet: str
    number: int
    texts: dict[str, str]


@dataclass
class Filled:
    """What a workbook holds: rows by sheet, the letter of each column, and how each sheet is called."""

    rows: list[Row] = field(default_factory=list)
    letters: dict[str, dict[str, str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def read_workbook(content: bytes, name: str) -> Filled:
    """The rows of the known sheets. Raises `SkillnadError` where it cannot be the template."""
    _refuse_what_is_none(content, name)
    filled = Filled()
    book = _open(content, name)
    for sheet in SHEETS:
        title = next((one for one in book.sheet_names if one in known_titles(sheet)), None)
        if title:
            filled.titles[sheet.name] = title
            _read_sheet(book.get_sheet_by_name(title), sheet, title, filled)
    if not filled.titles:
        raise SkillnadError(
            _("none of the sheets of the template is there"), where=name, remedy=_("Fetch the template and fill it in.")
        )
    if not filled.rows:
        raise SkillnadError(_("no row is filled in"), where=name, remedy=_("Write from the second row and on."))
    return filled


def _refuse_what_is_none(content: bytes, name: str) -> None:
    if len(content) > LARGEST:
        raise SkillnadError(
            _("the file is larger than {size} MB").format(size=LARGEST // 2**20),
            where=name,
            remedy=_("Divide it, and read in one part at a time."),
        )
    if kind_of(content) != XLSX:
        raise SkillnadError(
            _("this is not an Excel workbook (.xlsx)"), where=name, remedy=_("Save it as .xlsx and send it again.")
        )
    parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise SkillnadError(
            _("the file unpacks to more than is received here"),
            where=name,
            remedy=_("Copy the rows into a new template."),
        )


def _open(content: bytes, name: str) -> Any:
    from python_calamine import CalamineWorkbook

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except Exception as error:
        raise SkillnadError(
            _("the workbook cannot be read"), where=name, remedy=_("Open and save it again as .xlsx.")
        ) from error


def _read_sheet(found: Any, sheet: Sheet, title: str, filled: Filled) -> None:
    last_row, last_column = found.end or (0, 0)
    if last_row > MOST_ROWS or last_column >= MOST_COLUMNS:
        raise SkillnadError(
            _("the sheet has more than {rows} rows or {columns} columns").format(rows=MOST_ROWS, columns=MOST_COLUMNS),
            where=title,
            remedy=_("Take away what is empty or does not belong to the plan."),
        )
    rows = found.to_python(skip_empty_area=False)
    names = _columns(rows[0] if rows else [], sheet, title)
    filled.letters[sheet.name] = {name: letter(place) for place, name in names.items()}
    for number, cells in enumerate(rows[1:], start=2):
        texts = {name: _text(cells[place], title, number, place) for place, name in names.items() if place < len(cells)}
        if any(texts.values()):
            filled.rows.append(Row(sheet.name, number, texts))


def _columns(headings: list[Any], sheet: Sheet, title: str) -> dict[int, str]:
    known = fields_by_heading(sheet)
    names: dict[int, str] = {}
    for place, heading in enumerate(headings):
        words = str(heading).strip()
        if words and words.casefold() not in known:
            raise SkillnadError(
                _("the heading “{heading}” is not one of the template's").format(heading=words),
                where=_("{sheet}, column {column}, row 1").format(sheet=title, column=letter(place)),
                remedy=_("Use the headings of the template as they are."),
            )
        if words:
            names[place] = known[words.casefold()]
    if "title" not in names.values() or len(set(names.values())) < len(names):
        raise SkillnadError(
            _("a heading is missing or doubled"), where=title, remedy=_("Use the headings of the template as they are.")
        )
    return names


def _text(value: Any, title: str, number: int, place: int) -> str:
    text = as_text(value)
    if len(text) > LONGEST_TEXT:
        raise SkillnadError(
            _("the text is longer than {longest} characters").format(longest=LONGEST_TEXT),
            where=_("{sheet}, row {row}, column {column}").format(sheet=title, row=number, column=letter(place)),
            remedy=_("Shorten it."),
        )
    return text


def as_text(value: Any) -> str:
    """A cell as somebody would write it in a form.

    >>> as_text(41.0), as_text(41.5), as_text(date(2026, 2, 1)), as_text("  x ")
    ('41', '41.5', '2026-02-01', 'x')
    """
    match value:
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case bool():
            return str(value)
        case float():
            return f"{Decimal(repr(value)).normalize():f}"
    return str(value).strip()


def letter(place: int) -> str:
    """The letter of a column, counted from nought.

    >>> letter(0), letter(25), letter(26), letter(59)
    ('A', 'Z', 'AA', 'BH')
    """
    before, own = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + own)
