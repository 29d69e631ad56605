"""A tagged page into blocks, in the order of its tags."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skillnad.check.document import Block, Box, Chart
from skillnad.check.read.pdf.blocks import Maker
from skillnad.check.read.pdf.content import Content, Word
from skillnad.check.read.pdf.flow import heading_level
from skillnad.check.read.pdf.lines import Line
from skillnad.check.read.pdf.placed import Placed
from skillnad.check.read.pdf.tags import Element
from skillnad.check.read.pdf.tagtable import read_tag_table

_INLINE = frozenset("Span Link Reference Em Strong Quote Code Sub BibEntry Annot Lbl Ruby Warichu Formula".split())
_HEADING = re.compile(r"H([1-6])?|Title")
_CHART_WORDS = re.compile(r"diagram|figur|graf|chart|figure|stapel|kurva|cirkel", re.IGNORECASE)
AGREE, DISAGREE, ALONE = 1.0, 0.85, 0.95
ENOUGH = 0.7


def covers(root: Element, content: Content) -> bool:
    """Whether the tags hold most words of the page; else they are not trusted."""
    marks = set(root.marks())
    held = sum(1 for word in content.words if word.mark in marks)
    return held >= ENOUGH * len(content.words)


@dataclass
class TaggedPage:
    """Reads the tags of one page. `found` are the tables that geometry finds on it."""

    content: Content
    maker: Maker
    body: float
    found: Sequence[Placed] = ()
    words: dict[int, list[Word]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for word in self.content.words:
            self.words.setdefault(word.mark, []).append(word)

    def blocks(self, element: Element) -> Iterator[Block]:
        """The blocks of an element and what it holds."""
        if element.kind == "Table":
            yield from self._table(element)
        elif element.kind == "Figure":
            yield from self._figure(element)
        elif _is_leaf(element):
            yield from self._running(element)
        else:
            for child in element.children:
                yield from self._words_of(child) if isinstance(child, int) else self.blocks(child)

    def _words_of(self, mark: int) -> list[Block]:
        return self.maker.running(self.words.get(mark, []), 0, "tags")

    def _held(self, element: Element) -> list[Word]:
        return [word for mark in dict.fromkeys(element.marks()) for word in self.words.get(mark, ())]

    def _running(self, element: Element) -> list[Block]:
        words = self._held(element)
        heading = _HEADING.fullmatch(element.kind)
        level = int(heading[1] or 1) if heading else 0
        if words and element.kind == "P":
            larger = heading_level(Line(words[:1]), self.body)
            level = larger if larger < 3 else 0
        return self.maker.running(words, level, "tags")

    def _table(self, element: Element) -> Iterator[Block]:
        captions = list(element.find("Caption"))
        caption = " ".join(self.maker.text(self._held(found)) for found in captions)
        read = read_tag_table(element, self.words)
        if read is None:
            return
        placed, headings = read
        placed.confidence = self._agreement(placed)
        yield self.maker.table(placed, headings, caption)

    def _agreement(self, placed: Placed) -> float:
        """Tags are kept where geometry sees another table there, but are less sure."""
        beside = [table for table in self.found if _overlaps(table.box, placed.box)]
        if not beside:
            return ALONE
        same = any((t.height, t.width) == (placed.height, placed.width) for t in beside)
        return AGREE if same else DISAGREE

    def _figure(self, element: Element) -> Iterator[Block]:
        words = self._held(element)
        labels = tuple(dict.fromkeys(word.text for word in words))
        if _CHART_WORDS.search(element.alternative) or len(labels) > 2:
            yield Chart("", labels, element.alternative, self.maker.place(words), bool(labels), "tags")


def _is_leaf(element: Element) -> bool:
    """Whether an element holds text alone and no other blocks."""
    return all(isinstance(child, int) or (child.kind in _INLINE and _is_leaf(child)) for child in element.children)


def _overlaps(one: Box, other: Box) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    area = min((one.right - one.left) * (one.bottom - one.top), (other.right - other.left) * (other.bottom - other.top))
    return wide > 0 and high > 0 and wide * high > 0.5 * area
