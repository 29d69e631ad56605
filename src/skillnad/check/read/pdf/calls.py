"""The calls into pdfium that are made for every word, without the checks of types that cost more than the calls."""

import ctypes
from collections.abc import Callable
from functools import lru_cache
from typing import Any

_ADDRESS, _NUMBER = ctypes.c_void_p, ctypes.c_int


@lru_cache
def plain(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of pdfium that takes addresses as numbers."""
    import pypdfium2.raw as pdfium

    known = address(getattr(pdfium, name))
    found: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(known)
    return found


def loose_box() -> Callable[[int, int, int], int]:
    """Writes the box of a character: text page, index, address of four floats (left, top, right, bottom)."""
    return plain("FPDFText_GetLooseCharBox", _NUMBER, _ADDRESS, _NUMBER, _ADDRESS)


def text_object() -> Callable[[int, int], int | None]:
    """The address of the object that a character of a text page belongs to, if any."""
    return plain("FPDFText_GetTextObject", _ADDRESS, _ADDRESS, _NUMBER)


def content_mark() -> Callable[[int], int]:
    """The id of the marked content of an object, or -1."""
    return plain("FPDFPageObj_GetMarkedContentID", _NUMBER, _ADDRESS)


def address(pointer: Any) -> int:
    """Where a pointer points; 0 if nowhere."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
