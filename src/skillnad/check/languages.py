"""Tells Swedish from English, block by block or for a whole document, by their commonest small words."""

import re
from collections.abc import Iterable
from itertools import chain

from skillnad.check.document import Block, Chart, Table

_SWEDISH = frozenset(
    "och att det som är av för på med till den inte har om ett var antal andel år kvinnor män totalt".split()
)
_ENGLISH = frozenset("the of and to in is for that with was by are from on number share women men total year".split())
_BOTH = frozenset("men".split())
"""Swedish "but" is as common as English "men"."""
_MOST_CELLS = 200
_MOST_LETTERS = 10_000


def language_of(text: str, otherwise: str) -> str:
    """`sv` or `en`; `otherwise` where a text does not tell.

    >>> language_of("Number of women and men", "sv"), language_of("2024", "sv")
    ('en', 'sv')
    """
    swedish = english = 0
    for word in re.findall(r"[a-zåäö]+", text.lower()):
        if word in _SWEDISH or not word.isascii():
            swedish += 1
        elif word in _ENGLISH:
            english += 1
    return otherwise if swedish == english else "sv" if swedish > english else "en"


def language_named(code: str) -> str:
    """`sv` or `en` where a file names one of them, as "en-GB"; else an empty text."""
    first = code.lower()[:2]
    return first if first in ("sv", "en") else ""


def language_of_blocks(blocks: Iterable[Block], otherwise: str = "sv") -> str:
    """The language of a document, from the beginning of its text: names of Swedish places do not make it Swedish."""
    small = _small_words(blocks)
    swedish = sum(word in _SWEDISH for word in small)
    english = sum(word in _ENGLISH and word not in _BOTH for word in small)
    return otherwise if swedish == english else "sv" if swedish > english else "en"


def _small_words(blocks: Iterable[Block]) -> list[str]:
    found: list[str] = []
    read = 0
    for text in chain.from_iterable(map(texts_of, blocks)):
        found += re.findall(r"[a-zåäö]{2,6}", text.lower())
        read += len(text)
        if read > _MOST_LETTERS:
            break
    return found


def texts_of(block: Block) -> Iterable[str]:
    """The texts of a block; of a table its caption and its first cells."""
    if isinstance(block, Table):
        return (block.caption, *(cell.text for cell in block.cells[:_MOST_CELLS]))
    if isinstance(block, Chart):
        return (block.caption, block.alternative, *block.labels)
    return (block.text,)
