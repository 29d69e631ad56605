"""The words of a text, and their stems, so that “ansökan” and “ansökningar” are found by one another's beginnings."""

import re
import unicodedata
from functools import lru_cache

from snowballstemmer import stemmer

MOST_WORDS = 20
LONGEST_WORD = 60
WITHOUT_MEANING = frozenset(
    "alla allt att av blev bli blir blivit de dem den denna deras dess dessa det detta dig din dina ditt du där då "
    "efter ej eller en er era ert ett från för ha hade han hans har henne hennes hon honom hur här i icke ingen "
    "inom inte jag ju kan kunde man med mellan men mig min mina mitt mot mycket ni nu när någon något några och om "
    "oss på samma sedan sig sin sina sitta själv skulle som så sådan sådana sådant till under upp ut utan vad var "
    "vara varför varit varje vars vart vem vi vid vilka vilkas vilken vilket vår våra vårt än är åt över".split()
)
"""Words so common that a search for them finds everything; the databases' own lists hold no others."""


def words_of(text: str) -> list[str]:
    """The words that carry meaning, in small letters, without anything that is neither letter nor digit.

    >>> words_of("Anonym ansökan (2025) -- & 'OR' *")
    ['anonym', 'ansökan', '2025', 'or']
    """
    found = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())
    return [word[:LONGEST_WORD] for word in found if word not in WITHOUT_MEANING]


def asked_for(text: str) -> list[str]:
    """The first words of a question.

    >>> asked_for("Hur många ansökningar i  urvalet?")
    ['många', 'ansökningar', 'urvalet']
    """
    return words_of(text)[:MOST_WORDS]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a Swedish word, by the Snowball algorithm.

    >>> {stem("ansökningar"), stem("ansökningen")}
    {'ansökning'}
    """
    stemmed: str = stemmer("swedish").stemWord(word)
    return stemmed
