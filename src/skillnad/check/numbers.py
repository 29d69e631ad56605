"""Numbers as statistics write them: thousands by space or point, decimal comma, symbols for what is missing."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from skillnad.check.tokens import SPACES

Symbol = Literal["nil", "missing", "not applicable", ""]
_SYMBOLS: dict[str, Symbol] = {
    "–": "nil", "-": "nil", "—": "nil", "−": "nil", "..": "missing", "…": "missing", "...": "missing",
    "....": "missing", "x": "missing", "*": "missing", ".": "not applicable",
}  # fmt: skip
_MINUS = str.maketrans({"−": "-", "‑": "-", "–": "-"})
_GROUPED = re.compile(rf"\d{{1,3}}(?:[{SPACES}.']\d{{3}})+(?!\d)")
_VALUE = re.compile(
    rf"(?P<sign>[+-]?)\s*(?P<whole>\d{{1,3}}(?:[{SPACES}.']\d{{3}})+(?!\d)|\d+)(?:[,.](?P<part>\d+))?"
    rf"(?P<note>\s*[\d]?\)|[*†¹²³]+)?\s*(?P<unit>%|[^\d\s][^\d]*)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's value: a number with its decimals and its own unit, or a symbol for why there is none."""

    number: Decimal | None = None
    decimals: int = 0
    unit: str = ""
    symbol: Symbol = ""

    @property
    def step(self) -> Decimal:
        """The unit that the number is shown in: 0.1 for one decimal, 1 for whole numbers."""
        return Decimal(1).scaleb(-self.decimals)


@lru_cache(maxsize=16384)
def parse_value(text: str) -> Value | None:
    """The value of a cell, or `None` where the cell holds words.

    >>> parse_value("25 666").number, parse_value("31,5 %").unit, parse_value("..").symbol
    (Decimal('25666'), '%', 'missing')
    """
    text = text.strip()
    if text in _SYMBOLS:
        return Value(symbol=_SYMBOLS[text])
    text = text.translate(_MINUS).strip("()[] ")
    match = _VALUE.fullmatch(text)
    if not match or len(text) > 40 or (match["unit"] and len(match["unit"].split()) > 2):
        return None
    whole = re.sub(rf"[{SPACES}.']", "", match["whole"])
    part = match["part"] or ""
    number = Decimal(f"{match['sign'].replace('+', '')}{whole}{'.' + part if part else ''}")
    return Value(number, len(part), (match["unit"] or "").strip())


def is_year(text: str) -> bool:
    """Whether a text is a year or a school year, with or without a footnote mark glued on (`20082`)."""
    plain = text.strip().rstrip("*)").strip()
    return bool(re.fullmatch(r"(?:år |year )?(?:19|20)\d\d(?:[-/–](?:\d\d|(?:19|20)\d\d))?\d?", plain, re.IGNORECASE))


def years_in(text: str) -> tuple[str, ...]:
    """The years that a text names, in order, each once; a range gives all of its years."""
    found: list[str] = []
    for first, last in re.findall(r"\b((?:19|20)\d\d)(?:\s*[-–]\s*((?:19|20)\d\d))?", text):
        stop = int(last or first)
        found += [str(year) for year in range(int(first), min(stop, int(first) + 60) + 1)]
    return tuple(dict.fromkeys(found))


def number_in(text: str) -> Decimal:
    """The number of a number token of running text."""
    plain = re.sub(rf"[{SPACES}]", "", text)
    if _GROUPED.match(text) and "." in plain:
        plain = plain.replace(".", "")
    return Decimal(plain.replace(",", "."))
