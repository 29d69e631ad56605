"""Word documents (DOCX): headings, paragraphs, tables with merged cells, charts with their data, footnotes."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skillnad.check.document import Block, Chart, Document, Heading, Paragraph, Place, Unread
from skillnad.check.languages import language_named, language_of_blocks
from skillnad.check.read.captions import attach
from skillnad.check.read.docxtable import read_table
from skillnad.check.read.docxxml import WP, A, C, R, W, text_of
from skillnad.check.read.errors import DocumentError
from skillnad.check.read.sentences import split_sentences
from skillnad.check.read.texts import tidy
from skillnad.language import gettext as _

LARGEST_UNPACKED = 400_000_000
_CHART_WORDS = re.compile(r"diagram|figur|graf|chart|figure|stapel|kurva|cirkel", re.IGNORECASE)
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def read_docx(path: Path) -> Document:
    """A Word document as a document. Pages are those that Word noted when it last saved the file."""
    from lxml.etree import XMLSyntaxError

    file = _open(path)
    reader = _Reader(file)
    try:
        reader.walk(file.element.body)
        blocks = attach([*reader.blocks, *_footnotes(file)])
    except XMLSyntaxError as error:
        raise _damaged(path) from error
    unread = tuple(Unread(block.place, _("a picture without text")) for block in blocks if _is_picture(block))
    title = tidy(file.core_properties.title or "")
    language = language_named(file.core_properties.language or "") or language_of_blocks(blocks)
    return Document(path.name, "docx", tuple(blocks), (), language, unread, {"title": title} if title else {})


def _open(path: Path) -> Any:
    import docx

    try:
        with zipfile.ZipFile(path) as archive:
            size = sum(item.file_size for item in archive.infolist())
        if size > LARGEST_UNPACKED:
            raise _damaged(path)
        return docx.Document(str(path))
    except MemoryError:
        raise
    except Exception as error:
        # python-docx has no error of its own for a damaged part: what breaks in it is a fault of the file.
        raise _damaged(path) from error


def _damaged(path: Path) -> DocumentError:
    return DocumentError(_("the file is damaged"), where=str(path), remedy=_("Save or download it again."))


def _is_picture(block: Block) -> bool:
    return isinstance(block, Chart) and not block.readable


class _Reader:
    """Walks the body in order and gathers its blocks."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self.levels = _heading_levels(file)
        self.page = 1
        self.paged = file.element.body.find(f".//{W}lastRenderedPageBreak") is not None
        self.blocks: list[Block] = []

    def walk(self, parent: Any) -> None:
        """Take paragraphs and tables, also those in content controls."""
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
                self.walk(element)

    def _place(self) -> Place:
        return Place(page=self.page if self.paged else None)

    def _paragraph(self, element: Any) -> None:
        place, text = self._place(), tidy(text_of(element))
        level = self._level(element)
        if text and level:
            self.blocks.append(Heading(text, level, place, "markup"))
        elif text:
            self.blocks.append(Paragraph(text, split_sentences(text), place, "markup"))
        for drawing in element.iter(f"{W}drawing"):
            self.blocks += self._charts(drawing, place)
        self._count_pages(element)

    def _table(self, element: Any) -> None:
        table = read_table(element, self._place())
        self.blocks += [table] if table.cells else []
        self._count_pages(element)

    def _count_pages(self, element: Any) -> None:
        self.page += sum(1 for _break in element.iter(f"{W}lastRenderedPageBreak"))

    def _level(self, element: Any) -> int:
        properties = element.find(f"{W}pPr")
        if properties is None:
            return 0
        outline, style = properties.find(f"{W}outlineLvl"), properties.find(f"{W}pStyle")
        if outline is not None and (outline.get(f"{W}val") or "").isdecimal():
            level = int(outline.get(f"{W}val")) + 1
            return level if level < 10 else 0
        return self.levels.get(style.get(f"{W}val"), 0) if style is not None else 0

    def _charts(self, drawing: Any, place: Place) -> Iterator[Chart]:
        described = [node.get("descr") or node.get("title") for node in drawing.iter(f"{WP}docPr")]
        alternative = tidy(" ".join(filter(None, described)))
        charts = list(drawing.iter(f"{C}chart"))
        for node in charts:
            yield self._chart(node, alternative, place)
        if not charts and _CHART_WORDS.search(alternative):
            yield Chart("", (), alternative, place, readable=False, origin="markup")

    def _chart(self, node: Any, alternative: str, place: Place) -> Chart:
        """A chart made in Word: its titles, series and categories lie in a part of their own."""
        from lxml import etree

        part = self.file.part.related_parts.get(node.get(f"{R}id"))
        if part is None:
            return Chart("", (), alternative, place, readable=False, origin="markup")
        root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        titles = [tidy("".join(node.text or "" for node in title.iter(f"{A}t"))) for title in root.iter(f"{C}title")]
        kinds = (f"{C}tx", f"{C}cat")
        names = [
            tidy(v.text or "")
            for s in root.iter(f"{C}ser")
            for kind in kinds
            for k in s.iter(kind)
            for v in k.iter(f"{C}v")
        ]
        labels = tuple(dict.fromkeys(filter(None, titles + names)))
        return Chart("", labels, alternative, place, readable=bool(labels), origin="markup")


def _heading_levels(file: Any) -> dict[str, int]:
    """The level of each heading style, also of styles that are based on one."""
    levels: dict[str, int] = {}
    based: dict[str, str] = {}
    for style in file.styles.element.iter(f"{W}style"):
        key = style.get(f"{W}styleId")
        name, parent = style.find(f"{W}name"), style.find(f"{W}basedOn")
        match = re.match(r"(?:heading|rubrik)\s*(\d)", (name.get(f"{W}val") or "").lower() if name is not None else "")
        if match:
            levels[key] = int(match[1])
        elif parent is not None:
            based[key] = parent.get(f"{W}val")
    for key, parent_key in based.items():
        if parent_key in levels:
            levels.setdefault(key, levels[parent_key])
    return levels


def _footnotes(file: Any) -> Iterator[Paragraph]:
    from lxml import etree

    for relation in file.part.rels.values():
        if relation.reltype == _FOOTNOTES and not relation.is_external:
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            for note in root.iter(f"{W}footnote"):
                if text := tidy(text_of(note)):
                    yield Paragraph(text, split_sentences(text), Place(), "markup")
