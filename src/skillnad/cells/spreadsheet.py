"""Read one sheet of a spreadsheet into columns, within limits; no formula is run."""

import datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from skillnad.cells.columns import check_headings
from skillnad.errors import RecordsError
from skillnad.language import gettext as _

LARGEST = 200_000_000
MOST_CELLS = 50_000_000
LARGEST_WHOLE = 2**53

Columns = dict[str, NDArray[Any]]


def read_sheet(path: Path, sheet: str | None) -> Columns:
    """The columns of a sheet whose first row holds their names; empty cells become missing values.

    Raises:
        RecordsError: not a spreadsheet, too large, several sheets and none chosen, or a heading that is missing or
        doubled.
    """
    rows = sheet_rows(path, sheet)
    if len(rows) < 2:
        raise RecordsError(
            _("the sheet has no rows under its headings"),
            where=str(path),
            remedy=_("Put the headings in its first row."),
        )
    names = _headings(rows[0], path)
    body = [row for row in rows[1:] if any(value != "" for value in row)]
    return {name: _column([row[i] for row in body]) for i, name in enumerate(names) if name}


def sheet_names(path: Path) -> list[str]:
    """The names of the sheets of a spreadsheet."""
    with _workbook(path) as book:
        return list(book.sheet_names)


def _workbook(path: Path) -> Any:
    from python_calamine import CalamineWorkbook

    try:
        return CalamineWorkbook.from_path(str(path))
    except Exception as error:
        raise RecordsError(
            _("this cannot be read as a spreadsheet: {error}").format(error=error),
            where=str(path),
            remedy=_("Open and save it again as .xlsx, or export it as CSV."),
        ) from error


def sheet_rows(path: Path, sheet: str | None) -> list[list[Any]]:
    """All rows of a sheet with their values.

    Raises:
        RecordsError: not a spreadsheet, too large, or several sheets and none chosen.
    """
    if path.stat().st_size > LARGEST:
        raise RecordsError(
            _("the spreadsheet is larger than {size} MB").format(size=LARGEST // 1_000_000),
            where=str(path),
            remedy=_("Export it as CSV or Parquet."),
        )
    with _workbook(path) as book:
        name = _chosen_sheet(path, list(book.sheet_names), sheet)
        found = book.get_sheet_by_name(name)
        if found.height * found.width > MOST_CELLS:
            raise RecordsError(
                _("the sheet has too many cells to read"),
                where=f"{path}, {name}",
                remedy=_("Export it as CSV or Parquet."),
            )
        return list(found.to_python(skip_empty_area=True))


def _chosen_sheet(path: Path, names: list[str], sheet: str | None) -> str:
    if sheet in names:
        return str(sheet)
    if sheet is None and len(names) == 1:
        return names[0]
    raise RecordsError(
        _("there is no sheet {sheet!r}").format(sheet=sheet) if sheet else _("the spreadsheet has several sheets"),
        where=str(path),
        remedy=_('Choose one: sheet = "{first}". It has: {names}.').format(first=names[0], names=", ".join(names)),
    )


def _headings(row: list[Any], path: Path) -> list[str]:
    names = [_text(value).strip() for value in row]
    check_headings(names, str(path))
    return names


def _column(values: list[Any]) -> NDArray[Any]:
    present = [value for value in values if value != ""]
    if present and all(isinstance(value, bool) for value in present):
        return np.array([None if value == "" else value for value in values], dtype=object)
    if present and all(isinstance(value, int | float) and not isinstance(value, bool) for value in present):
        return _numbers(values)
    if present and all(isinstance(value, datetime.date) for value in present):
        days = [None if value == "" else np.datetime64(value, "us") for value in values]
        return np.array([np.datetime64("NaT") if day is None else day for day in days], dtype="datetime64[us]")
    return np.array([None if value == "" else _text(value) for value in values], dtype=object)


def _numbers(values: list[Any]) -> NDArray[Any]:
    numbers = np.array([np.nan if value == "" else float(value) for value in values], dtype=np.float64)
    missing = np.isnan(numbers)
    whole = np.all(missing | ((numbers == np.floor(numbers)) & (np.abs(numbers) < LARGEST_WHOLE)))
    # Codes such as 1 and 2 stay whole although some are missing.
    return np.ma.masked_array(np.where(missing, 0, numbers).astype(np.int64), mask=missing) if whole else numbers


def _text(value: Any) -> str:
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value)) if whole else str(value)
