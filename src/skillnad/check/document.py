"""What every reader makes of a report: blocks in reading order, each with its place and where it came from."""

from dataclasses import dataclass, field
from typing import Literal

Origin = Literal["tags", "rulings", "words", "text", "grid", "markup"]
"""How a block was found: a tag tree, drawn lines, word boxes, running text, a workbook's grid, or HTML and the like."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page in points, from the top left corner: `left`, `top`, `right`, `bottom`."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. `page` is counted from 1; `printed` is the page number that the page itself shows.

    In a workbook `sheet` names the sheet and `cell` the first cell; in text formats `line` is counted from 1.
    """

    page: int | None = None
    printed: str = ""
    box: Box | None = None
    sheet: str = ""
    cell: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, and the rows and columns that it covers, counted from 0."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. The first `header_rows` rows are headings and the first `stub_columns` columns name the rows.

    `confidence` runs from 0 to 1: how sure the reader is that the cells stand as they do on the page.
    `continues` says that the table goes on from the page before; readers rejoin such tables.
    """

    cells: tuple[Cell, ...]
    place: Place
    origin: Origin
    header_rows: int = 1
    stub_columns: int = 1
    caption: str = ""
    notes: tuple[str, ...] = ()
    unit: str = ""
    confidence: float = 1.0

    def grid(self) -> list[list[str]]:
        """The texts row by row, all rows as long; a cell over several rows or columns stands in each of them."""
        height = max((cell.row + cell.rows for cell in self.cells), default=0)
        width = max((cell.column + cell.columns for cell in self.cells), default=0)
        grid = [[""] * width for _row in range(height)]
        for cell in self.cells:
            for row in grid[cell.row : cell.row + cell.rows]:
                row[cell.column : cell.column + cell.columns] = [cell.text] * cell.columns
        return grid


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its level, 1 for the highest."""

    text: str
    level: int
    place: Place
    origin: Origin = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, hyphenation undone, with its sentences in order."""

    text: str
    sentences: tuple[str, ...]
    place: Place
    origin: Origin = "text"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what can be read of it (caption, alternative text, axis and legend labels). A picture has no labels."""

    caption: str
    labels: tuple[str, ...]
    alternative: str
    place: Place
    readable: bool
    origin: Origin = "text"


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paged document, in points; `text` says whether it has a text layer, `tagged` a tag tree."""

    number: int
    width: float
    height: float
    text: bool
    tagged: bool
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read and why, so that it is never taken for clean."""

    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read. `blocks` stand in reading order; `unread` lists what could not be read."""

    name: str
    kind: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    language: str = "sv"
    unread: tuple[Unread, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    """What the file says of itself, such as `OFFICIAL-STATISTICS` in PX, the title, the year."""
