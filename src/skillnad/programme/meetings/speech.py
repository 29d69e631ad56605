"""How long a text takes to say aloud."""

from dataclasses import dataclass

WORDS_PER_MINUTE = 130
"""The pace of somebody who speaks to be understood in a hall; conversation is quicker, some 150 to 180."""


@dataclass(frozen=True)
class Speech:
    """A number of words, and about how many seconds they take."""

    words: int

    @property
    def seconds(self) -> int:
        """Seconds, rounded.

        >>> Speech(260).seconds
        120
        """
        return round(self.words * 60 / WORDS_PER_MINUTE)

    def fits(self, seconds: int) -> bool:
        """Whether it can be said in that time."""
        return self.seconds <= seconds


def speech(*texts: str) -> Speech:
    """The speech that the texts make together.

    >>> speech("En åtgärd hjälpte.", "Två – inte.").words
    5
    """
    words = (word for text in texts for word in text.split())
    return Speech(sum(any(letter.isalnum() for letter in word) for word in words))
