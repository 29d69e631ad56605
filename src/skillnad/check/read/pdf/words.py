"""The words of a page, from pdfium's text page."""

import ctypes
import math
import re
from typing import Any

from skillnad.check.read.pdf.calls import address, content_mark, loose_box, text_object
from skillnad.check.read.pdf.content import Word
from skillnad.check.read.pdf.frame import Frame, Rectangle

MOST_CHARACTERS = 200_000
HYPHEN = "\u2010"
"""Stands for the sign at a line's end that parts a word; soft and real hyphens look the same in the file."""
_WORD = re.compile(r"[^\s\0\ufffe]+\ufffe?")
_WIDE_GAP = 0.35
_WIDEST_SIGN = 0.72
_BOLD = 600
QUARTER = math.pi / 2
_LINE_END = ("", "\r", "\n")


class TextPage:
    """The text of a page; closes itself."""

    def __init__(self, page: Any, frame: Frame) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = pdfium.FPDFText_LoadPage(page)
        self.count = min(max(pdfium.FPDFText_CountChars(self._page), 0), MOST_CHARACTERS) if self._page else 0
        self._address = address(self._page)
        self._loose_box, self._text_object, self._content_mark = loose_box(), text_object(), content_mark()
        self._box = (ctypes.c_float * 4)()
        self._box_address = ctypes.addressof(self._box)
        self.text = self._read()
        self.frame = frame

    def __enter__(self) -> "TextPage":
        return self

    def __exit__(self, *_error: object) -> None:
        if self._page:
            self._pdfium.FPDFText_ClosePage(self._page)

    def _read(self) -> str:
        """The text with one sign for each character that pdfium counts."""
        if not self.count:
            return ""
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = self._pdfium.FPDFText_GetText(self._page, 0, self.count, buffer)
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(text) == self.count:
            return text
        codes = (self._pdfium.FPDFText_GetUnicode(self._page, n) for n in range(self.count))
        return "".join("\ufffe" if code == 2 else chr(code) if code < 0x110000 else "\ufffd" for code in codes)

    def box(self, index: int) -> Rectangle:
        """The box of a character on the page as shown: left, top, right, bottom."""
        self._loose_box(self._address, index, self._box_address)
        left, top, right, bottom = self._box
        frame = self.frame
        if frame.turn:
            return frame.show(left, bottom, right, top)
        return left - frame.left, frame.top - top, right - frame.left, frame.top - bottom

    def is_bold(self, index: int) -> bool:
        """Whether a character is set in bold type."""
        return bool(self._pdfium.FPDFText_GetFontWeight(self._page, index) >= _BOLD)

    def mark(self, index: int) -> int:
        """The id of the marked content that a character belongs to, or -1."""
        item = self._text_object(self._address, index)
        return self._content_mark(item) if item else -1

    def turned(self) -> int:
        """How most of the text is turned, in quarters, clockwise."""
        step = max(1, self.count // 40)
        places = (n for n in range(0, self.count, step) if not self.text[n].isspace())
        angles = [self._pdfium.FPDFText_GetCharAngle(self._page, n) for n in places]
        turns = [-round(angle / QUARTER) % 4 for angle in angles if math.isfinite(angle)]
        return max(set(turns), key=turns.count) if turns else 0


def read_words(text: TextPage, tagged: bool) -> list[Word]:
    """The words of a page in the order of the file. Whether a word is bold is found out at the ends of lines only."""
    words = []
    signs = text.text
    width, height = text.frame.width + 2, text.frame.height + 2
    for match in _WORD.finditer(signs):
        if match[0].startswith("____") and not match[0].strip("_"):
            continue
        for start, end, (left, top, right, bottom) in _pieces(text, match.start(), match.end()):
            if right > left > -2 and bottom > top > -2 and left < width and top < height:
                edge = signs[start - 1 : start] in _LINE_END or signs[end : end + 1] in _LINE_END
                mark = text.mark(start) if tagged else -1
                shown = signs[start:end].replace("\ufffe", HYPHEN)
                words.append(Word(shown, left, top, right, bottom, mark, edge and text.is_bold(start)))
    return _rejoined(words) if text.frame.turn else words


def _rejoined(words: list[Word]) -> list[Word]:
    """The words, those that touch as one: pdfium tears words apart where text is turned."""
    whole: list[Word] = []
    for word in words:
        last = whole[-1] if whole else None
        touches = (
            last and abs(last.bottom - word.bottom) < 0.3 * word.size and abs(word.left - last.right) < 0.1 * word.size
        )
        if last and touches and last.mark == word.mark:
            last.text, last.right = last.text + word.text, word.right
        else:
            whole.append(word)
    return whole


def _pieces(text: TextPage, start: int, end: int) -> list[tuple[int, int, Rectangle]]:
    """A word with its box; in pieces where its characters do not stand close on one line."""
    first = text.box(start)
    if end == start + 1:
        return [(start, end, first)]
    last = text.box(end - 1)
    height = first[3] - first[1]
    level = abs(first[3] - last[3]) < 0.5 * height and last[2] > first[0]
    if level and last[2] - first[0] <= _WIDEST_SIGN * height * (end - start) and text.text[end - 1] != "\ufffe":
        top = first[1] if first[1] < last[1] else last[1]
        bottom = first[3] if first[3] > last[3] else last[3]
        return [(start, end, (first[0], top, last[2], bottom))]
    return _split(text, start, end)


def _split(text: TextPage, start: int, end: int) -> list[tuple[int, int, Rectangle]]:
    pieces: list[tuple[int, int, Rectangle]] = []
    for n in range(start, end):
        box = text.box(n)
        if text.text[n] == "\ufffe" and pieces:
            pieces[-1] = (pieces[-1][0], n + 1, pieces[-1][2])
        elif pieces and _close(pieces[-1][2], box):
            begun, _end, old = pieces[-1]
            whole = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))
            pieces[-1] = (begun, n + 1, whole)
        else:
            pieces.append((n, n + 1, box))
    return pieces


def _close(before: Rectangle, box: Rectangle) -> bool:
    """Whether a character goes on from the one before: level with it and near."""
    height = max(before[3] - before[1], 0.1)
    return abs(before[3] - box[3]) < 0.5 * height and -height < box[0] - before[2] < _WIDE_GAP * height
