"""Plain text as paragraphs and lists, the same on the page and in print."""

from itertools import groupby
from typing import Any

BULLETS = ("- ", "– ", "* ", "• ")


def blocks(text: str) -> list[dict[str, Any]]:
    """The paragraphs and lists of a text.

    >>> blocks("One\\n\\n- a\\n- b")
    [{'kind': 'paragraph', 'lines': ['One']}, {'kind': 'list', 'lines': ['a', 'b']}]
    """
    found = []
    for part in text.split("\n\n"):
        lines = [line.strip() for line in part.split("\n") if line.strip()]
        for is_list, group in groupby(lines, key=lambda line: line.startswith(BULLETS)):
            found.append(_block(list(group), is_list))
    return found


def _block(lines: list[str], is_list: bool) -> dict[str, Any]:
    if is_list:
        return {"kind": "list", "lines": [line[2:].strip() for line in lines]}
    return {"kind": "paragraph", "lines": lines}
