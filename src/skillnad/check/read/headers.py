"""How many rows of a grid are headings, and how many columns name the rows."""

from collections.abc import Sequence

from skillnad.check.read.values import is_number, is_period, is_value

Grid = Sequence[Sequence[str]]
"""The texts of a table, row by row, all rows as long; a cell over several rows or columns stands once."""

MOST_HEADER_ROWS = 6
MOST_STUB_COLUMNS = 4


def count_header_rows(grid: Grid) -> int:
    """The rows above the first row with values. Years in a row of nothing else are headings; a row that has only its
    first cell names the rows under it."""
    first = next((i for i, row in enumerate(grid) if _has_values(row)), None)
    if first is None:
        return 1 if len(grid) > 1 else 0
    headers = first
    while headers > 1 and _names_rows(grid[headers - 1]) and len(grid[0]) > 1:
        headers -= 1
    return headers if headers <= MOST_HEADER_ROWS else 1


def count_stub_columns(grid: Grid, header_rows: int) -> int:
    """The columns up to the last column of words that has numbers to its right; at least one where there are two."""
    body = grid[header_rows:]
    width = len(grid[0]) if grid else 0
    if width < 2 or not body:
        return min(width, 1)
    words = [_mostly_words([row[j] for row in body]) for j in range(width)]
    stub = 1
    for j in range(1, min(MOST_STUB_COLUMNS, width - 1)):
        if words[j] and not all(words[j + 1 :]) and (words[j - 1] or j <= 2):
            stub = j + 1
    return stub


def _has_values(row: Sequence[str]) -> bool:
    """Whether a row holds values beside its first cell, other than years alone."""
    rest = [text for text in row[1:] if text]
    if not rest and len(row) == 1:
        rest = [text for text in row if text]
    numbers = [text for text in rest if is_number(text)]
    if not numbers:
        return bool(rest) and all(is_value(text) for text in rest)
    years = sum(is_period(text) for text in numbers)
    return years < len(numbers) or (years < len(rest) and bool(row[0]) and not _heads(rest))


def _heads(rest: Sequence[str]) -> bool:
    """Whether years stand beside words, as in a heading: "2015, 2016, Förändring"."""
    return all(is_period(text) or not is_value(text) for text in rest)


def _names_rows(row: Sequence[str]) -> bool:
    return bool(row[0]) and not any(row[1:])


def _mostly_words(column: Sequence[str]) -> bool:
    filled = [text for text in column if text]
    words = sum(not is_value(text) and any(sign.isalpha() for sign in text) for text in filled)
    return bool(filled) and words >= 0.6 * len(filled)
