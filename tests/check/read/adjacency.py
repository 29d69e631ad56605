"""Adjacency relations of the ICDAR-2013 table competition (Göbel et al. 2013): each cell with text and the next one
with text to its right and below it. Texts are compared on letters and digits only."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from skillnad.check.document import Cell, Document, Table

Relation = tuple[str, str, str]


def bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def relations(cells: Iterable[Cell]) -> Counter[Relation]:
    """The relations of one table."""
    filled = [cell for cell in cells if bare(cell.text)]
    at = {(r, c): cell for cell in filled for r in _rows(cell) for c in _columns(cell)}
    height = max((cell.row + cell.rows for cell in filled), default=0)
    width = max((cell.column + cell.columns for cell in filled), default=0)
    found: Counter[Relation] = Counter()
    for cell in filled:
        right = {_next(at, ((r, c) for c in range(cell.column + cell.columns, width))) for r in _rows(cell)}
        below = {_next(at, ((r, c) for r in range(cell.row + cell.rows, height))) for c in _columns(cell)}
        found.update((bare(cell.text), bare(other.text), "right") for other in right if other)
        found.update((bare(cell.text), bare(other.text), "below") for other in below if other)
    return found


def _rows(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.rows)


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _next(at: dict[tuple[int, int], Cell], path: Iterable[tuple[int, int]]) -> Cell | None:
    return next((at[place] for place in path if place in at), None)


def truth(path: Path) -> list[list[Cell]]:
    """The tables of a ground-truth file; a table over several pages is one."""
    tables = []
    for table in ElementTree.parse(path).getroot().iter("table"):
        cells = []
        for region in table.iter("region"):
            down, right = int(region.get("row-increment", 0)), int(region.get("col-increment", 0))
            cells += [_true_cell(cell, down, right) for cell in region.iter("cell")]
        tables.append(cells)
    return tables


def _true_cell(element: ElementTree.Element, down: int, right: int) -> Cell:
    row, column = int(element.get("start-row")), int(element.get("start-col"))
    last_row, last_column = int(element.get("end-row", row)), int(element.get("end-col", column))
    text = element.findtext("content") or ""
    return Cell(text, row + down, column + right, last_row - row + 1, last_column - column + 1)


def document_relations(document: Document) -> Counter[Relation]:
    """The relations of all tables of a document as read."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return sum((relations(table.cells) for table in tables), Counter())


def score(found: Counter[Relation], true: Counter[Relation]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    both = (found & true).total()
    precision = both / found.total() if found else 0.0
    recall = both / true.total() if true else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0
