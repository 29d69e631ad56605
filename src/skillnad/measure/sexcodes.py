"""Codes for sex that explain themselves, and those that do not."""

from dataclasses import dataclass

# Pairs that a reader of Swedish or English recognises: women's code, men's code.
KNOWN_CODES = (
    ("K", "M"),
    ("F", "M"),
    ("Kvinna", "Man"),
    ("Kvinnor", "Män"),
    ("Kvinna", "Karl"),
    ("Flicka", "Pojke"),
    ("Flickor", "Pojkar"),
    ("Female", "Male"),
    ("Woman", "Man"),
    ("Women", "Men"),
    ("Girl", "Boy"),
    ("Girls", "Boys"),
)

# Numbers that are used both ways somewhere: SCB has 1 = man and 2 = woman, others the opposite.
SILENT_CODES = (frozenset({"1", "2"}), frozenset({"0", "1"}))


_WOMEN = frozenset(woman.casefold() for woman, _man in KNOWN_CODES)
_MEN = frozenset(man.casefold() for _woman, man in KNOWN_CODES)


@dataclass(frozen=True)
class Coding:
    """A proposed reading of a column: which codes are women's and which men's, or that it must be asked."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    must_ask: bool = False


def _meaning(values: set[str], words: frozenset[str]) -> tuple[str, ...]:
    """The values that mean one sex, spaces around them aside: those are not looked at when records are counted."""
    return tuple(sorted({value.strip() for value in values if value.strip().casefold() in words}))


def propose_coding(values: set[str]) -> Coding | None:
    """How the values of a column could stand for sex, or `None` where they do not look like it.

    Text codes are recognised whatever their case. Numbers say nothing by themselves and are never guessed.

    >>> propose_coding({"K", "M", "?"})
    Coding(women=('K',), men=('M',), must_ask=False)
    >>> propose_coding({"1", "2"}).must_ask
    True
    >>> propose_coding({"north", "south"}) is None
    True
    """
    folded = {value.strip().casefold(): value for value in values}
    if any(woman.casefold() in folded and man.casefold() in folded for woman, man in KNOWN_CODES):
        return Coding(_meaning(values, _WOMEN), _meaning(values, _MEN))
    if any(codes <= set(folded) and len(folded) <= 4 for codes in SILENT_CODES):
        return Coding((), (), must_ask=True)
    return None
