"""Text to words, numbers and marks."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

SPACES = " \u00a0\u2009\u202f"
_NUMBER = rf"(?:\d{{1,3}}(?:[{SPACES}.]\d{{3}})+(?!\d)|\d+)(?:,\d+|\.\d{{1,2}}(?!\d))?"
_WORD = r"\d+-?(?:åring|åriga?|year-old)\w*|[^\W\d_]+(?:[-’'/&][^\W_]+)*"
_TOKEN = re.compile(rf"(?P<number>(?<!\w){_NUMBER}(?!\w))|(?P<word>{_WORD}|\d+\w*)|(?P<mark>[^\w\s])")
_ADDRESS = re.compile(r"https?://\S+|(?<=\])\(\S+\)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[”\")]?\s+(?=[A-ZÅÄÖ–\-\d”\"])")
_NOT_AN_END = re.compile(
    r"(?:\b(?:ca|kap|jfr|bl\.a|t\.ex|s\.k|m\.m|dvs|resp|nr|prop|kl|ev|No|Dr|vs|approx)|\b[A-ZÅÄÖ])\.$"
)


class Token(NamedTuple):
    """A word, a number or a mark, with where it begins in the text."""

    text: str
    lower: str
    kind: Literal["word", "number", "mark"]
    start: int


@lru_cache(maxsize=4096)
def tokenise(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order. The same text is asked about from several sides, so the last ones are kept."""
    text = _ADDRESS.sub(lambda match: " " * len(match[0]), text)
    text = text.replace("per cent", "percent ").replace("Per cent", "Percent ")
    return tuple(_token(match) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str]) -> Token:
    kind = match.lastgroup
    text = match[0]
    if text == "%":
        kind = "word"
    return Token(text, text.lower(), kind, match.start())  # type: ignore[arg-type]


def split_sentences(text: str) -> list[str]:
    """The sentences of running text, abbreviations kept whole."""
    return [sentence for sentence in _joined(_SENTENCE_END.split(text)) if sentence.strip()]


def _joined(parts: list[str]) -> Iterator[str]:
    waiting = ""
    for part in parts:
        waiting = f"{waiting} {part}".strip()
        if not _NOT_AN_END.search(waiting):
            yield waiting
            waiting = ""
    if waiting:
        yield waiting
