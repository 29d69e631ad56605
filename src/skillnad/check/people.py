"""Is it about persons? For each number of a text: what it counts, and the words that say so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import Literal

from skillnad.check.grammar import Grammar, grammar_of
from skillnad.check.lexicon import Lexicon, load_lexicon
from skillnad.check.quantities import Kind, Quantity, quantities, word
from skillnad.check.tokens import Token, split_sentences, tokenise

Relation = Literal["direct", "indirect", "no", "cannot tell"]
PERSONS = ("person", "women", "men")
_NOUNS = (*PERSONS, "event", "rate", "thing", "money", "unit", "animal", "office", "time")
_FIGURE = frozenset("siffra siffran siffror siffrorna figure figures".split())
_NAMES_NUMBER = frozenset(": = totalt samtliga summa total".split())
_LIMITS = frozenset("fler mer färre mindre more fewer less".split())
_AGES_AS_NOUNS = frozenset("äldre yngre".split())
_MORE = frozenset("fler färre more fewer".split())
_HAVING = frozenset("har hade saknar saknade får fick vill ville har have had lack lacked got".split())
_NO_REAL_PERSONS = ("juridisk", "legal", "fiktiv", "påhitta", "hypotetisk", "fictitious", "hypothetical")
_REACH = 6


@dataclass(frozen=True, slots=True)
class Count:
    """A number, what it counts, and how that concerns persons. `noun` is the deciding word as it stands."""

    relation: Relation
    number: str
    noun: str
    kind: Kind
    start: int
    sentence: int
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What a text is about: the strongest relation of its numbers, and the counts that say so."""

    relation: Relation
    counts: tuple[Count, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """The deciding words, as "18 000 … anställda"."""
        counts = [count for count in self.counts if count.relation == self.relation]
        return tuple(f"{count.number} … {count.noun or '?'}" for count in counts)


@dataclass(frozen=True, slots=True)
class _Hit:
    noun: str
    word_class: str
    at: int


def about(text: str, language: str = "sv", before: str = "", lexicon: Lexicon | None = None) -> About:
    """Whether a text gives statistics about persons. `before` is the text that comes before it, for "of them"."""
    lexicon = lexicon or load_lexicon(language)
    grammar = grammar_of(language)
    sentences = [
        (number, _Sentence(tokenise(sentence), grammar, lexicon))
        for number, sentence in enumerate(split_sentences(text))
        if grammar.numbers.search(sentence)
    ]
    if not any(sentence.quantities for _number, sentence in sentences):
        return About("no", ())
    antecedent = _Sentence(tokenise(before), grammar, lexicon).last_counted()
    counts: list[Count] = []
    for number, sentence in sentences:
        if sentence.quantities:
            counts += sentence.counts(number, antecedent)
            antecedent = sentence.last_counted() or antecedent
    return About(strongest([count.relation for count in counts]), tuple(counts))


def strongest(relations: Sequence[Relation]) -> Relation:
    """The relation that decides where several stand together: direct, then indirect, then cannot tell."""
    order: tuple[Relation, ...] = ("direct", "indirect", "cannot tell", "no")
    return next((relation for relation in order if relation in relations), "no")


def relation_of(word_class: str) -> Relation:
    """The relation of a counted noun's class to persons."""
    if word_class in PERSONS or word_class == "rate":
        return "direct"
    return "indirect" if word_class == "event" else "no"


class _Sentence:
    """One sentence, and where to look in it for the noun that a number belongs to."""

    def __init__(self, tokens: Sequence[Token], grammar: Grammar, lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.grammar = grammar
        self.lexicon = lexicon
        self.antecedent: _Hit | None = None

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The numbers of the sentence that can be statistics."""
        return quantities(self.tokens, self.grammar, self.lexicon)

    @cached_property
    def classes(self) -> list[str]:
        """The class of each word."""
        words = [token.lower for token in self.tokens]
        return [self._class(at, words) for at in range(len(words))]

    def last_counted(self) -> _Hit | None:
        """What "of them" points back to: the counted noun nearest before, and no rate or unit."""
        for quantity in reversed(self.quantities):
            hit = self.after(quantity.after)
            if hit and hit.word_class in (*PERSONS, "event", "thing"):
                return hit
        return None

    def _class(self, at: int, words: Sequence[str]) -> str:
        before = words[at - 1] if at else ""
        if self.tokens[at].kind != "word" or before in self.grammar.per:
            return ""
        found = self.lexicon.class_at(words, at)
        if found in _NOUNS and words[at] in self.grammar.verbs:
            return ""
        if found in PERSONS and before.startswith(_NO_REAL_PERSONS):
            return "thing"
        return found

    def counts(self, number: int, antecedent: _Hit | None) -> Iterator[Count]:
        """What each quantity of the sentence counts."""
        self.antecedent = antecedent
        last: _Hit | None = None
        for quantity in self.quantities:
            hit = self._noun(quantity) or (last if word(self.tokens, quantity.at - 1) == "(" else None)
            last = hit
            if hit is None and not self._lacks_noun(quantity):
                continue
            planned = self._is_plan(quantity)
            relation: Relation = (
                "no" if planned else self._relation(quantity, hit) if hit is not None else "cannot tell"
            )
            start, noun = self.tokens[quantity.at].start, hit.noun if hit is not None else ""
            yield Count(relation, quantity.text, noun, quantity.kind, start, number, quantity.value)

    def _lacks_noun(self, quantity: Quantity) -> bool:
        """Whether a number counts something that the text does not name: a share, or more than there were."""
        more = word(self.tokens, quantity.after) in _MORE
        return more or (quantity.kind == "share" and self.tokens[quantity.at].kind == "number")

    def _noun(self, quantity: Quantity) -> _Hit | None:
        if self._points_back(quantity.at - 1):
            return self.antecedent or self.after(quantity.after)
        whole = self._whole(quantity)
        if whole:
            return whole
        if word(self.tokens, quantity.after) in _MORE and word(self.tokens, quantity.after + 1) in ("än", "than", "."):
            return self.antecedent or self._left(quantity.at)
        found = self._right(quantity)
        if found or self._stands_alone(quantity):
            return found
        found = self._left(quantity.at) or self._predicate(quantity) or self._doers(quantity)
        return found or self._those_who() or self._havers(quantity) or self._first_of_sentence()

    def _first_of_sentence(self) -> _Hit | None:
        """Those whom a sentence begins with are whom it measures, if it names nothing else: "För kvinnor …"."""
        begins = word(self.tokens, 0) in self.grammar.population
        things = any(found in ("thing", "money", "unit", "office", "animal") for found in self.classes)
        hit = self.after(1) if begins and not things else None
        return hit if hit and hit.word_class in PERSONS else None

    def _population_named(self, hit: _Hit) -> bool:
        """Whether days are those of persons that the sentence begins with: "För kvinnor har det ökat med en dag"."""
        return hit.word_class == "time" and self._first_of_sentence() is not None

    def _those_who(self) -> _Hit | None:
        """A sentence on "of those who …" is about persons, unless it says otherwise."""
        words = [word(self.tokens, at) for at in range(3)]
        starts = words[0] in self.grammar.of and words[1] in self.grammar.those and words[2] in self.grammar.who
        return _Hit(f"{words[1]} {words[2]}", "person", 1) if starts else None

    def _havers(self, quantity: Quantity) -> _Hit | None:
        """A number that has, lacks or gets something, in a sentence that names no thing: "60 procent har eftergymnasial
        utbildning"."""
        verb = word(self.tokens, quantity.after)
        things = any(found in ("money", "unit", "office", "animal") for found in self.classes)
        before = any(found == "thing" for found in self.classes[: quantity.at])
        if verb not in _HAVING or things or before or quantity.kind == "points":
            return None
        return _Hit(verb, "person", quantity.after)

    def _stands_alone(self, quantity: Quantity) -> bool:
        """A number that belongs to no noun before it: after an abbreviation ("ISO 9001"), a minus, or in a list of
        contents."""
        if quantity.kind != "count" or quantity.at == 0:
            return False
        before = self.tokens[quantity.at - 1]
        if before.text.isupper() and 2 <= len(before.text) <= 5 and before.kind == "word":
            return True
        return before.text in "–−-=" or self._is_contents(quantity)

    def _is_contents(self, quantity: Quantity) -> bool:
        """A heading with its page number: no verb, no "number of", and nothing after the number."""
        small = self.grammar.verbs | self.grammar.number_of | self.grammar.share
        rest = [token.lower for token in self.tokens[: quantity.at]]
        tells = any(this in small or this.endswith(self.grammar.past) or this in _NAMES_NUMBER for this in rest)
        return quantity.after >= len(self.tokens) and not tells

    def _whole(self, quantity: Quantity) -> _Hit | None:
        """In "of 244 boards, 187 had …" the second number counts boards too."""
        if quantity.kind != "count" or word(self.tokens, 0) not in self.grammar.of or self.after(quantity.after, 2):
            return None
        first = next(at for at, token in enumerate(self.tokens) if token.kind == "number")
        return self.after(first + 1 if first < min(quantity.at, 4) else 1)

    def _doers(self, quantity: Quantity) -> _Hit | None:
        """A number with no noun, whose verb only persons do: "fler än 3 000 har vaccinerats"."""
        if self._class_at(quantity.at - 1) == "verb":
            return _Hit(self.tokens[quantity.at - 1].text, "person", quantity.at - 1)
        for place in range(quantity.after, min(quantity.after + _REACH, len(self.tokens))):
            if self.tokens[place].kind == "mark":
                return None
            if self.classes[place] == "verb":
                return _Hit(self.tokens[place].text, "person", place)
        return None

    def _points_back(self, at: int) -> bool:
        """Whether "of them" stands shortly before a number."""
        for place in range(at, max(-1, at - 5), -1):
            if self.tokens[place].kind == "mark":
                return False
            if word(self.tokens, place) in self.grammar.those and word(self.tokens, place - 1) in self.grammar.of:
                following = word(self.tokens, place + 1)
                return self._class_at(place + 1) == "" and following not in self.grammar.who
        return False

    def _class_at(self, at: int) -> str:
        return self.classes[at] if 0 <= at < len(self.classes) else ""

    def _right(self, quantity: Quantity) -> _Hit | None:
        at = quantity.after
        if quantity.kind == "points":
            return None
        if quantity.kind == "share":
            hit = self._population(at) if word(self.tokens, at) in self.grammar.of else self.after(at, 4)
            return None if hit and hit.word_class == "time" else hit
        return self.after(at)

    def _population(self, at: int) -> _Hit | None:
        """The noun after "per cent of"."""
        this, following = word(self.tokens, at + 1), word(self.tokens, at + 2)
        if this in self.grammar.those and following in self.grammar.who:
            return _Hit(f"{this} {following}", "person", at + 1)
        if this in self.grammar.those and following in self.grammar.prepositions:
            return _Hit(f"{this} {following}", "person", at + 1)
        if this in self.grammar.those and self._class_at(at + 2) == "" and self.antecedent:
            return self.antecedent
        return self.after(at + 1)

    def after(self, at: int, reach: int = _REACH) -> _Hit | None:
        """The first counted noun after a place, within the same phrase."""
        for place in range(at, min(at + reach, len(self.tokens))):
            this = word(self.tokens, place)
            if self._ends_phrase(place, first=place == at):
                return None
            if self.classes[place] in _NOUNS:
                return self._head(place)
            if place == at and this in _AGES_AS_NOUNS and self._class_at(place + 1) == "":
                return _Hit(self.tokens[place].text, "person", place)
            if this in self.grammar.share or this in self.grammar.number_of:
                return None
        return None

    def _ends_phrase(self, at: int, *, first: bool) -> bool:
        token = self.tokens[at]
        if token.kind == "mark":
            return token.text not in "”\"’'*" or not first
        if token.kind == "number":
            return False
        this = token.lower
        dated = self.classes[at] == "time" and len(word(self.tokens, at + 1)) == 4
        if dated and word(self.tokens, at + 1).isdigit():
            return True
        if this in self.grammar.who or this in ("samma", "motsvarande", "same", "föregående"):
            return True
        links = this in self.grammar.of or (this == "till" and word(self.tokens, at + 1).isdigit())
        return this in self.grammar.verbs or (this in self.grammar.prepositions and not links)

    def _head(self, at: int) -> _Hit:
        """The noun itself where a genitive or a describing word stands before it: "länets befolkning"."""
        this = self.tokens[at].lower
        following = self._class_at(at + 1)
        describes = this.endswith(self.grammar.describing) and following in (*PERSONS, "event", "thing", "rate")
        if describes and following and self.tokens[at + 1].kind == "word":
            return self._head(at + 1)
        if this.endswith("s") and self._class_at(at + 2) in PERSONS and not self._ends_phrase(at + 1, first=False):
            return _Hit(self.tokens[at + 2].text, self.classes[at + 2], at + 2)
        return _Hit(self.tokens[at].text, self.classes[at], at)

    def _left(self, at: int) -> _Hit | None:
        """The subject before a number: a share or number of something, a rate, or a noun under no preposition."""
        for place in range(at - 1, -1, -1):
            this = word(self.tokens, place)
            if this in self.grammar.share or this in self.grammar.number_of or this in _FIGURE:
                return self._measured(place) or self.antecedent or self._persons_before(place)
            found = self.classes[place]
            if found == "time":
                continue
            if found == "rate" or (found in _NOUNS and not self._governed(place) and not self._in_clause(place)):
                return _Hit(self.tokens[place].text, found, place)
        return None

    def _persons_before(self, at: int) -> _Hit | None:
        found = next((place for place in range(at) if self.classes[place] in PERSONS), None)
        return None if found is None else _Hit(self.tokens[found].text, self.classes[found], found)

    def _measured(self, place: int) -> _Hit | None:
        following = word(self.tokens, place + 1)
        if following in self.grammar.who:
            return _Hit(f"{self.tokens[place].text} {following}", "person", place)
        start = place + 2 if following in self.grammar.of else place + 1
        return self.after(start)

    def _governed(self, at: int) -> bool:
        for place in range(at - 1, max(-1, at - 4), -1):
            describes = place == at - 1 and word(self.tokens, place).endswith(("a", "e"))
            if self.tokens[place].kind == "mark" or (self.classes[place] in _NOUNS and not describes):
                return False
            if word(self.tokens, place) in self.grammar.prepositions:
                return True
        return False

    def _in_clause(self, at: int) -> bool:
        """Whether a noun stands in a clause on persons, who are counted instead: "andelen kvinnor som fått medel"."""
        for place in range(at - 1, max(0, at - 5), -1):
            if self.tokens[place].kind != "word":
                return False
            if word(self.tokens, place) in self.grammar.who:
                return self.classes[place - 1] in PERSONS
        return False

    def _predicate(self, quantity: Quantity) -> _Hit | None:
        """What a share is said to be: "72 procent i respektive grupp är etablerade"."""
        for place in range(quantity.after, min(quantity.after + 5, len(self.tokens))):
            if word(self.tokens, place) in self.grammar.copulas:
                hit = self.after(place + 1, 3)
                return hit if hit and hit.word_class in PERSONS else None
        return None

    def _relation(self, quantity: Quantity, hit: _Hit) -> Relation:
        if hit.word_class in ("money", "time"):
            return "direct" if self._has_rate(quantity.at) or self._population_named(hit) else "no"
        if word(self.tokens, quantity.at - 1) in self.grammar.per and hit.word_class in PERSONS:
            return self._per_persons(quantity.at)
        if self._is_limit(quantity) or self._is_purpose(quantity.at):
            return "no"
        if hit.word_class in PERSONS and (self._is_capacity(quantity.at) or self._shares_with_things(hit.at)):
            return "no"
        return relation_of(hit.word_class)

    def _per_persons(self, at: int) -> Relation:
        """What is counted on a base of persons: "per 1 000 invånare". Cases concern persons, kronor and tons do not."""
        above = [found for found in self.classes[:at] if found in _NOUNS and found != "time"]
        if "rate" in above:
            return "direct"
        last = above[-1] if above else ""
        return "no" if last in ("money", "unit", "animal") else relation_of(last) if last in PERSONS else "indirect"

    def _has_rate(self, at: int) -> bool:
        return any(self.classes[place] == "rate" for place in range(at))

    def _is_capacity(self, at: int) -> bool:
        """Whether persons only describe a thing: "kommuner med mer än 100 000 invånare"."""
        place = at - 1
        while word(self.tokens, place) in self.grammar.about:
            place -= 1
        meant = word(self.tokens, place)
        if meant not in self.grammar.meant_for or self._class_at(place - 1) not in ("thing", "money"):
            return False
        return place < at - 1 or meant == "för"

    def _shares_with_things(self, at: int) -> bool:
        joined = word(self.tokens, at + 1) in self.grammar.and_
        return joined and self._class_at(at + 2) == "thing"

    def _is_purpose(self, at: int) -> bool:
        """Whether persons are what money or an act is meant for: "för att utbilda 400 lärare", "till 3 miljoner"."""
        meant = [word(self.tokens, place) for place in range(max(0, at - 4), at)]
        if any(first == "för" and second == "att" for first, second in pairwise(meant)):
            return True
        return word(self.tokens, at - 1) in ("till", "för") and "money" in self.classes[:at]

    def _is_limit(self, quantity: Quantity) -> bool:
        """Whether a number is a limit and no count: "500 eller fler sysselsatta"."""
        return word(self.tokens, quantity.after) in self.grammar.and_ and (
            word(self.tokens, quantity.after + 1) in _LIMITS
        )

    def _is_plan(self, quantity: Quantity) -> bool:
        """Whether the sentence orders, proposes or hopes, and its own clause does not tell of what has happened."""
        plans = [at for at in range(len(self.tokens)) if self._plans(at)]
        return bool(plans) and not self._tells(quantity.at)

    def _plans(self, at: int) -> bool:
        if self.classes[at] != "plan":
            return False
        this, following = word(self.tokens, at), word(self.tokens, at + 1)
        if this in ("kommer", "avser", "planerar"):
            return following in self.grammar.infinitive or (this == "kommer" and following.endswith("a"))
        if this in ("högst", "expected", "target", "planned"):
            return at + 1 < len(self.tokens) and self.tokens[at + 1].kind == "number"
        return True

    def _tells(self, at: int) -> bool:
        start, stop = at, at
        while start > 0 and self.tokens[start - 1].kind != "mark":
            start -= 1
        while stop < len(self.tokens) and self.tokens[stop].kind != "mark":
            stop += 1
        clause = range(start, stop)
        planned = any(self._plans(place) for place in clause)
        return not planned and any(self._past(word(self.tokens, place)) for place in clause)

    def _past(self, this: str) -> bool:
        return this in ("var", "hade", "fick", "blev", "uppgick", "gick", "was", "were", "had") or (
            len(this) > 4 and this.endswith(self.grammar.past)
        )
