"""Numbers as they are written in Swedish and in English."""

from skillnad.language import current
from skillnad.language import gettext as _

MINUS = "−"
SPACE = "\u00a0"


def printable(text: str) -> str:
    """A text from the records with signs that would steer a terminal, or turn the line around, made visible as ·.

    >>> printable("a\\x1b[31mX")
    'a·[31mX'
    """
    return "".join(sign if sign.isprintable() else "·" for sign in text)


def number(value: float, decimals: int = 0) -> str:
    """A number with the language's own decimal sign and thousands apart, and a true minus.

    >>> from skillnad.language import choose
    >>> choose("sv"); number(-18400.5, 1)
    '−18\\xa0400,5'
    >>> choose("en"); number(-18400.5, 1)
    '−18,400.5'
    >>> choose(None)
    """
    text = f"{abs(value):,.{decimals}f}"
    if current() == "sv":
        text = text.replace(",", SPACE).replace(".", ",")
    return f"{MINUS}{text}" if value < 0 and float(f"{value:.{decimals}f}") != 0 else text


def count(value: int | None) -> str:
    """A count of persons; two dots where it is withheld."""
    return ".." if value is None else number(value)


def share(value: float | None, decimals: int = 1) -> str:
    """A share as per cent: 30,4 %."""
    return ".." if value is None else f"{number(100 * value, decimals)} %"


def points(value: float, decimals: int = 1) -> str:
    """A difference of shares in percentage points."""
    return _("{number} percentage points").format(number=number(100 * value, decimals))


def amount(value: float | None) -> str:
    """An amount with as many decimals as its size calls for."""
    return ".." if value is None else number(value, amount_decimals(value))


def amount_decimals(value: float) -> int:
    """Three figures or more, and no decimals from a hundred up."""
    size = abs(value)
    return 0 if size >= 100 else 1 if size >= 10 else 2 if size >= 1 else 4
