"""What the fields of a table say: numbers, signs for none, and marks for hidden ones."""

import re
from dataclasses import dataclass

ZERO = frozenset({"-", "–", "−", "‑"})
DEFAULT_MARKS = ("..", "x", ".")
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]")
_LESS = re.compile(r"(<|≤|<=|färre än|mindre än|fewer than|less than)(\d+)", re.IGNORECASE)
_NUMBER = re.compile(r"[-−+]?\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_DERIVED = re.compile(
    r"%|andel|procent|promille|share|percent|per cent|kvot|ratio|medel|genomsnitt|mean|average|median"
)


@dataclass(frozen=True)
class Hidden:
    """A hidden figure, and the largest value that its mark leaves, such as 4 of `<5`."""

    mark: str
    low: float = 0.0
    high: float | None = None


def number_of(text: str, *, comma: bool) -> float | None:
    """The number in a field, or `None`. A dash alone is zero, as in official statistics.

    >>> number_of("1 234,5", comma=True), number_of("-", comma=True), number_of("..", comma=True)
    (1234.5, 0.0, None)
    >>> number_of("1,234", comma=False)
    1234.0
    """
    if text in ZERO:
        return 0.0
    plain = _SPACES.sub("", text).replace("−", "-")
    if not comma and _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def hidden_of(text: str, marks: tuple[str, ...]) -> Hidden | None:
    """The mark in a field, or `None` where it is not one.

    >>> hidden_of("<5", ("..",)).high
    4.0
    """
    limit = _LESS.fullmatch(_SPACES.sub("", text)) or _LESS.fullmatch(text)
    if limit:
        within = limit[1] in ("≤", "<=")
        return Hidden(text, 1.0, float(limit[2]) - (0 if within else 1))
    return Hidden(text) if text.casefold() in {mark.casefold() for mark in marks} else None


def is_derived(heading: str) -> bool:
    """Whether a column holds shares or averages, which add up to nothing."""
    return _DERIVED.search(heading.casefold()) is not None
