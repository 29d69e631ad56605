"""Invented reports for tests, as Markdown or as tables by hand."""

from pathlib import Path

from skillnad.check.checking import Checked, check, check_document
from skillnad.check.document import Cell, Document, Place, Table
from skillnad.check.settings import Settings


def checked(folder: Path, text: str, settings: Settings | None = None, name: str = "rapport.md") -> Checked:
    path = folder / name
    path.write_text(text, "utf-8")
    return check(path, settings)


def table(caption: str, *rows: str, **fields: object) -> Table:
    cells = [
        Cell(text.strip(), row, column) for row, line in enumerate(rows) for column, text in enumerate(line.split("|"))
    ]
    return Table(tuple(cells), Place(), "grid", caption=caption, **fields)


def document(*blocks: object, name: str = "arsredovisning.pdf") -> Document:
    return Document(name, "pdf", tuple(blocks))


def checked_document(*blocks: object) -> Checked:
    return check_document(Document("rapport", "markdown", tuple(blocks)))
