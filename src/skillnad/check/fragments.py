"""Joins words that a narrow column has broken: "Kvinno" and "r" in a heading are one word, and a sex."""

from dataclasses import replace

from skillnad.check.document import Table
from skillnad.check.lexicon import Lexicon

_FROM_PAGES = ("tags", "rulings", "words")


def mended(table: Table, lexicon: Lexicon) -> Table:
    """The table with the broken words of its cells joined, where it comes from a page."""
    if table.origin not in _FROM_PAGES:
        return table
    cells = tuple(
        replace(cell, text=joined) if (joined := join(cell.text, lexicon)) != cell.text else cell
        for cell in table.cells
    )
    return replace(table, cells=cells)


def join(text: str, lexicon: Lexicon) -> str:
    """A text with each two pieces joined that make a whole word of the lexicon."""
    done: list[str] = []
    for piece in text.split():
        both = f"{done[-1]}{piece}".lower() if done else ""
        if both in lexicon.words and piece.islower():
            done[-1] += piece
        else:
            done.append(piece)
    return " ".join(done)
