"""Opening a PDF with pdfium, and the content of its pages one by one."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from skillnad.check.read.errors import DocumentError
from skillnad.check.read.pdf.content import Content
from skillnad.check.read.pdf.drawings import read_drawings
from skillnad.check.read.pdf.frame import Frame
from skillnad.check.read.pdf.words import TextPage, read_words
from skillnad.language import gettext as _

_PASSWORD = 4


@contextmanager
def open_pdf(path: Path) -> Iterator[Any]:
    """The PDF in a file.

    Raises:
        DocumentError: it is damaged, or locked with a password.
    """
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _refusal(path, getattr(error, "err_code", None)) from error
    try:
        yield file
    finally:
        file.close()


def _refusal(path: Path, code: int | None) -> DocumentError:
    if code == _PASSWORD:
        return DocumentError(
            _("the file is locked with a password"), where=str(path), remedy=_("Save it without a password.")
        )
    return DocumentError(_("the file is damaged"), where=str(path), remedy=_("Save or download it again."))


@contextmanager
def open_page(file: Any, index: int) -> Iterator[Any]:
    """A page, or nothing if it is damaged."""
    import pypdfium2.raw as pdfium

    page = pdfium.FPDF_LoadPage(file.raw, index)
    try:
        yield page
    finally:
        if page:
            pdfium.FPDF_ClosePage(page)


def read_content(page: Any, number: int, tagged: bool) -> Content:
    """The words, lines and pictures of a page, turned so that most of its text stands upright."""
    with TextPage(page, shown_frame(page)) as text:
        frame = text.frame = _upright(text)
        content = Content(number, frame.width, frame.height, read_words(text, tagged))
    read_drawings(page, frame, content)
    return content


def reading_frame(page: Any) -> Frame:
    """The frame of a page, turned so that most of its text stands upright."""
    frame = shown_frame(page)
    with TextPage(page, frame) as text:
        return _upright(text)


def _upright(text: TextPage) -> Frame:
    return replace(text.frame, turn=text.turned()) if text.count else text.frame


def shown_frame(page: Any) -> Frame:
    """The visible part of a page and its turn, as the file says."""
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _side in range(4)]
    found = pdfium.FPDFPage_GetCropBox(page, *map(ctypes.byref, sides))
    found = found or pdfium.FPDFPage_GetMediaBox(page, *map(ctypes.byref, sides))
    turn = pdfium.FPDFPage_GetRotation(page) % 4
    if not found:
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        return Frame(0, 0, *((width, height) if turn % 2 == 0 else (height, width)), turn)
    left, bottom, right, top = (side.value for side in sides)
    return Frame(min(left, right), min(bottom, top), max(left, right), max(bottom, top), turn)
