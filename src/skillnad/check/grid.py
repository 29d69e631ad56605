"""A table as a grid: headings above each column, labels before each row, and the values between."""

from dataclasses import dataclass
from functools import cached_property

from skillnad.check.document import Table
from skillnad.check.numbers import Value, is_year, parse_value

_SERIAL = frozenset("rad-id kod code id nr no. löpnr".split())
_AGE_LIKE = frozenset("ålder age åldersgrupp".split())


@dataclass(frozen=True)
class Grid:
    """The cells of a table spread over rows and columns; a cell that spans several stands in each."""

    table: Table

    @cached_property
    def texts(self) -> list[list[str]]:
        """All texts, by row and column."""
        cells = self.table.cells
        height = max((cell.row + cell.rows for cell in cells), default=0)
        width = max((cell.column + cell.columns for cell in cells), default=0)
        rows = [[""] * width for _row in range(height)]
        for cell in cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    rows[row][column] = " ".join(cell.text.split())
        return rows

    @cached_property
    def width(self) -> int:
        """The number of columns."""
        return len(self.texts[0]) if self.texts else 0

    @cached_property
    def header_rows(self) -> int:
        """The rows that head the columns: what the reader says, and further rows that hold no number but years."""
        rows = min(self.table.header_rows, len(self.texts))
        while rows < len(self.texts) - 1 and self._is_heading(self.texts[rows]):
            rows += 1
        return rows

    def _is_heading(self, row: list[str]) -> bool:
        if self.table.header_rows == 0 or not any(row[1:]):
            return False
        return all(not text or parse_value(text) is None or is_year(text) for text in row) and self._below_is_data()

    def _below_is_data(self) -> bool:
        first = min(self.table.header_rows, len(self.texts))
        return any(
            parse_value(text) is not None and not is_year(text) for row in self.texts[first + 1 :] for text in row
        )

    @cached_property
    def body(self) -> range:
        """The rows below the headings."""
        return range(self.header_rows, len(self.texts))

    @cached_property
    def label_columns(self) -> tuple[int, ...]:
        """The columns that name rows: words, years, or a code."""
        stub = max(1, self.table.stub_columns) if self.width > 1 else 0
        return tuple(column for column in range(self.width) if self._labels(column, column < stub))

    def _labels(self, column: int, is_stub: bool) -> bool:
        heading = self.heading(column).lower()
        filled = [self.texts[row][column] for row in self.body if self.texts[row][column].strip()]
        if heading in _SERIAL:
            return True
        if not filled:
            return is_stub
        words = sum(parse_value(text) is None or is_year(text) for text in filled)
        if is_stub and (column == 0 or words):
            return words * 2 > len(filled) or self._counts_up(filled, heading)
        return words * 2 > len(filled)

    def _counts_up(self, filled: list[str], heading: str) -> bool:
        """Whether first cells that are numbers still only name rows: ages, or a row without a heading."""
        return heading in _AGE_LIKE or (not heading and len(filled) > 1 and self.width > 2)

    @cached_property
    def data_columns(self) -> tuple[int, ...]:
        """The columns that hold values."""
        return tuple(column for column in range(self.width) if column not in self.label_columns)

    def headings(self, column: int) -> tuple[str, ...]:
        """The headings of a column, from above, each once."""
        found = [self.texts[row][column] for row in range(self.header_rows) if self.texts[row][column]]
        return tuple(dict.fromkeys(found))

    def heading(self, column: int) -> str:
        """The headings of a column as one text."""
        return " ".join(self.headings(column))

    @cached_property
    def sections(self) -> dict[int, str]:
        """For each row, the row without values that stands over it as a heading, if any."""
        over, found = "", {}
        for row in self.body:
            if not any(self.texts[row][column] for column in self.data_columns) and self.texts[row][:1] != [""]:
                over = self.texts[row][0]
            found[row] = over
        return found

    def labels(self, row: int) -> tuple[str, ...]:
        """What names a row, from the left, without repeats."""
        return self._labels_by_row[row]

    @cached_property
    def _labels_by_row(self) -> list[tuple[str, ...]]:
        return [tuple(dict.fromkeys(row[at] for at in self.label_columns if row[at])) for row in self.texts]

    def label(self, row: int) -> str:
        """The labels of a row as one text."""
        return " ".join(self.labels(row))

    def value(self, row: int, column: int) -> Value | None:
        """The value of a cell, or `None` where it holds words or nothing."""
        return parse_value(self.texts[row][column])

    @cached_property
    def has_values(self) -> bool:
        """Whether any cell holds a number."""
        return any(
            (value := self.value(row, column)) and value.number is not None
            for row in self.body
            for column in self.data_columns
        )
