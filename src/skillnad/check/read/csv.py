"""CSV files: one table, or several with captions between them, as statistical systems export them."""

import csv
from collections.abc import Iterable
from pathlib import Path

from skillnad.check.document import Document, Place, Unread
from skillnad.check.languages import language_of_blocks
from skillnad.check.read.sheets import Sheet, blocks_of
from skillnad.check.read.texts import read_text, tidy
from skillnad.language import gettext as _

LONGEST_FIELD = 1_000_000
MOST_COLUMNS = 5_000
MOST_CELLS = 2_000_000


def read_csv(path: Path) -> Document:
    """A CSV file as a document. The separator is the one that most lines agree on."""
    # The room of cells takes a second to open, which other kinds of files should not wait for.
    from skillnad.cells.csvformat import find_separator

    lines = read_text(path).split("\n")
    if lines[0].strip('"').lower().startswith("sep=") and len(lines[0].strip('"')) == 5:
        separator, lines[0] = lines[0].strip('"')[4], ""
    else:
        separator = find_separator([line for line in lines if line.strip()][:400])
    csv.field_size_limit(LONGEST_FIELD)
    rows, cut = _rows(csv.reader(lines, delimiter=separator, strict=False))
    width = max(map(len, rows), default=0)
    sheet = Sheet([row + [""] * (width - len(row)) for row in rows])
    unread = (Unread(Place(line=cut), _("the table has too many cells; its first rows were read")),) if cut else ()
    blocks = tuple(blocks_of(sheet, "grid"))
    return Document(path.name, "csv", blocks, language=language_of_blocks(blocks), unread=unread)


def _rows(found: Iterable[list[str]]) -> tuple[list[list[str]], int]:
    """The rows within the limits, and the line where they were exceeded, or 0."""
    rows: list[list[str]] = []
    width = 0
    for number, row in enumerate(found, 1):
        width = max(width, len(row))
        if width > MOST_COLUMNS or width * number > MOST_CELLS:
            return rows, number
        rows.append([tidy(field) for field in row])
    return rows, 0
