"""Looks a word up by its end: Swedish compounds carry their meaning last."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

LEXICON = Path(__file__).with_name("lexicon.txt")
SHORTEST_END = 4
SHORTEST_FIRST_PART = 2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Forms of one language: whole words, and ends of words with the first parts that they need, if any."""

    words: dict[str, str] = field(default_factory=dict)
    ends: dict[str, str] = field(default_factory=dict)
    parts: dict[str, tuple[tuple[str, frozenset[str]], ...]] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def word_class(self, word: str) -> str:
        """The class of a word, or an empty text. A whole word goes before its end, a longer end before a shorter."""
        word = word.lower()
        found = self.words.get(word)
        if found is None:
            found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._class_of_end(word)
        return found

    def class_at(self, words: Sequence[str], at: int) -> str:
        """The class of a word where it stands: of it and the word before together, as "sick leave", where known."""
        pair = f"{words[at - 1]} {words[at]}" if at else ""
        return self.words.get(pair) or self.word_class(words[at])

    def _class_of_end(self, word: str) -> str:
        for start in range(len(word)):
            end = word[start:]
            if len(end) < SHORTEST_END and end not in self.parts:
                continue
            found = self._by_end(word[:start], end)
            if found:
                return found
        return ""

    def _by_end(self, first: str, end: str) -> str:
        for word_class, firsts in self.parts.get(end, ()):
            if any(first.endswith(part) for part in firsts):
                return word_class
        if len(end) < SHORTEST_END or len(first) < SHORTEST_FIRST_PART:
            return ""
        return self.ends.get(end, "")

    def base(self, word: str) -> str:
        """The word in its base form, by the longest end that is known; an empty text where none is."""
        word = word.lower()
        for start in range(len(word)):
            head = self.heads.get(word[start:])
            if head is not None and (start == 0 or len(word) - start >= SHORTEST_END):
                return word[:start] + head
        return ""

    def with_words(self, words: Mapping[str, Iterable[str]]) -> "Lexicon":
        """This lexicon with an organisation's own whole words and ends, by class; its own go first."""
        own = {word.lower(): word_class for word_class, several in words.items() for word in several}
        return Lexicon({**self.words, **own}, {**self.ends, **own}, self.parts, self.heads)


# A form may stand in two classes; the one named first here decides.
_ORDER = (
    "stop", "office", "animal", "women", "men", "sex", "plan", "total",
    "rate", "event", "person", "time", "unit", "money", "thing", "verb",
)  # fmt: skip


@lru_cache
def load_lexicon(language: str) -> Lexicon:
    """The lexicon of `sv` or `en`, as it lies in the package."""
    lexicon = Lexicon()
    rows = [line.split("\t") for line in LEXICON.read_text("utf-8").splitlines() if not line.startswith("#")]
    ours = [row for row in rows if row[0] == language]
    # A form that needs first parts stands for itself only where no other class has it.
    for row in sorted(ours, key=lambda row: (row[2] == "parts", _ORDER.index(row[1]))):
        _add(lexicon, row[1], row[2], row[3], row[5] if len(row) > 5 else "")
        lexicon.heads.setdefault(row[3], row[4])
    return lexicon


def _add(lexicon: Lexicon, word_class: str, match: str, form: str, parts: str) -> None:
    if match in ("word", "end", "parts"):
        lexicon.words.setdefault(form, word_class)
    if match in ("end", "tail"):
        lexicon.ends.setdefault(form, word_class)
    if match == "parts":
        lexicon.parts[form] = (*lexicon.parts.get(form, ()), (word_class, frozenset(parts.split(","))))
