"""One file into a `Document`, by its kind, in this process."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from skillnad.check.document import Document
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.kinds import kind_of
from skillnad.language import gettext as _

LARGEST = 500_000_000

_READERS = {
    "csv": "skillnad.check.read.csv:read_csv",
    "docx": "skillnad.check.read.docx:read_docx",
    "html": "skillnad.check.read.html:read_html",
    "json-stat": "skillnad.check.read.jsonstat:read_jsonstat",
    "markdown": "skillnad.check.read.markdown:read_markdown",
    "pdf": "skillnad.check.read.pdf.reader:read_pdf",
    "px": "skillnad.check.read.px:read_px",
    "workbook": "skillnad.check.read.workbook:read_workbook",
}


def read_here(path: Path) -> Document:
    """The document in a file, read in this process and so without limits on time and memory.

    Raises:
        DocumentError: the file is missing, empty, locked, damaged, or of a kind that cannot be read.
    """
    if not path.is_file():
        raise DocumentError(_("there is no such file"), where=str(path), remedy=_("Check the path."))
    if path.stat().st_size > LARGEST:
        raise DocumentError(
            _("the file is larger than {size} MB").format(size=LARGEST // 1_000_000),
            where=str(path),
            remedy=_("Divide it, or leave out its pictures."),
        )
    return _reader(kind_of(path))(path)


def _reader(kind: str) -> Callable[[Path], Document]:
    module, function = _READERS[kind].split(":")
    try:
        found: Callable[[Path], Document] = getattr(import_module(module), function)
    except ModuleNotFoundError as error:
        raise missing_extra() from error
    return found


def missing_extra() -> DocumentError:
    """The error that tells how to install what reads documents."""
    return DocumentError(_("what reads documents is not installed"), remedy=_('Run: pip install "skillnad[check]"'))
