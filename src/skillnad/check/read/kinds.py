"""What kind of document a file is, by its content; its name only tells text formats apart."""

import zipfile
import zlib
from pathlib import Path

from skillnad.check.read.errors import DocumentError
from skillnad.check.read.texts import decode
from skillnad.language import gettext as _

HEAD = 64_000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "workbook", "xl/workbook.bin": "workbook"}
_TEXT_SUFFIXES = {".csv": "csv", ".tsv": "csv", ".md": "markdown", ".txt": "markdown", ".markdown": "markdown"}
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_HTML_SIGNS = ("<!doctype html", "<html", "<head", "<body", "<table", "<div", "<p>", "<h1")


def kind_of(path: Path) -> str:
    """The kind of document: pdf, docx, workbook, html, px, json-stat, csv or markdown.

    Raises:
        DocumentError: the file is empty, or of a kind that cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise DocumentError(_("the file is empty"), where=str(path), remedy=_("Save or download it again."))
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_ZIP):
        return _kind_in_zip(path)
    if head.startswith(_OLE):
        return _kind_of_old_office(path, head)
    return _kind_of_text(path, head)


def _kind_in_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            kind = next((kind for name, kind in _OFFICE.items() if name in names), None)
            if kind is None and "mimetype" in names and b"spreadsheet" in archive.read("mimetype")[:200]:
                kind = "workbook"
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise DocumentError(
            _("the file is damaged"), where=str(path), remedy=_("Save or download it again.")
        ) from error
    return kind or _refuse(path)


def _kind_of_old_office(path: Path, head: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in head or "EncryptionInfo".encode("utf-16-le") in path.read_bytes():
        raise DocumentError(
            _("the file is locked with a password"), where=str(path), remedy=_("Save it without a password.")
        )
    if path.suffix.lower() in (".doc", ".dot", ".ppt"):
        _refuse(path)
    return "workbook"


def _kind_of_text(path: Path, head: bytes) -> str:
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(path)
    text = decode(head[: head.rfind(b"\n") + 1] or head).lstrip()
    if text.startswith(("{", "[")) and '"dimension"' in text:
        return "json-stat"
    if text.upper().startswith(("CHARSET=", "AXIS-VERSION=")) or ("TITLE=" in text.upper() and "STUB=" in text.upper()):
        return "px"
    suffix = path.suffix.lower()
    if suffix in _HTML_SUFFIXES or (suffix not in _TEXT_SUFFIXES and _looks_like_html(text)):
        return "html"
    return _TEXT_SUFFIXES.get(suffix) or _refuse(path)


def _refuse(path: Path) -> str:
    raise DocumentError(
        _("this kind of file cannot be read"),
        where=str(path),
        remedy=_("Give a PDF, DOCX, XLSX, XLS, ODS, HTML, CSV, PX, JSON-stat or Markdown file."),
    )


def _looks_like_html(text: str) -> bool:
    return any(sign in text[:4000].lower() for sign in _HTML_SIGNS)
