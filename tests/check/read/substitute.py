"""The 24 tables of the substitute report, whose cells are known."""

import json
from pathlib import Path

from skillnad.check.document import Document, Table


def true_tables(path: Path) -> list[list[list[str]]]:
    """The rows of each table of the report, in order."""
    return [entry["rows"] for entry in json.loads(path.read_text("utf-8"))]


def read_tables(document: Document) -> list[Table]:
    """The tables of a document, in order."""
    return [block for block in document.blocks if isinstance(block, Table)]
