"""Sheets of workbooks. What is written is a workbook with that sheet alone: values, no formulas and no other sheets."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from skillnad.cells.spreadsheet import sheet_rows
from skillnad.disclosure.release.grid import Grid, Place, Shown, replaced
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


def read_sheet_grid(path: Path, sheet: str | None = None) -> Grid:
    """The fields of a sheet."""
    values = sheet_rows(path, sheet)

    def write(target: Path, changes: Mapping[Place, Shown]) -> None:
        _write(target, replaced(values, changes), sheet or "")

    return Grid(path, [[_text(value) for value in row] for row in values], write, sheet=sheet or "", comma=True)


def _text(value: Any) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10f}".rstrip("0")
    return str(value).strip()


def _write(target: Path, rows: list[list[Any]], sheet: str) -> None:
    try:
        import xlsxwriter
    except ModuleNotFoundError as error:
        raise SkillnadError(
            _("what writes workbooks is not installed"), remedy=_('Run: pip install "skillnad[check]"')
        ) from error
    with xlsxwriter.Workbook(str(target), _SAFE) as book:
        # A fixed date, so that the same table gives the same file.
        book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        page = book.add_worksheet(sheet or None)
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, int | float) and not isinstance(value, bool):
                    page.write_number(place, column, value)
                elif str(value):
                    page.write_string(place, column, str(value))
