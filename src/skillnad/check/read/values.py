"""Which texts in a table are values, periods or words: only as much as finding headings takes."""

import re

_SPACE = "[ \u00a0\u2007\u2009\u202f]"
_MINUS = "[-−‑–+±]"
_NUMBER = rf"{_MINUS}?{_SPACE}?\d+(?:(?:{_SPACE}|[.,])\d+)*"
_VALUE = re.compile(
    rf"[(<>≤≥~]?{_SPACE}?{_NUMBER}{_SPACE}?(?:%|‰|\)|pp|kr|tkr|mnkr|€|\$)*\)?[*¹²³⁴⁵⁶⁷⁸⁹]*(?:{_SPACE}?\d\))?"
)
LONGEST = 40
_SYMBOLS = frozenset("– - — − ‑ .. . … x X * n/a N/A na NA".split())
_PERIOD = re.compile(
    r"(?:(?:vt|ht|kv|kv\.|kvartal|år|q)\s?)?(?:\d\s)?(?:19|20)\d\d(?:[-–/:]\d{1,4})?(?:\s?(?:kv|q|m)?\s?\d{1,2})?\*?",
    re.I,
)


def is_value(text: str) -> bool:
    """Whether a cell's text is a number, with its sign and unit if any, or one of the signs for a missing number.

    >>> [is_value(text) for text in ("1 234", "−5,2 %", "..", "20–24 år", "Kvinnor")]
    [True, True, True, False, False]
    """
    return text in _SYMBOLS or is_number(text)


def is_number(text: str) -> bool:
    """Whether a cell's text is a number, with its sign and unit if any."""
    return len(text) <= LONGEST and _VALUE.fullmatch(text) is not None


def is_period(text: str) -> bool:
    """Whether a cell's text names a year or a part of one.

    >>> [is_period(text) for text in ("2019", "2019/20", "ST 2019", "12 019")]
    [True, True, False, False]
    """
    return _PERIOD.fullmatch(text) is not None
