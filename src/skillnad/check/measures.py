"""What a heading, a row label or a caption measures: the noun that decides, and its relation to persons."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from skillnad.check.grammar import grammar_of
from skillnad.check.lexicon import Lexicon, load_lexicon
from skillnad.check.people import PERSONS, Relation, relation_of
from skillnad.check.tokens import Token, tokenise

_DECIDING = (*PERSONS, "event", "rate", "thing", "money", "unit", "animal", "office")
_ENDINGS = (
    "arnas ernas ornas arna erna orna andes ande ares arens aren are ens ets ar er or en et na as es a s n t e"
).split()
_ENGLISH_PLURAL = ("ies", "es", "s")


@dataclass(frozen=True, slots=True)
class Measure:
    """The deciding word of a text and its class; the word is empty where nothing decides."""

    noun: str = ""
    word_class: str = ""

    @property
    def relation(self) -> Relation:
        """How the measure concerns persons."""
        return relation_of(self.word_class) if self.word_class else "cannot tell"


NOTHING = Measure()


def measure_of(text: str, language: str = "sv", lexicon: Lexicon | None = None) -> Measure:
    """The measure that a short text names: what follows "number of", else a unit of money, else its first noun.

    >>> measure_of("Antal sommarkurser").relation, measure_of("Kostnad per elev, kr").relation
    ('no', 'no')
    >>> measure_of("Antal behöriga sökande").noun
    'sökande'
    """
    lexicon = lexicon or load_lexicon(language)
    tokens = [token for token in tokenise(text) if token.kind != "number"]
    found = [(at, Measure(tokens[at].text, word_class)) for at, word_class in _classes(tokens, lexicon, language)]
    counted = _after_count(tokens, found, language)
    if counted:
        return counted
    found = [(at, measure) for at, measure in found if not _is_density(tokens, at, measure, language)]
    rate = next((measure for _at, measure in found if measure.word_class == "rate"), None)
    money = next((measure for _at, measure in found if _is_unit(measure)), None)
    return rate or money or (_first(tokens, found, grammar_of(language).describing) if found else NOTHING)


def _is_density(tokens: Sequence[Token], at: int, measure: Measure, language: str) -> bool:
    """Persons per thing describe the thing: "inhabitants per outlet"."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return measure.word_class in PERSONS and following in grammar_of(language).per


def _is_unit(measure: Measure) -> bool:
    """Whether a word decides wherever it stands: a currency, another unit, or animals."""
    return measure.word_class in ("unit", "animal") or measure.noun.lower() in _CURRENCIES


_CURRENCIES = frozenset(
    "kr kronor krona tkr mnkr mkr mdkr ksek msek sek euro eur euros usd dollar dollars pounds".split()
)


def _classes(tokens: Sequence[Token], lexicon: Lexicon, language: str) -> list[tuple[int, str]]:
    per = grammar_of(language).per
    words = [token.lower for token in tokens]
    found = []
    for at, token in enumerate(tokens):
        hyphen = at + 1 < len(tokens) and tokens[at + 1].text == "-"
        if token.kind != "word" or hyphen or (at and tokens[at - 1].lower in per):
            continue
        word_class = lexicon.class_at(words, at)
        if word_class in _DECIDING and not (token.text == "MAN" or token.lower == "man"):
            found.append((at, word_class))
    return found


def _after_count(tokens: Sequence[Token], found: list[tuple[int, Measure]], language: str) -> Measure | None:
    """The noun that "antal", "andel" or "number of" counts."""
    grammar = grammar_of(language)
    for at, token in enumerate(tokens):
        if token.lower not in grammar.number_of and token.lower not in grammar.share:
            continue
        after = [(place, measure) for place, measure in found if at < place <= at + 6]
        joined = tokens[at : after[0][0]] if after else []
        if after and not any(between.text in ",;:" for between in joined):
            return _first(tokens, after, grammar.describing)
    return None


def _first(tokens: Sequence[Token], found: list[tuple[int, Measure]], describing: tuple[str, ...]) -> Measure:
    """The first noun, or the one right after it that it describes: "anställda chefer", "länets invånare"."""
    at, measure = found[0]
    if len(found) > 1 and found[1][0] == at + 1 and tokens[at].lower.endswith(describing):
        return found[1][1]
    return measure


def stem(word: str) -> str:
    """A word without its ending, enough to know it again in another form.

    >>> stem("sökandena") == stem("sökande"), stem("arbetslösheten") == stem("arbetslöshet")
    (True, True)
    """
    word = word.lower()
    return load_lexicon("sv").base(word) or load_lexicon("en").base(word) or _cut(word)


def _cut(word: str) -> str:
    """A word that no list knows, without a common ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: len(word) - len(ending)]
    return word


def content_words(text: str, language: str = "sv", lexicon: Lexicon | None = None) -> frozenset[str]:
    """The stems of the words that tell what a text is of: no sexes, no function words, no years."""
    lexicon = lexicon or load_lexicon(language)
    grammar = grammar_of(language)
    small = grammar.prepositions | grammar.and_ | grammar.number_of | grammar.share | grammar.who | _SMALL
    words = re.findall(r"[^\W\d_]{3,}", text.lower())
    sexes = ("women", "men", "sex", "total")
    return frozenset(stem(word) for word in words if word not in small and lexicon.word_class(word) not in sexes)


_SMALL = frozenset(
    "tabell figur diagram table figure procent per cent and the per samt den det ett som år åren year under efter"
    " fördelat fördelade fördelning uppdelat total percent number share".split()
)
