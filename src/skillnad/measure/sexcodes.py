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


@dataclass(frozen=True)
class Coding:
    """A proposed reading of a column: which codes are women's and which men's, or that it must be asked."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    must_ask: bool = False


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
    for woman, man in KNOWN_CODES:
        if woman.casefold() in folded and man.casefold() in folded:
            return Coding((folded[woman.casefold()],), (folded[man.casefold()],))
    if any(codes <= set(folded) and len(folded) <= 4 for codes in SILENT_CODES):
        return Coding((), (), must_ask=True)
    return None
