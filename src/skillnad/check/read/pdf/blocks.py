"""What was found on a page into the blocks of the document."""

from collections.abc import Sequence

from skillnad.check.document import Block, Cell, Heading, Origin, Paragraph, Place, Table
from skillnad.check.read.grids import make_table
from skillnad.check.read.pdf.content import Word, around
from skillnad.check.read.pdf.flow import MOST_HEADING_WORDS, lines_in_order
from skillnad.check.read.pdf.hyphens import Joiner
from skillnad.check.read.pdf.lines import Line, make_lines
from skillnad.check.read.pdf.placed import Placed
from skillnad.check.read.pdf.words import HYPHEN
from skillnad.check.read.sentences import split_sentences
from skillnad.check.read.texts import tidy


class Maker:
    """Makes the blocks of one page, knowing the page's number and the words of the document."""

    def __init__(self, page: int, printed: str, joiner: Joiner) -> None:
        self.page, self.printed, self.joiner = page, printed, joiner

    def place(self, words: Sequence[Word]) -> Place:
        """Where some words stand."""
        return Place(page=self.page, printed=self.printed, box=around(words) if words else None)

    def text(self, words: Sequence[Word]) -> str:
        """The text of some words that follow each other."""
        return self._text_of(lines_in_order(words))

    def _text_of(self, lines: Sequence[Line]) -> str:
        return tidy(self.joiner.join(line.text for line in lines))

    def running(
        self, words: Sequence[Word], level: int, origin: Origin, lines: Sequence[Line] | None = None
    ) -> list[Block]:
        """A heading, or a paragraph where `level` is 0; nothing where there is no text. `lines` are the words' lines
        where these are known."""
        text = self.text(words) if lines is None else self._text_of(lines)
        if not text:
            return []
        if level and len(words) <= MOST_HEADING_WORDS:
            return [Heading(text, level, self.place(words), origin)]
        return [Paragraph(text, split_sentences(text), self.place(words), origin)]

    def _cell_text(self, words: Sequence[Word]) -> str:
        if len(words) == 1:
            return tidy(words[0].text.replace(HYPHEN, "-"))
        return tidy(self.joiner.join_cell([line.text for line in make_lines(words)]))

    def table(self, placed: Placed, marked_header_rows: int = 0, caption: str = "") -> Table:
        """A table with its texts."""
        cells = [
            Cell(
                self._cell_text(cell.words),
                cell.row,
                cell.column,
                cell.rows,
                cell.columns,
                cell.row < marked_header_rows,
                self.place(cell.words),
            )
            for cell in placed.cells
        ]
        place = Place(page=self.page, printed=self.printed, box=placed.box)
        return make_table(
            cells,
            place,
            placed.origin,
            caption=caption,
            confidence=placed.confidence,
            marked_header_rows=marked_header_rows,
        )
