"""Reads the reviewed seed file: heads of words by language and class."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SEEDS = Path(__file__).with_name("seeds.txt")
Match = Literal["end", "tail", "word", "parts"]
"""How a form matches: the end of a word or all of it, only the end of a longer word, the whole, or after parts."""


@dataclass(frozen=True, slots=True)
class Seed:
    """A line of the seed file. `forms` are written out; otherwise they are made from `head`."""

    language: str
    word_class: str
    head: str
    match: Match
    parts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


def read_seeds(text: str) -> Iterator[Seed]:
    """The seeds of a file's text, in its order."""
    language = word_class = ""
    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("["):
            language, word_class = line.strip("[]").split()
        elif line and not line.startswith("#"):
            yield _seed(language, word_class, line)


def _seed(language: str, word_class: str, line: str) -> Seed:
    before, _slash, after = line.partition("/") if " / " in line else (line, "", "")
    head, _colon, parts = before.partition(":")
    match: Match = "parts" if parts.strip() else {"=": "word", "-": "tail"}.get(head[0], "end")  # type: ignore[assignment]
    head = head.strip().lstrip("=-").replace("_", " ")
    return Seed(language, word_class, head, match, tuple(parts.split()), tuple(after.split()))
