"""Reports in any form to a `Document`."""

from os import PathLike
from pathlib import Path

from skillnad.check.document import Document
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.reading import read_here

__all__ = ["DocumentError", "read"]


def read(path: str | PathLike[str]) -> Document:
    """The document in a file: PDF, DOCX, XLSX, XLS, ODS, HTML, CSV, PX, JSON-stat or Markdown.

    Raises:
        DocumentError: the file is missing, empty, locked, damaged, or of a kind that cannot be read.
    """
    return read_here(Path(path))
