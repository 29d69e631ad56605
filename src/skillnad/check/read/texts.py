"""Bytes to text, and text without stray spaces."""

import re
from pathlib import Path

_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_SOFT_HYPHEN = "\u00ad"


def decode(data: bytes, encoding: str = "") -> str:
    """The text of some bytes: in the encoding named, else UTF-16 by its mark, UTF-8, or Windows-1252."""
    if not encoding and data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = data.decode(encoding or "utf-8", errors="replace" if encoding else "strict")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return text.removeprefix("\ufeff")


def read_text(path: Path) -> str:
    """All of a text file, with its line ends as line feeds."""
    return decode(path.read_bytes()).replace("\r\n", "\n").replace("\r", "\n")


def tidy(text: str) -> str:
    """The text with runs of space as one, and without soft hyphens. Hard spaces, which hold numbers together, stay.

    >>> tidy(" Antal  kvin\\u00adnor\\n")
    'Antal kvinnor'
    """
    return _SPACES.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip()
