"""Recognises that a text explains why figures are not split by sex (*särskilda skäl*)."""

import re
from dataclasses import dataclass
from typing import Literal

from skillnad.check.document import Block, Document, Paragraph, Table
from skillnad.check.numbers import years_in
from skillnad.check.statistic import Statistic
from skillnad.check.tokens import split_sentences

ReasonKind = Literal["not registered", "not allowed", "disclosure", "cannot be had", "other"]
_ABOUT_SEX = (
    r"(?:\bkön\b|köns-|könsuppdel|könsindel|könsfördel|\bsex\b|\bgender\b|kvinnor (?:och|respektive) män|personnummer)"
)
_KINDS: tuple[tuple[ReasonKind, str], ...] = (
    ("not allowed", r"(?:inte|ej|saknar|utan) (?:\w+ )?(?:rätt|stöd|lov)\b.*(?:samla|behandla|registrera)"
     r"|inte får (?:samla|behandla)"
     r"|not (?:allowed|permitted)"),
    ("disclosure", r"röjande|sekretess|små grupper|för få (?:individer|personer)"
     r"|enskilda? (?:person|individ)\w* .*(?:identifier|röja)"
     r"|disclosure|too few"),
    ("not registered", r"registreras (?:inte|ej)|(?:inte|ej) registrera|saknar svenska? personnummer"
     r"|personnummer saknas"
     r"|saknas (?:uppgift\w* om )?kön|kön saknas|uppgift\w* om kön saknas|not (?:recorded|registered)"),
    ("cannot be had", r"går (?:det )?(?:inte|ej) att (?:ta fram|dela upp|redovisa|få fram)"
     r"|finns (?:ingen|inga|inte|inget)"
     r"|kan (?:inte|ej) (?:redovisas|delas|tas|särredovisas|fördelas)|saknas|saknar|inte (?:möjligt|tillgänglig)"
     r"|not (?:available|possible)|cannot be"),
)  # fmt: skip
_FEW = re.compile(
    r"\b(?:\d{1,2}(?:,\d)?|en|ett|två|tre|fyra|fem|några) (?:procent|%)|\bfåtal|per cent of", re.IGNORECASE
)
_SPECIAL = re.compile(r"särskilda skäl|special reasons", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as it stands: its kind, the sentence, and the years that it names (none means all)."""

    kind: ReasonKind
    text: str
    years: tuple[str, ...]
    whole: bool = True
    """Whether it covers all persons, not only the few per cent whose sex is unknown."""


def reason_in(text: str) -> Reason | None:
    """The first reason that a text gives for not splitting by sex.

    >>> reason_in("För 2008 finns ingen könsuppdelad statistik.").years
    ('2008',)
    >>> reason_in("Statistiken är könsuppdelad.") is None
    True
    """
    for sentence in split_sentences(text):
        if not re.search(_ABOUT_SEX, sentence, re.IGNORECASE):
            continue
        kind = next((kind for kind, pattern in _KINDS if re.search(pattern, sentence, re.IGNORECASE)), None)
        if kind is None and _SPECIAL.search(sentence):
            kind = "other"
        if kind:
            return Reason(kind, sentence.strip(), years_in(sentence), not _FEW.search(sentence))
    return None


def reason_for(statistic: Statistic, document: Document) -> Reason | None:
    """The reason that stands with a statistic: in its own text, its table's notes and caption, or right beside it."""
    texts = [statistic.text, *_own(statistic.table)]
    for step in (1, -1, 2):
        place = statistic.block + step
        if 0 <= place < len(document.blocks):
            texts += _prose(document.blocks[place], statistic)
    return next((reason for text in texts if text and (reason := reason_in(text))), None)


def _own(table: Table | None) -> list[str]:
    return [*table.notes, table.caption] if table else []


def _prose(block: Block, statistic: Statistic) -> list[str]:
    """Neighbouring text; what stands beside a paragraph must be of the same thing."""
    if not isinstance(block, Paragraph):
        return []
    near = statistic.kind == "table" or statistic.measure.lower()[:5] in block.text.lower()
    return [block.text] if near else []
