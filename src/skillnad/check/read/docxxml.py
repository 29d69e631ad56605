"""Names in the XML of Word documents, and the text of a part of it."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
# Deleted text, the copy of a text box for old versions, and field codes are not what the reader sees.
_SKIPPED = (f"{W}del", f"{W}instrText", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")


def text_of(element: Any) -> str:
    """The text that a reader sees in a paragraph or a cell; paragraphs are parted by a space."""
    pieces: list[str] = []
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{W}t":
            pieces.append(child.text or "")
        elif child.tag == f"{W}p":
            pieces.append(f"{text_of(child)} ")
        elif child.tag in _SIGNS:
            pieces.append(_SIGNS[child.tag])
        elif len(child):
            pieces.append(text_of(child))
    return "".join(pieces)
