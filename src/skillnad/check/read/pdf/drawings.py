"""Drawn lines, curves and pictures of a page, from pdfium's page objects."""

import ctypes
from collections.abc import Iterator
from typing import Any

from skillnad.check.document import Box
from skillnad.check.read.pdf.content import Content, Ruling
from skillnad.check.read.pdf.frame import Frame, Rectangle

MOST_OBJECTS = 20_000
MOST_SEGMENTS = 4_000
DEEPEST_FORM = 4
_THIN = 3.0
_SHORTEST = 4.0
_LINE_TO, _BEZIER_TO, _MOVE_TO = 0, 1, 2
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def read_drawings(page: Any, frame: Frame, content: Content) -> None:
    """Add the lines and pictures of a page to its content."""
    import pypdfium2.raw as pdfium

    reader = _Reader(pdfium, frame, content)
    count = min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)
    kind, get = pdfium.FPDFPageObj_GetType, pdfium.FPDFPage_GetObject
    for n in range(count):
        item = get(page, n)
        if kind(item) != _TEXT:
            reader.take(item, _IDENTITY, 0)


class _Reader:
    def __init__(self, pdfium: Any, frame: Frame, content: Content) -> None:
        self.pdfium, self.frame, self.content = pdfium, frame, content
        self.sides = tuple(ctypes.c_float() for _ in range(4))
        self.references = tuple(map(ctypes.byref, self.sides))
        self.matrix = pdfium.FS_MATRIX()
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()
        self.objects = 0

    def take(self, item: Any, outer: Matrix, depth: int) -> None:
        """Take a page object; those in a form are taken one by one."""
        self.objects += 1
        kind = self.pdfium.FPDFPageObj_GetType(item)
        if self.objects > MOST_OBJECTS or kind == _TEXT:
            return
        if kind == _PATH:
            self._path(item, outer)
        elif kind == _IMAGE:
            self.content.pictures.append(Box(*self._bounds(item, outer)))
        elif kind == _FORM and depth < DEEPEST_FORM:
            inner = _times(self._matrix(item), outer)
            for n in range(min(self.pdfium.FPDFFormObj_CountObjects(item), MOST_OBJECTS)):
                self.take(self.pdfium.FPDFFormObj_GetObject(item, n), inner, depth + 1)

    def _bounds(self, item: Any, outer: Matrix) -> Rectangle:
        """The bounds of an object on the page as shown."""
        self.pdfium.FPDFPageObj_GetBounds(item, *self.references)
        left, bottom, right, top = [side.value for side in self.sides]
        if outer is not _IDENTITY:
            left, bottom, right, top = _moved(left, bottom, right, top, outer)
        return self.frame.show(left, bottom, right, top)

    def _matrix(self, item: Any) -> Matrix:
        m = self.matrix
        self.pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(m))
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _path(self, item: Any, outer: Matrix) -> None:
        left, top, right, bottom = self._bounds(item, outer)
        if bottom - top < _THIN or right - left < _THIN:
            self._rule(left, top, right, bottom)
            return
        count = self.pdfium.FPDFPath_CountSegments(item)
        if not 0 < count <= MOST_SEGMENTS or not self._is_stroked(item):
            return
        if self._is_curved(item, count):
            self.content.curves.append(Box(left, top, right, bottom))
            return
        for start, end in self._edges(item, count, _times(self._matrix(item), outer)):
            x0, y0, x1, y1 = min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
            self._rule(*self.frame.show(x0, y0, x1, y1))

    def _rule(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep a thin rectangle as a level or an upright line."""
        width, height = right - left, bottom - top
        if height < _THIN and width > max(_SHORTEST, 2 * height):
            self.content.level.append(Ruling((top + bottom) / 2, left, right))
        elif width < _THIN and height > max(_SHORTEST, 2 * width):
            self.content.upright.append(Ruling((left + right) / 2, top, bottom))

    def _is_stroked(self, item: Any) -> bool:
        """Whether the outline of a path is drawn; the edges of a shaded area are no lines."""
        self.pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(self.fill), ctypes.byref(self.stroke))
        return bool(self.stroke.value)

    def _is_curved(self, item: Any, count: int) -> bool:
        kinds = (
            self.pdfium.FPDFPathSegment_GetType(self.pdfium.FPDFPath_GetPathSegment(item, n))
            for n in range(min(count, 40))
        )
        return any(kind == _BEZIER_TO for kind in kinds)

    def _edges(
        self, item: Any, count: int, matrix: Matrix
    ) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
        """The straight segments of a path in the file's coordinates."""
        x, y = ctypes.c_float(), ctypes.c_float()
        last = first = (0.0, 0.0)
        for n in range(count):
            segment = self.pdfium.FPDFPath_GetPathSegment(item, n)
            kind = self.pdfium.FPDFPathSegment_GetType(segment)
            self.pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = _point(x.value, y.value, matrix)
            if kind == _MOVE_TO:
                first = point
            else:
                yield last, point
            last = point
            if self.pdfium.FPDFPathSegment_GetClose(segment):
                yield last, first
                last = first


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _point(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return x * m[0] + y * m[2] + m[4], x * m[1] + y * m[3] + m[5]


def _moved(left: float, bottom: float, right: float, top: float, m: Matrix) -> Rectangle:
    corners = [_point(x, y, m) for x in (left, right) for y in (bottom, top)]
    xs, ys = [x for x, _y in corners], [y for _x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
