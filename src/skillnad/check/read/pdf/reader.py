"""A PDF as a document: page by page, by its tags where they hold the text, else by how it looks."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from skillnad.check.document import Block, Chart, Document, Page, Place, Unread
from skillnad.check.languages import language_of_blocks
from skillnad.check.read.captions import attach
from skillnad.check.read.pdf.blocks import Maker
from skillnad.check.read.pdf.content import Content
from skillnad.check.read.pdf.finder import find_tables
from skillnad.check.read.pdf.flow import usual_size
from skillnad.check.read.pdf.hyphens import Joiner
from skillnad.check.read.pdf.joining import join_pages
from skillnad.check.read.pdf.margins import take_margins
from skillnad.check.read.pdf.pdfium import open_page, open_pdf, read_content
from skillnad.check.read.pdf.placed import Placed
from skillnad.check.read.pdf.tagged import TaggedPage, covers
from skillnad.check.read.pdf.tags import Element, read_tags
from skillnad.check.read.pdf.untagged import read_untagged
from skillnad.check.uncollected import uncollected
from skillnad.language import gettext as _

MOST_PAGES = 3000
FEW_WORDS = 15
SURE = 0.5
"""Tables less sure than this are reported as not read."""


@uncollected()
def read_pdf(path: Path) -> Document:
    """A PDF as a document.

    Raises:
        DocumentError: it is damaged, or locked with a password.
    """
    with open_pdf(path) as file:
        facts = _facts(file)
        read = list(_pages(file))
        left = len(file) - len(read)
    contents = [content for content, _tags in read]
    printed = take_margins(contents)
    body = usual_size([word for content in contents[:40] for word in content.words])
    joiner = Joiner(word.text for content in contents for word in content.words)
    blocks: list[Block] = []
    for (content, tags), number in zip(read, printed, strict=True):
        blocks += _blocks(content, tags, body, Maker(content.number, number, joiner))
    blocks = attach(join_pages(blocks))
    pages = tuple(_page(c, tags, number) for (c, tags), number in zip(read, printed, strict=True))
    unread = (*_unread_pages(contents), *_unread_rest(len(contents), left), *_unread_blocks(blocks))
    return Document(path.name, "pdf", tuple(blocks), pages, language_of_blocks(blocks), unread, facts)


def _facts(file: Any) -> dict[str, str]:
    """What the file says of itself; nothing where that is damaged."""
    try:
        return {key.lower(): value for key, value in file.get_metadata_dict(skip_empty=True).items()}
    except UnicodeDecodeError:
        return {}


def _pages(file: Any) -> Iterator[tuple[Content, Element | None]]:
    for index in range(min(len(file), MOST_PAGES)):
        with open_page(file, index) as page:
            if not page:
                yield Content(index + 1, 0, 0), None
                continue
            tags = read_tags(page)
            yield read_content(page, index + 1, tags is not None), tags


def _blocks(content: Content, tags: Element | None, body: float, maker: Maker) -> list[Block]:
    tables = find_tables(content)
    if tags is not None and covers(tags, content) and not _hides_tables(tags, tables):
        return list(TaggedPage(content, maker, body, tables).blocks(tags))
    return read_untagged(content, tables, body, maker)


def _hides_tables(tags: Element, tables: list[Placed]) -> bool:
    """Whether tables are drawn on the page but none is tagged: then its tags tell too little."""
    return any(table.origin == "rulings" and table.confidence > SURE for table in tables) and not any(
        tags.find("Table")
    )


def _page(content: Content, tags: Element | None, printed: str) -> Page:
    return Page(
        content.number,
        round(content.width, 2),
        round(content.height, 2),
        bool(content.words),
        tags is not None,
        printed,
    )


def _unread_pages(contents: list[Content]) -> Iterator[Unread]:
    """Pages that could not be opened, and pages that are pictures: scanned, with no text or next to none."""
    for content in contents:
        place = Place(page=content.number)
        if not content.width:
            yield Unread(place, _("the page is damaged"))
        elif len(content.words) < FEW_WORDS and _pictured(content) > (0.5 if content.words else 0.1):
            yield Unread(place, _("the page is a picture without text"))


def _unread_rest(read: int, left: int) -> Iterator[Unread]:
    if left:
        yield Unread(Place(page=read + 1), _("the last {count} pages were left out").format(count=left))


def _pictured(content: Content) -> float:
    """The share of a page that its largest picture covers."""
    areas = [(box.right - box.left) * (box.bottom - box.top) for box in content.pictures]
    return max(areas, default=0.0) / max(content.width * content.height, 1.0)


def _unread_blocks(blocks: list[Block]) -> Iterator[Unread]:
    for block in blocks:
        if isinstance(block, Chart) and not block.readable:
            yield Unread(block.place, _("a picture without text"))
        elif not isinstance(block, Chart) and getattr(block, "confidence", 1.0) < SURE:
            yield Unread(block.place, _("the rows and columns of this table are not sure"))
