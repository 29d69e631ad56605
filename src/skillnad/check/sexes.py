"""Which sex a heading, a label or a sentence speaks of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from skillnad.check.grammar import grammar_of
from skillnad.check.lexicon import Lexicon, load_lexicon
from skillnad.check.quantities import Quantity, quantities
from skillnad.check.tokens import Token, split_sentences, tokenise

Sex = Literal["women", "men"]
Coverage = Literal["full", "partial", "none", "exempt", "cannot tell"]
_PAIRS = ({"k", "m"}, {"f", "m"}, {"kv", "m"}, {"w", "m"}, {"kv", "män"}, {"kv", "man"})
_LETTERS: dict[str, Sex] = {"k": "women", "f": "women", "kv": "women", "w": "women", "m": "men", "man": "men"}
_BY_SEX = re.compile(r"\b(?:kön|könet|könsuppdela\w+|könsfördel\w+|sex|gender)\b", re.IGNORECASE)
_NOT_BY_SEX = re.compile(
    r"\b(?:oavsett|utan|inte|ej|saknar|irrespective of|without) (?:\w+ )?(?:kön|sex)", re.IGNORECASE
)
_GAP = frozenset(
    "skillnad skillnaden skillnader skillnaderna respektive gap difference respectively both båda både såväl lika"
    " jämn jämnt".split()
)
_UNNAMED = re.compile(
    r"\b(?:respektive|båda|vardera|varje) (?:grupp|kön)\w*|\b(?:each|either|both|the two) (?:group|sex)\w*",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\b([1-9]\d)[/–-]([1-9]\d)\b")
_THAN = frozenset("än than".split())
_MORE = frozenset(
    "fler mer färre mindre högre lägre större längre kortare oftare vanligare bättre sämre more fewer less higher lower"
    " longer shorter larger smaller greater".split()
)
_FARTHEST = 16
_BREAKS = frozenset("och medan men resten and while but whereas samt".split())


def sexes_in(text: str, language: str = "sv", lexicon: Lexicon | None = None) -> frozenset[Sex]:
    """The sexes that a heading or a label names, by whole words; *man* counts as a word on its own or first.

    >>> sorted(sexes_in("Antal kvinnor")), sexes_in("Huvudman"), sexes_in("kvinnojourer"), sexes_in("men")
    (['women'], frozenset(), frozenset(), frozenset())
    """
    lexicon = lexicon or load_lexicon(language)
    found: set[Sex] = set()
    tokens = [token for token in tokenise(text) if token.kind == "word"]
    for at, token in enumerate(tokens):
        word_class = lexicon.word_class(token.lower)
        if word_class in ("women", "men") and not _is_first_part(text, token):
            found.add(word_class)  # type: ignore[arg-type]
        elif token.lower == "man" and language == "sv" and at in (0, len(tokens) - 1):
            found.add("men")
    return frozenset(found)


def _is_first_part(text: str, token: Token) -> bool:
    return text[token.start + len(token.text) :].startswith("-")


def letters_in(headings: Iterable[str]) -> dict[str, Sex]:
    """Headings of a single letter that stand for a sex, where both of a pair are there."""
    plain = {heading.lower().strip(". ") for heading in headings}
    for pair in _PAIRS:
        if pair <= plain:
            return {letter: _LETTERS.get(letter, "men") for letter in pair}
    return {}


def says_by_sex(text: str) -> bool:
    """Whether a caption or heading says that something is divided by sex."""
    return bool(_BY_SEX.search(text)) and not _NOT_BY_SEX.search(text)


@dataclass(frozen=True, slots=True)
class TextSexes:
    """The sexes of a text: those that have a figure of their own, those only named, and which stands first."""

    counted: tuple[Sex, ...]
    named: tuple[Sex, ...]
    points_elsewhere: bool = False
    """Whether the text speaks of groups that it does not name, as "in each group"."""

    @property
    def coverage(self) -> Coverage:
        """Full where both sexes have a figure, partial where one has; not to be told where the groups are not named."""
        if len(set(self.counted)) == 2:
            return "full"
        if self.counted:
            return "partial"
        return "cannot tell" if self.points_elsewhere and not self.named else "none"

    @property
    def order(self) -> str:
        """`wf` where women stand first, `mf` where men do, `na` where both are not given."""
        if self.coverage == "none" or len(self.named) < 2:
            return "na"
        return "wf" if self.named[0] == "women" else "mf"


def sexes_of_text(text: str, language: str = "sv", lexicon: Lexicon | None = None) -> TextSexes:
    """The sexes of running text, its sentences read together."""
    lexicon = lexicon or load_lexicon(language)
    counted: list[Sex] = []
    named: list[Sex] = []
    for sentence in split_sentences(text):
        found: Sequence[Sex]
        tokens = tokenise(sentence)
        words = _sex_words(tokens, lexicon, language)
        named += [sex for _at, sex in words]
        numbers = quantities(tokens, grammar_of(language), lexicon)
        found = ["women", "men"] if len(words) > 1 and _SPLIT.search(sentence) else _counted(tokens, words, numbers)
        counted += [sex for sex in found if sex not in counted]
    return TextSexes(tuple(counted), tuple(dict.fromkeys(named)), bool(_UNNAMED.search(text)))


def _sex_words(tokens: Sequence[Token], lexicon: Lexicon, language: str) -> list[tuple[int, Sex]]:
    found: list[tuple[int, Sex]] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        word_class = lexicon.word_class(token.lower) if token.kind == "word" and following != "-" else ""
        if word_class in ("women", "men"):
            found.append((at, word_class))  # type: ignore[arg-type]
        elif token.lower == "man" and language == "sv" and at and tokens[at - 1].lower in ("och", "en"):
            found.append((at, "men"))
    return found


def _counted(tokens: Sequence[Token], words: list[tuple[int, Sex]], numbers: list[Quantity]) -> list[Sex]:
    if not words or not numbers:
        return []
    if _compares(tokens, words):
        return ["women", "men"]
    if _is_pair(words):
        gap = any(token.lower in _GAP for token in tokens)
        return list(dict.fromkeys(sex for _at, sex in words)) if gap or len(numbers) > 1 else []
    nearest = sorted(_links(tokens, words, numbers))
    taken_words: set[int] = set()
    taken_numbers: set[int] = set()
    for _distance, word_at, number_at in nearest:
        if word_at not in taken_words and number_at not in taken_numbers:
            taken_words.add(word_at)
            taken_numbers.add(number_at)
    return [sex for at, sex in words if at in taken_words]


def _compares(tokens: Sequence[Token], words: list[tuple[int, Sex]]) -> bool:
    """Whether one sex is held against the other, which tells of both: "20 procent högre lön än kvinnor"."""
    sex_at = dict(words)
    for at, token in enumerate(tokens):
        if token.lower in _THAN and any(than in _MORE for than in _before(tokens, at)):
            after = next((sex_at[place] for place in range(at + 1, min(at + 4, len(tokens))) if place in sex_at), None)
            if after and any(place < at and sex != after for place, sex in words):
                return True
    return False


def _before(tokens: Sequence[Token], at: int) -> list[str]:
    return [token.lower for token in tokens[max(0, at - 6) : at]]


def _links(
    tokens: Sequence[Token], words: list[tuple[int, Sex]], numbers: list[Quantity]
) -> Iterable[tuple[int, int, int]]:
    """How far each sex word stands from each number that no other sex word shuts off; commas make it farther."""
    places = [at for at, _sex in words]
    for at in places:
        for number in numbers:
            low, high = sorted((at, number.at))
            between = tokens[low + 1 : high]
            shut = any(low < other < high for other in places) or any(token.text == ";" for token in between)
            distance = high - low + 4 * sum(token.text in ",–" or token.lower in _BREAKS for token in between)
            if not shut and distance <= _FARTHEST:
                yield distance, at, number.at


def _is_pair(words: list[tuple[int, Sex]]) -> bool:
    """Whether both sexes stand side by side, as in "kvinnor och män", and nowhere else."""
    if len(words) != 2 or words[0][1] == words[1][1]:
        return False
    return words[1][0] - words[0][0] == 2
