"""Persons to cells: one query in the engine that holds the data."""

from skillnad.cells.cells import Cells
from skillnad.cells.counting import count, explain_query, require_both_coded
from skillnad.cells.engine import Engine, open_engine
from skillnad.cells.keep import load_cells, save_cells
from skillnad.cells.levels import Dimension

__all__ = [
    "Cells",
    "Dimension",
    "Engine",
    "count",
    "explain_query",
    "load_cells",
    "open_engine",
    "require_both_coded",
    "save_cells",
]
