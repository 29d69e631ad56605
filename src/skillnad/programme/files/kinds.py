"""What a file is, by its first bytes and not by its name."""

import io
import zipfile

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ODT = "application/vnd.oasis.opendocument.text"
PNG = "image/png"
JPEG = "image/jpeg"
ZIP = "application/zip"
UNKNOWN = "application/octet-stream"
DOCUMENTS = (PDF, DOCX, XLSX, ODT)
PICTURES = (PNG, JPEG)


def kind_of(content: bytes) -> str:
    """The content type.

    >>> kind_of(b"%PDF-1.7")
    'application/pdf'
    >>> kind_of(b"<html>")
    'application/octet-stream'
    """
    for start, kind in ((b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG)):
        if content.startswith(start):
            return kind
    return _kind_of_zip(content) if content.startswith(b"PK\x03\x04") else UNKNOWN


def _kind_of_zip(content: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except zipfile.BadZipFile:
        return UNKNOWN
    for part, kind in (("word/document.xml", DOCX), ("xl/workbook.xml", XLSX), ("content.xml", ODT)):
        if part in names:
            return kind
    return ZIP
