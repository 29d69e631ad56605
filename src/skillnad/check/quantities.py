"""Finds the numbers of a sentence that can be statistics: not years, dates, ages, paragraphs or table numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from skillnad.check.grammar import Grammar
from skillnad.check.lexicon import Lexicon
from skillnad.check.numbers import number_in
from skillnad.check.tokens import Token

Kind = Literal["count", "share", "points"]
_MEASURED_IN_YEARS = ("medelålder", "medianålder", "genomsnittsålder", "medellivslängd", "livslängd", "life")
_AGED = ("aged", "åldern", "ålder", "åldrarna")
_DASHES = "-–—‑"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence: the place of its token, where the words after it begin, and what kind it is."""

    at: int
    after: int
    kind: Kind
    text: str
    value: Decimal | None = None


def quantities(tokens: Sequence[Token], grammar: Grammar, lexicon: Lexicon) -> list[Quantity]:
    """The quantities of a sentence, in order."""
    if not any(token.kind == "number" or token.lower in grammar.sure for token in tokens):
        return []
    found = []
    for at, token in enumerate(tokens):
        if token.kind == "number":
            quantity = _number(tokens, at, grammar, lexicon)
        elif token.lower in grammar.counting:
            quantity = _words(tokens, at, grammar, lexicon)
        else:
            continue
        if quantity:
            found.append(quantity)
    return found


def word(tokens: Sequence[Token], at: int) -> str:
    """The token at a place in small letters, or an empty text outside the sentence."""
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _number(tokens: Sequence[Token], at: int, grammar: Grammar, lexicon: Lexicon) -> Quantity | None:
    if _is_label(tokens, at, grammar, lexicon):
        return None
    after = at + 1
    value = number_in(tokens[at].text)
    while word(tokens, after) in grammar.multipliers:
        after += 1
    return _with_kind(tokens, at, after, grammar, value)


def _with_kind(tokens: Sequence[Token], at: int, after: int, grammar: Grammar, value: Decimal | None) -> Quantity:
    text = " ".join(token.text for token in tokens[at:after])
    follows = word(tokens, after)
    if follows in grammar.percent:
        return Quantity(at, after + 1, "share", f"{text} {tokens[after].text}", value)
    if follows in grammar.points:
        return Quantity(at, after + 1, "points", f"{text} {tokens[after].text}", value)
    return Quantity(at, after, "count", text, value)


def _is_label(tokens: Sequence[Token], at: int, grammar: Grammar, lexicon: Lexicon) -> bool:
    """Whether a number names something (a year, a paragraph, an age) and counts nothing."""
    before, after = word(tokens, at - 1), word(tokens, at + 1)
    if _in_reference(tokens, at, grammar) or _is_note(tokens, at):
        return True
    if _is_age(tokens, at, grammar) or after in grammar.months or before in grammar.numbered:
        return True
    if after and after in _DASHES and at + 2 < len(tokens) and tokens[at + 2].kind == "number":
        return _is_label(tokens, at + 2, grammar, lexicon)
    return _is_year(tokens, at, grammar, lexicon)


def _is_age(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """Whether years of age or of time follow, and not the year itself: "20 år", but "44 754 år 2015"."""
    if any(token.lower.startswith(_MEASURED_IN_YEARS) for token in tokens[:at]):
        return False
    if word(tokens, at - 1) in _AGED and len(tokens[at].text) <= 3:
        return True
    following = word(tokens, at + 2)
    return word(tokens, at + 1) in grammar.ages and not (len(following) == 4 and following.isdigit())


def _is_note(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is the mark of a note, glued to a bracket or a quotation: "(SCB, 2022)12"."""
    before = tokens[at - 1] if at else None
    glued = before is not None and before.text in ')”"]' and before.start + 1 == tokens[at].start
    return glued and len(tokens[at].text) <= 3


def _in_reference(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    before, after = word(tokens, at - 1), word(tokens, at + 1)
    glued = (":", "/")
    if before in glued and at > 1 and any(letter.isdigit() for letter in tokens[at - 2].text):
        return True
    if after in glued and at + 2 < len(tokens) and tokens[at + 2].kind == "number":
        return True
    if after in ("§", "kap", ")") and (after != ")" or at == 0):
        return True
    if at == 0 and after == "." and len(tokens) > 2:
        return True
    range_of_ages = {"mellan", "between", "aged", "ålder", "åldern", "åldrarna"}
    return before in range_of_ages and any(word(tokens, at + step) in grammar.ages for step in (1, 2, 3, 4))


def _is_year(tokens: Sequence[Token], at: int, grammar: Grammar, lexicon: Lexicon) -> bool:
    text = tokens[at].text
    if len(text) != 4 or not text.isdigit() or not 1900 <= int(text) <= 2100:
        return False
    counts = lexicon.word_class(word(tokens, at + 1)) in ("person", "women", "men", "event")
    return not counts or word(tokens, at - 1) in grammar.before_year


def _words(tokens: Sequence[Token], at: int, grammar: Grammar, lexicon: Lexicon) -> Quantity | None:
    this, after = word(tokens, at), word(tokens, at + 1)
    if this in grammar.halves:
        return Quantity(at, at + 1, "share", tokens[at].text)
    if this in grammar.each and after in grammar.ordinals and lexicon.word_class(word(tokens, at + 2)) != "time":
        return Quantity(at, at + 2, "share", f"{tokens[at].text} {tokens[at + 1].text}")
    of = after in grammar.of or (this == "one" and after == "in")
    if (
        (this in ("en", "ett", "one") or this in grammar.number_words)
        and of
        and word(tokens, at + 2) in grammar.number_words
    ):
        return Quantity(at, at + 3, "count", " ".join(token.text for token in tokens[at : at + 3]))
    if this not in grammar.number_words:
        return None
    if after in grammar.percent:
        return _with_kind(tokens, at, at + 1, grammar, None)
    return _spelled_count(tokens, at, grammar, lexicon)


def _spelled_count(tokens: Sequence[Token], at: int, grammar: Grammar, lexicon: Lexicon) -> Quantity | None:
    """Number words count only right before persons, and not in "the two persons" or "a family with two children"."""
    if lexicon.word_class(word(tokens, at + 1)) not in ("person", "women", "men"):
        return None
    before = word(tokens, at - 1)
    definite = {"de", "dessa", "båda", "alla", "the", "these", "both", "all", "dem"}
    if before in definite or before in grammar.prepositions or before in grammar.per or before in grammar.about:
        return None
    return Quantity(at, at + 1, "count", tokens[at].text)
