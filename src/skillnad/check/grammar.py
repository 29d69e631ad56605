"""The small words of Swedish and English that tell what a number belongs to."""

import re
from dataclasses import dataclass
from functools import cached_property


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ONE = _words("en ett one")


@dataclass(frozen=True)
class Grammar:
    """Function words of one language."""

    percent: frozenset[str]
    points: frozenset[str]
    multipliers: frozenset[str]
    share: frozenset[str]
    number_of: frozenset[str]
    of: frozenset[str]
    those: frozenset[str]
    who: frozenset[str]
    per: frozenset[str]
    prepositions: frozenset[str]
    verbs: frozenset[str]
    copulas: frozenset[str]
    about: frozenset[str]
    meant_for: frozenset[str]
    population: frozenset[str]
    """Words before those whom a measure is of: "bland kvinnor", "for women"."""
    and_: frozenset[str]
    halves: frozenset[str]
    each: frozenset[str]
    ordinals: frozenset[str]
    number_words: frozenset[str]
    ages: frozenset[str]
    numbered: frozenset[str]
    before_year: frozenset[str]
    months: frozenset[str]
    infinitive: frozenset[str]
    past: tuple[str, ...]
    describing: tuple[str, ...]
    """Ends of the words that describe a noun right after them; in English any noun does."""

    @cached_property
    def counting(self) -> frozenset[str]:
        """Words that may begin a number in words."""
        return self.halves | self.each | self.number_words | _ONE

    @cached_property
    def numbers(self) -> re.Pattern[str]:
        """Finds out whether a text can hold a number at all, before it is taken apart."""
        return re.compile(rf"\d|\b(?:{'|'.join(sorted(self.sure))})\b", re.IGNORECASE)

    @cached_property
    def sure(self) -> frozenset[str]:
        """Words one of which stands in every number in words."""
        return self.halves | self.ordinals | self.number_words


SWEDISH = Grammar(
    percent=_words("procent procents %"),
    points=_words("procentenheter procentenhet"),
    multipliers=_words("tusen miljon miljoner miljarder miljard milj"),
    share=_words("andel andelen andelar andelarna"),
    number_of=_words("antal antalet"),
    of=_words("av bland"),
    those=_words("de dem dessa denna detta dom"),
    who=_words("som"),
    per=_words("per à"),
    prepositions=_words(
        "i på till från för med under hos inom vid efter mot om mellan utan över bland genom enligt åt ur av trots"
    ),
    verbs=_words(
        "är var blev blir hade har fick får deltog gick går ökade minskade uppgick uppgår utgjorde utgör bestod"
        " består bor bodde arbetar arbetade fanns finns kom kommer anger angav sökte tog tar ges gavs sker"
        " skedde saknar saknade"
        " steg sjönk växte stiger sjunker stod står"
        " låg ligger kan ska skall bör vill ville skulle varit blivit haft ökat minskat innebär"
    ),
    copulas=_words("är var utgjorde utgör blev varit"),
    about=_words("mer än fler minst högst upp till cirka ca över färre omkring drygt knappt närmare nästan under runt"),
    meant_for=_words("med för om"),
    population=_words("för bland hos av"),
    and_=_words("och eller samt respektive"),
    halves=_words("hälften tredjedel tredjedelar fjärdedel fjärdedelar femtedel femtedelar tusentals hundratals"),
    each=_words("var vart"),
    ordinals=_words("tredje fjärde femte sjätte sjunde åttonde nionde tionde tjugonde"),
    number_words=_words("två tre fyra fem sex sju åtta nio tio elva tolv femton tjugo trettio fyrtio femtio"),
    ages=_words("år års åriga årig åring"),
    numbered=_words(
        "§ kap kapitel tabell tabellen figur diagram artikel kvartal utgiftsområde agenda delmål prop sfs bilaga"
        " avsnitt sida nr vecka klockan kl covid version nivå etapp fas led steg punkt mom dnr sou beslut not kategori"
    ),
    before_year=_words("år under sedan från till i våren hösten vid före efter januari december och mot oktober"),
    months=_words("januari februari mars april maj juni juli augusti september oktober november december"),
    infinitive=_words("att"),
    past=("ade", "ades", "ats", "rdes", "ddes", "ldes", "ndes"),
    describing=("s", "a", "ande", "de", "e"),
)

ENGLISH = Grammar(
    percent=_words("percent % per_cent"),
    points=_words("points"),
    multipliers=_words("thousand million billion"),
    share=_words("share proportion percentage fraction"),
    number_of=_words("number numbers"),
    of=_words("of among"),
    those=_words("them these those this"),
    who=_words("who that whose"),
    per=_words("per each every"),
    prepositions=_words("in on to from for with under at by of between without over among through into since during"),
    verbs=_words(
        "is was were are be been had has have took take went rose fell increased decreased amounted made became live"
        " lived work worked do does did can will shall should would may might received receive"
    ),
    copulas=_words("is was were are"),
    about=_words("more than at least most up to about over fewer less around nearly almost some"),
    meant_for=_words("with for"),
    population=_words("for among of"),
    and_=_words("and or"),
    halves=_words("half third thirds fourth fourths quarter quarters fifth fifths"),
    each=_words("every"),
    ordinals=_words("second third fourth fifth tenth"),
    number_words=_words("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"),
    ages=_words("years year year-olds aged"),
    numbered=_words(
        "table figure chart article annex chapter section page no note level agenda quarter box covid week"
    ),
    before_year=_words("in since from to until during by of and between year"),
    months=_words("january february march april may june july august september october november december"),
    infinitive=_words("to"),
    past=("ed",),
    describing=("",),
)

_GRAMMARS = {"sv": SWEDISH, "en": ENGLISH}


def grammar_of(language: str) -> Grammar:
    """The grammar of `sv` or `en`; Swedish where the language is unknown."""
    return _GRAMMARS.get(language, SWEDISH)
