"""The tag tree of a page, as pdfium hands it out: elements and ids of marked content, in reading order."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

DEEPEST = 60
MOST_CHILDREN = 200_000


@dataclass(slots=True)
class Element:
    """An element of the tag tree: its type (P, H1, Table, TR, TD …) and its children, elements and ids mixed."""

    kind: str
    children: list["Element | int"] = field(default_factory=list)
    alternative: str = ""
    columns: int = 1
    rows: int = 1

    def marks(self) -> Iterator[int]:
        """The ids of all marked content in the element, in order."""
        for child in self.children:
            if isinstance(child, int):
                yield child
            else:
                yield from child.marks()

    def find(self, *kinds: str) -> Iterator["Element"]:
        """The nearest elements of some types under this one."""
        for child in self.children:
            if isinstance(child, Element):
                if child.kind in kinds:
                    yield child
                else:
                    yield from child.find(*kinds)


def read_tags(page: Any) -> Element | None:
    """The tags of a page; nothing if it has none with content on this page."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return None
    try:
        reader = _Reader(pdfium)
        root = Element("Root")
        for n in range(min(pdfium.FPDF_StructTree_CountChildren(tree), MOST_CHILDREN)):
            child = reader.read(pdfium.FPDF_StructTree_GetChildAtIndex(tree, n), 0)
            if child:
                root.children.append(child)
        return root if next(root.marks(), None) is not None or any(root.find("Figure")) else None
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Reader:
    def __init__(self, pdfium: Any) -> None:
        self.pdfium = pdfium
        self.buffer = ctypes.create_string_buffer(4096)
        self.left = MOST_CHILDREN

    def read(self, handle: Any, depth: int) -> Element | None:
        """An element and what it holds on this page; nothing if that is nothing."""
        if not handle or depth > DEEPEST:
            return None
        element = Element(self._text(self.pdfium.FPDF_StructElement_GetType, handle))
        for n in range(self.pdfium.FPDF_StructElement_CountChildren(handle)):
            self.left -= 1
            if self.left < 0:
                break
            child = self.pdfium.FPDF_StructElement_GetChildAtIndex(handle, n)
            if child:
                found = self.read(child, depth + 1)
                element.children += [found] if found else []
            elif (mark := self.pdfium.FPDF_StructElement_GetChildMarkedContentID(handle, n)) >= 0:
                element.children.append(mark)
        if element.kind == "Figure":
            element.alternative = self._text(self.pdfium.FPDF_StructElement_GetAltText, handle)
        elif element.kind in ("TD", "TH"):
            element.columns, element.rows = self._number(handle, b"ColSpan"), self._number(handle, b"RowSpan")
        return element if element.children or element.kind in ("Figure", "TD", "TH") else None

    def _text(self, call: Any, handle: Any) -> str:
        length = call(handle, self.buffer, len(self.buffer))
        return self.buffer.raw[: max(min(length, len(self.buffer)) - 2, 0)].decode("utf-16-le", "replace")

    def _number(self, handle: Any, name: bytes) -> int:
        number = ctypes.c_float()
        for n in range(max(self.pdfium.FPDF_StructElement_GetAttributeCount(handle), 0)):
            attribute = self.pdfium.FPDF_StructElement_GetAttributeAtIndex(handle, n)
            value = self.pdfium.FPDF_StructElement_Attr_GetValue(attribute, name)
            if value and self.pdfium.FPDF_StructElement_Attr_GetNumberValue(value, ctypes.byref(number)):
                return max(1, min(int(number.value), 100))
        return 1
