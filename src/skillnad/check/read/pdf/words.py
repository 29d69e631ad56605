"""The words of a page, from pdfium's text page."""

import ctypes
import re
from typing import Any

from skillnad.check.read.pdf.content import Word
from skillnad.check.read.pdf.frame import Frame, Rectangle

MOST_CHARACTERS = 200_000
HYPHEN = "\u2010"
"""Stands for the sign at a line's end that parts a word; soft and real hyphens look the same in the file."""
_WORD = re.compile(r"[^\s\0\ufffe]+\ufffe?")
_WIDE_GAP = 0.35
_WIDEST_SIGN = 0.72
_BOLD = 600
_LINE_END = ("", "\r", "\n")


class TextPage:
    """The text of a page; closes itself."""

    def __init__(self, page: Any, frame: Frame) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._page = pdfium.FPDFText_LoadPage(page)
        self.count = min(max(pdfium.FPDFText_CountChars(self._page), 0), MOST_CHARACTERS) if self._page else 0
        self._box = pdfium.FS_RECTF()
        self._reference = ctypes.byref(self._box)
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
        self._pdfium.FPDFText_GetLooseCharBox(self._page, index, self._reference)
        box = self._box
        return self.frame.show(box.left, box.bottom, box.right, box.top)

    def is_bold_edge(self, start: int, end: int) -> bool:
        """Whether a word at the beginning or end of a line is set in bold type; others are not asked for."""
        edge = self.text[start - 1 : start] in _LINE_END or self.text[end : end + 1] in _LINE_END
        return edge and bool(self._pdfium.FPDFText_GetFontWeight(self._page, start) >= _BOLD)

    def mark(self, index: int) -> int:
        """The id of the marked content that a character belongs to, or -1."""
        item = self._pdfium.FPDFText_GetTextObject(self._page, index)
        return int(self._pdfium.FPDFPageObj_GetMarkedContentID(item)) if item else -1

    def turned(self) -> int:
        """How most of the text is turned, in quarters, clockwise."""
        step = max(1, self.count // 40)
        angles = [
            -round(self._pdfium.FPDFText_GetCharAngle(self._page, n) / 1.5708) % 4
            for n in range(0, self.count, step)
            if not self.text[n].isspace()
        ]
        return max(set(angles), key=angles.count) if angles else 0


def read_words(text: TextPage, tagged: bool) -> list[Word]:
    """The words of a page in the order of the file."""
    words = []
    for match in _WORD.finditer(text.text):
        for start, end, (left, top, right, bottom) in _pieces(text, match.start(), match.end()):
            if right > left and bottom > top and _inside(left, top, text.frame):
                shown = text.text[start:end].replace("\ufffe", HYPHEN)
                mark = text.mark(start) if tagged else -1
                words.append(Word(shown, left, top, right, bottom, mark, text.is_bold_edge(start, end)))
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


def _inside(left: float, top: float, frame: Frame) -> bool:
    return -2 < left < frame.width + 2 and -2 < top < frame.height + 2


def _pieces(text: TextPage, start: int, end: int) -> list[tuple[int, int, Rectangle]]:
    """A word with its box; in pieces where its characters do not stand close on one line."""
    first, last = text.box(start), text.box(end - 1)
    height = first[3] - first[1]
    level = abs(first[3] - last[3]) < 0.5 * height and last[2] > first[0]
    if level and last[2] - first[0] <= _WIDEST_SIGN * height * (end - start) and text.text[end - 1] != "\ufffe":
        return [(start, end, (first[0], min(first[1], last[1]), last[2], max(first[3], last[3])))]
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
