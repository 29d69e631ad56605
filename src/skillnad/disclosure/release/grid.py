"""A table file as rows of fields: what it holds, and how it is written back in the same format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

HIDDEN = ".."
FORMULA = ("=", "+", "-", "@", "\t", "\r")
Place = tuple[int, int]
Shown = str | int | float


@dataclass(frozen=True)
class Variable:
    """A variable of a PX file: its values in order, and the one that stands for all of them, if it says."""

    name: str
    values: tuple[str, ...]
    total: str | None = None


@dataclass(frozen=True)
class Grid:
    """The fields of a table file, row by row, as texts.

    first_line: the number of the first row in the file. comma: whether a comma may be a decimal sign. A PX file has its
    `variables` apart from the rows, of which the first `in_rows` stand before the rows and the others over the columns.
    """

    path: Path
    rows: list[list[str]]
    write: Callable[[Path, Mapping[Place, Shown]], None]
    sheet: str = ""
    first_line: int = 1
    variables: tuple[Variable, ...] = ()
    in_rows: int = 0
    measure: str = ""
    comma: bool = False

    def where(self, row: int, column: str = "") -> str:
        """A place in the file, for people."""
        parts = [str(self.path), *([self.sheet] if self.sheet else [])]
        parts.append(_("row {row}").format(row=row + self.first_line))
        return ", ".join([*parts, *([_("column {column}").format(column=column)] if column else [])])


def read_grid(path: Path, sheet: str | None = None) -> Grid:
    """The fields of a CSV file, a sheet of a workbook, or a PX file, within limits on size.

    Raises:
        SkillnadError: the file is missing, of another kind, too large or damaged.
    """
    if not path.is_file():
        raise SkillnadError(_("there is no such file"), where=str(path), remedy=_("Check the path."))
    return _reader(path)(path, sheet)


def _reader(path: Path) -> Callable[[Path, str | None], Grid]:
    from skillnad.disclosure.release.csvgrid import read_csv_grid
    from skillnad.disclosure.release.pxgrid import read_px_grid
    from skillnad.disclosure.release.sheetgrid import read_sheet_grid

    readers: dict[str, Callable[[Path, str | None], Grid]] = {
        ".csv": read_csv_grid, ".tsv": read_csv_grid, ".xlsx": read_sheet_grid, ".px": read_px_grid,
    }  # fmt: skip
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise SkillnadError(
            _("this kind of file cannot be read"), where=str(path), remedy=_("Save the table as .csv, .xlsx or .px.")
        )
    return reader


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("-"), harmless("-3,5")
    ("'=1+1", '-', '-3,5')
    """
    plain = not text.startswith(FORMULA) or not text[1:].strip() or _is_number(text)
    return text if plain else f"'{text}"


def _is_number(text: str) -> bool:
    return text[1:].replace(" ", "").replace("\u00a0", "").replace(",", "").replace(".", "").isdigit()


def replaced(rows: list[list[str]], changes: Mapping[Place, Any]) -> list[list[Any]]:
    """The rows with some fields changed."""
    found: list[list[Any]] = [list(row) for row in rows]
    for (row, column), value in changes.items():
        found[row][column] = value
    return found
