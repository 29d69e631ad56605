"""Reports in any form to a `Document`."""

from os import PathLike
from pathlib import Path

from skillnad.check.document import Document
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.many import Progress, read_many
from skillnad.check.read.sources import Source, find_sources
from skillnad.check.read.worker import Limits, Worker

__all__ = ["DocumentError", "Limits", "Progress", "Source", "find_sources", "read", "read_many"]


def read(path: str | PathLike[str], limits: Limits | None = None) -> Document:
    """The document in a file: PDF, DOCX, XLSX, XLS, ODS, HTML, CSV, PX, JSON-stat or Markdown. The file is read in a
    process of its own, limited in time and memory.

    Raises:
        DocumentError: the file is missing, empty, locked, damaged, too large, or of a kind that cannot be read.
    """
    with Worker(limits or Limits()) as worker:
        return worker.read(Path(path), str(path))
