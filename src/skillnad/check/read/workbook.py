"""Workbooks: XLSX, XLSB, XLS and ODS. Every sheet is read; no formula is run."""

import datetime
from pathlib import Path
from typing import Any

from skillnad.check.document import Block, Document, Heading, Place, Unread
from skillnad.check.languages import language_of_blocks
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.sheets import Merge, Sheet, blocks_of
from skillnad.check.read.texts import tidy
from skillnad.language import gettext as _

MOST_CELLS = 2_000_000


def read_workbook(path: Path) -> Document:
    """A workbook as a document: each sheet under a heading with its name, hidden sheets too."""
    from python_calamine import CalamineError, CalamineWorkbook

    blocks: list[Block] = []
    unread: list[Unread] = []
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            for name in book.sheet_names:
                found = _read_sheet(book, name)
                if isinstance(found, Unread):
                    unread.append(found)
                elif any(map(any, found.texts)):
                    blocks.append(Heading(name, 1, Place(sheet=name), "grid"))
                    blocks += blocks_of(found, "grid")
    except (CalamineError, OSError, ValueError, RuntimeError) as error:
        raise _unreadable(path, str(error)) from error
    return Document(path.name, "workbook", tuple(blocks), language=language_of_blocks(blocks), unread=tuple(unread))


def _unreadable(path: Path, said: str) -> DocumentError:
    if "password" in said.lower() or "encrypt" in said.lower():
        return DocumentError(
            _("the file is locked with a password"), where=str(path), remedy=_("Save it without a password.")
        )
    return DocumentError(
        _("this cannot be read as a workbook"), where=str(path), remedy=_("Open it and save it again as .xlsx.")
    )


def _read_sheet(book: Any, name: str) -> Sheet | Unread:
    try:
        sheet = book.get_sheet_by_name(name)
    except ValueError:
        # A sheet that holds only a chart has no cells.
        return Unread(Place(sheet=name), _("the sheet has no cells that can be read; it may be a chart"))
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        return Unread(Place(sheet=name), _("the sheet has too many cells to read"))
    rows = sheet.to_python(skip_empty_area=False)
    merges = [Merge(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    return Sheet([[_text(value) for value in row] for row in rows], merges, name)


def _text(value: Any) -> str:
    """A cell's value as text, numbers with a decimal point and never in powers of ten."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10f}".rstrip("0")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return str(value)
    return tidy(str(value))
