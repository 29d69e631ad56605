"""HTML pages: headings, paragraphs, tables with spans, figures with their texts."""

import re
from pathlib import Path
from typing import Any

from skillnad.check.document import Block, Chart, Document, Heading, Paragraph, Place
from skillnad.check.languages import language_named, language_of_blocks
from skillnad.check.read.captions import attach
from skillnad.check.read.htmltable import read_table
from skillnad.check.read.sentences import split_sentences
from skillnad.check.read.texts import decode, tidy

_SKIPPED = frozenset("script style template noscript nav head iframe object select button form".split())
_PARAGRAPHS = frozenset("p li dt dd blockquote pre figcaption address summary td th caption".split())
_BLOCKS = _PARAGRAPHS | frozenset(
    "div ul ol dl section article main header footer aside table figure body html hr br details h1 h2 h3 h4 h5 h6 "
    "tr thead tbody tfoot svg img".split()
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_CHART_WORDS = re.compile(r"diagram|figur|graf|chart|figure|stapel|kurva|cirkel", re.IGNORECASE)


def read_html(path: Path) -> Document:
    """An HTML page as a document."""
    data = path.read_bytes()
    named = _CHARSET.search(data[:4000])
    return parse_html(_decode(data, named[1].decode("ascii") if named else ""), path.name)


def _decode(data: bytes, encoding: str) -> str:
    try:
        return decode(data, encoding)
    except LookupError:
        return decode(data)


def parse_html(text: str, name: str, lines_before: int = 0) -> Document:
    """The document in a text of HTML, which may be a part of a page that begins after some lines."""
    from lxml import etree

    # Bytes in UTF-8 keep the parser from trusting an encoding that the text names.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    data = text.replace("\0", "").encode("utf-8", "replace")
    root = etree.fromstring(data, parser) if data.strip() else None
    if root is None:
        return Document(name, "html", ())
    reader = _Reader(lines_before)
    reader.walk(root)
    reader.end_paragraph(root)
    title = tidy(root.findtext(".//title") or "")
    blocks = tuple(attach(reader.blocks))
    language = language_named(root.get("lang") or "") or language_of_blocks(blocks)
    return Document(name, "html", blocks, language=language, facts={"title": title} if title else {})


class _Reader:
    """Walks the elements of a page in order and gathers its blocks."""

    def __init__(self, lines_before: int) -> None:
        self.blocks: list[Block] = []
        self.lines_before = lines_before
        self.text = ""
        self.start: Any = None

    def walk(self, element: Any) -> None:
        """Take an element, what it holds, and the text in it."""
        tag = element.tag
        if tag in _SKIPPED or _is_hidden(element):
            return
        if tag in _BLOCKS:
            self.end_paragraph(element)
        if not self._whole(element, tag):
            self._add(element.text, element)
            for child in element:
                self.walk(child)
                self._add(child.tail, element)
        if tag in _BLOCKS:
            self.end_paragraph(element)

    def _whole(self, element: Any, tag: str) -> bool:
        """Take an element that is one block; whether it was one."""
        place = self._place(element)
        if re.fullmatch("h[1-6]", tag):
            text = tidy("".join(element.itertext()))
            self.blocks += [Heading(text, int(tag[1]), place, "markup")] if text else []
        elif tag == "table" and not _is_layout(element):
            table = read_table(element, place)
            self.blocks += [table] if table.cells else []
        elif tag == "figure" and element.find(".//table") is None:
            self.blocks += [_chart(element, place)]
        elif tag in ("img", "svg"):
            chart = _chart(element, place)
            self.blocks += [chart] if _CHART_WORDS.search(chart.alternative) or len(chart.labels) > 2 else []
        else:
            return False
        return True

    def _add(self, text: str | None, element: Any) -> None:
        if text and text.strip() and self.start is None:
            self.start = element
        self.text += text or ""

    def end_paragraph(self, element: Any) -> None:
        """Make a paragraph of the text gathered so far."""
        text = tidy(self.text)
        if text:
            place = self._place(self.start if self.start is not None else element)
            self.blocks.append(Paragraph(text, split_sentences(text), place, "markup"))
        self.text, self.start = "", None

    def _place(self, element: Any) -> Place:
        return Place(line=self.lines_before + (element.sourceline or 1))


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _is_layout(table: Any) -> bool:
    """Whether a table only places other things on the page."""
    return table.get("role") in ("presentation", "none") or table.find(".//table") is not None


def _chart(element: Any, place: Place) -> Chart:
    """A picture as a chart: an SVG has its texts as labels, other pictures only what is said of them."""
    caption = tidy(" ".join("".join(found.itertext()) for found in element.iter("figcaption")))
    images = [element] if element.tag == "img" else list(element.iter("img"))
    said = [element.get("aria-label"), *(image.get("alt") for image in images)]
    labels = tuple(
        text
        for node in element.iter("text", "{http://www.w3.org/2000/svg}text")
        if (text := tidy("".join(node.itertext())))
    )
    return Chart(caption, labels, tidy(" ".join(filter(None, said))), place, readable=bool(labels), origin="markup")
