"""Numbers of a document of which cannot be told what they count, so that silence is never taken for an answer."""

from collections.abc import Iterator
from dataclasses import dataclass

from skillnad.check.document import Block, Document, Paragraph, Place, Table
from skillnad.check.grid import Grid
from skillnad.check.languages import language_of, texts_of
from skillnad.check.lexicon import Lexicon, load_lexicon
from skillnad.check.people import about
from skillnad.check.tables import TableReading

_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Undecided:
    """A place with numbers that count something unknown: the numbers, and the text where they stand."""

    place: Place
    numbers: tuple[str, ...]
    excerpt: str


def undecided(document: Document) -> Iterator[Undecided]:
    """The paragraphs and tables whose numbers could not be tied to anything, in reading order."""
    before = ""
    for block in document.blocks:
        language = language_of(" ".join(texts_of(block)), document.language)
        found = _of_block(block, before, language, load_lexicon(language))
        if found:
            yield found
        before = block.text if isinstance(block, Paragraph) else ""


def _of_block(block: Block, before: str, language: str, lexicon: Lexicon) -> Undecided | None:
    if isinstance(block, Paragraph):
        found = about(block.text, language, before, lexicon)
        numbers = tuple(count.number for count in found.counts if count.relation == "cannot tell")
        return Undecided(block.place, numbers, block.text[:_SHOWN]) if found.relation == "cannot tell" else None
    return _of_table(block, language, lexicon) if isinstance(block, Table) else None


def _of_table(table: Table, language: str, lexicon: Lexicon) -> Undecided | None:
    """A table of numbers where neither its caption, its headings, its labels nor its unit says what is counted."""
    grid = Grid(table)
    if grid.width < 2 or not grid.has_values:
        return None
    reading = TableReading(table, language, lexicon)
    named = [reading.whole, *reading.column_measures.values(), *reading.label_measures.values()]
    if any(measure.noun for measure in named):
        return None
    row = next(iter(grid.body))
    numbers = tuple(grid.texts[row][column] for column in grid.data_columns)
    return Undecided(table.place, numbers, table.caption or " | ".join(grid.texts[row])[:_SHOWN])
