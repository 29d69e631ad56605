"""A sheet of texts into blocks: its tables, with captions and notes, and what else is written on it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from skillnad.check.document import Block, Cell, Origin, Paragraph, Place
from skillnad.check.read.grids import make_table
from skillnad.check.read.headers import Grid
from skillnad.check.read.sentences import split_sentences
from skillnad.check.read.values import is_value

_CAPTION = re.compile(r"(?:tabell|table|tab\.|diagram|figur|figure)\s*\d", re.IGNORECASE)
_NOTE = re.compile(r"(?:\d\)|\*|anm|not\b|note\b|noter|källa|source|kommentar|fotnot|¹|²|³|[a-z]\))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: first row and column, last row and column, all within it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """The texts of a sheet or a CSV file; `name` is empty for the latter."""

    texts: Grid
    merges: Sequence[Merge] = ()
    name: str = ""

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands: its address in a workbook, its line in a text file."""
        if self.name:
            return Place(sheet=self.name, cell=f"{column_letters(column)}{row + 1}")
        return Place(line=row + 1)


def column_letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> column_letters(0), column_letters(27)
    ('A', 'AB')
    """
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters, column = chr(65 + rest) + letters, column - 1
    return letters


def blocks_of(sheet: Sheet, origin: Origin) -> list[Block]:
    """The blocks of a sheet from top to bottom. Empty rows and columns part tables; rows with one cell above a table
    are its caption, such rows under it its notes."""
    blocks: list[Block] = []
    caption: list[int] = []
    for rows in _runs(sheet):
        head, body, tail = _parts(sheet, rows)
        caption += head
        if not body:
            continue
        blocks += _tables(sheet, body, caption, tail, origin)
        caption = []
    return blocks + [_paragraph(sheet, row, origin) for row in caption]


def _runs(sheet: Sheet) -> list[list[int]]:
    """The filled rows in runs. A run that begins with values belongs to the table above."""
    runs: list[list[int]] = []
    last = -2
    for i, row in enumerate(sheet.texts):
        if not any(row):
            continue
        goes_on = bool(runs) and (last == i - 1 or (_width(sheet, runs[-1][-1]) > 1 and _goes_on(row)))
        if goes_on:
            runs[-1].append(i)
        else:
            runs.append([i])
        last = i
    return runs


def _goes_on(row: Sequence[str]) -> bool:
    filled = [text for text in row[1:] if text]
    return bool(filled) and all(is_value(text) for text in filled)


def _width(sheet: Sheet, row: int) -> int:
    return sum(1 for text in sheet.texts[row] if text)


def _parts(sheet: Sheet, rows: list[int]) -> tuple[list[int], list[int], list[int]]:
    """The rows above a table, its own, and those below it."""
    wide = [i for i in rows if _width(sheet, i) > 1]
    if not wide:
        return rows, [], []
    first, last = wide[0], wide[-1]
    # A lone cell over several columns right above is a heading of the table.
    while first - 1 in rows and _spans(sheet, first - 1) and not _CAPTION.match(_first(sheet, first - 1)):
        first -= 1
    while last + 1 in rows and not _NOTE.match(_first(sheet, last + 1)) and _is_label(sheet, last + 1):
        last += 1
    return [i for i in rows if i < first], [i for i in rows if first <= i <= last], [i for i in rows if i > last]


def _spans(sheet: Sheet, row: int) -> bool:
    column = next(j for j, text in enumerate(sheet.texts[row]) if text)
    return column > 0 and any(m.top == row and m.left == column and m.right > column for m in sheet.merges)


def _is_label(sheet: Sheet, row: int) -> bool:
    """Whether a lone cell is a value, and so the end of a table, and not a note."""
    return is_value(_first(sheet, row))


def _first(sheet: Sheet, row: int) -> str:
    return next(text for text in sheet.texts[row] if text)


def _tables(sheet: Sheet, rows: list[int], head: list[int], tail: list[int], origin: Origin) -> Iterable[Block]:
    """The tables side by side in some rows; the first has the caption, the last the notes."""
    spans = _column_runs(sheet, rows)
    caption = " ".join(_line(sheet, i) for i in head)
    for number, columns in enumerate(spans):
        cells = list(_cells(sheet, rows, columns))
        if len({cell.column for cell in cells}) < 2 and len(spans) > 1:
            yield Paragraph(text := " ".join(c.text for c in cells), split_sentences(text), cells[0].place, origin)
            continue
        yield make_table(
            cells,
            sheet.place(rows[0], columns[0]),
            origin,
            caption=caption if number == 0 else "",
            notes=[_line(sheet, i) for i in tail] if number == len(spans) - 1 else (),
        )


def _column_runs(sheet: Sheet, rows: list[int]) -> list[list[int]]:
    """The filled columns in runs; an empty column parts tables only where both sides have headings of their own."""
    filled = [
        j for j in range(len(sheet.texts[rows[0]])) if any(sheet.texts[i][j] for i in rows) or _covered(sheet, rows, j)
    ]
    runs: list[list[int]] = []
    for j in filled:
        if runs and runs[-1][-1] == j - 1:
            runs[-1].append(j)
        else:
            runs.append([j])
    return runs if len(runs) > 1 and all(_stands_alone(sheet, rows, run) for run in runs) else [filled]


def _covered(sheet: Sheet, rows: list[int], column: int) -> bool:
    return any(m.top in rows and m.left <= column <= m.right for m in sheet.merges)


def _stands_alone(sheet: Sheet, rows: list[int], columns: list[int]) -> bool:
    """Whether some columns have a stub of words and at least one column beside it."""
    stub = [sheet.texts[i][columns[0]] for i in rows[1:]]
    words = sum(1 for text in stub if text and not is_value(text))
    return len(columns) > 1 and words > len(stub) / 2


def _cells(sheet: Sheet, rows: list[int], columns: list[int]) -> Iterable[Cell]:
    """The cells of a part of the sheet, its empty rows and columns closed up."""
    row_of = {i: n for n, i in enumerate(rows)}
    column_of = {j: n for n, j in enumerate(columns)}
    merged = {(m.top, m.left): m for m in sheet.merges}
    for i in rows:
        for j in columns:
            text = sheet.texts[i][j]
            if not text:
                continue
            m = merged.get((i, j), Merge(i, j, i, j))
            height = sum(1 for r in range(m.top, m.bottom + 1) if r in row_of)
            width = sum(1 for c in range(m.left, m.right + 1) if c in column_of)
            yield Cell(text, row_of[i], column_of[j], height, width, place=sheet.place(i, j))


def _line(sheet: Sheet, row: int) -> str:
    return " ".join(text for text in sheet.texts[row] if text)


def _paragraph(sheet: Sheet, row: int, origin: Origin) -> Paragraph:
    text = _line(sheet, row)
    return Paragraph(text, split_sentences(text), sheet.place(row, 0), origin)
