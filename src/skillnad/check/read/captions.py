"""Captions and notes: paragraphs beside a table or chart that belong to it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from skillnad.check.document import Block, Chart, Heading, Paragraph, Table
from skillnad.check.read.grids import find_unit

_NUMBER = r"\s*(?:\d+(?:[.:]\d+)*|[A-Z](?:[.:]?\d+)*|[IVX]+)\b"
_TABLE = re.compile(rf"(?:tabell|table|tab\.){_NUMBER}", re.IGNORECASE)
_CHART = re.compile(rf"(?:diagram|figur|figure|fig\.|chart|graf){_NUMBER}", re.IGNORECASE)
_NOTE = re.compile(
    r"(?:anm(?:ärkning)?\b|not(?:er)?\b|notes?\b|källa|källor|source|kommentar|fotnot|\*|[¹²³⁴]|\d\)|[a-z]\))", re.I
)
LONGEST = 400
MOST_NOTES = 12


def is_caption(text: str) -> bool:
    """Whether a text begins as the numbered caption of a table or a chart.

    >>> [is_caption(text) for text in ("Tabell 3.1 Sökande", "Figur 2: Antal", "Tabellen visar")]
    [True, True, False]
    """
    return len(text) <= LONGEST and (_TABLE.match(text) or _CHART.match(text)) is not None


def is_table_caption(text: str) -> bool:
    """Whether a text begins as the numbered caption of a table."""
    return len(text) <= LONGEST and _TABLE.match(text) is not None


def is_chart_caption(text: str) -> bool:
    """Whether a text begins as the numbered caption of a chart."""
    return len(text) <= LONGEST and _CHART.match(text) is not None


def is_note(text: str) -> bool:
    """Whether a text begins as a note under a table."""
    return _NOTE.match(text) is not None


def attach(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with captions and notes moved into their tables and charts. A chart caption with no chart beside it
    stands for a chart whose picture could not be found."""
    found: list[Block] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        last = found[-1] if found else None
        if isinstance(block, Table) and not block.caption and _captions(last, _TABLE):
            found[-1] = _with_caption(block, found[-1].text)  # type: ignore[union-attr]
        elif isinstance(block, Chart) and not block.caption and _captions(last, _CHART):
            found[-1] = replace(block, caption=found[-1].text)  # type: ignore[union-attr]
        elif isinstance(last, Chart) and not last.caption and _captions(block, _CHART):
            found[-1] = replace(last, caption=block.text)  # type: ignore[union-attr]
        elif isinstance(last, Table) and _is_below(last, block, following):
            found[-1] = _with_caption(last, block.text)  # type: ignore[union-attr]
        elif isinstance(last, Table) and isinstance(block, Paragraph) and _belongs(last, block):
            found[-1] = replace(last, notes=(*last.notes, block.text))
        else:
            found.append(block)
    return [_lone_chart(block) for block in found]


def _captions(block: Block | None, kind: re.Pattern[str]) -> bool:
    text = block.text if isinstance(block, Paragraph | Heading) else ""
    return len(text) <= LONGEST and kind.match(text) is not None


def _is_below(table: Table, block: Block, following: Block | None) -> bool:
    """Whether a caption stands under its table: it has none above, and no other table follows."""
    return not table.caption and not isinstance(following, Table) and _captions(block, _TABLE)


def _with_caption(table: Table, caption: str) -> Table:
    return replace(table, caption=caption, unit=find_unit(caption, []) or table.unit)


def _belongs(table: Table, paragraph: Paragraph) -> bool:
    return is_note(paragraph.text) and len(table.notes) < MOST_NOTES and table.place.page == paragraph.place.page


def _lone_chart(block: Block) -> Block:
    if isinstance(block, Paragraph) and len(block.sentences) <= 2 and _captions(block, _CHART):
        return Chart(block.text, (), "", block.place, readable=False, origin=block.origin)
    return block
