"""Words that tables use for women, men, both together and totals, in Swedish and English."""

import re

from skillnad.measure import KNOWN_CODES

SEX = "kön"
WOMEN, MEN = "women", "men"
_SEX_HEADINGS = frozenset({"kön", "kon", "sex", "gender"})
_WOMEN = frozenset(woman.casefold() for woman, _man in KNOWN_CODES)
_MEN = frozenset(man.casefold() for _woman, man in KNOWN_CODES)
_LONG_WOMEN = frozenset(word for word in _WOMEN if len(word) > 1)
_LONG_MEN = frozenset(word for word in _MEN if len(word) > 1)
_TOTALS = frozenset(
    {
        "total", "totalt", "tot", "summa", "sum", "samtliga", "alla", "all", "both", "*", "riket", "hela riket",
        "båda könen", "både kvinnor och män", "kvinnor och män", "kvinnor & män", "women and men", "both sexes",
        "grand total",
    }
)  # fmt: skip
_COUNTS = frozenset({"", "antal", "antal personer", "personer", "ant", "count", "n", "number", "persons", "freq"})
_NO_MEASURE = frozenset({"totalt", "total", "summa", "varav", "därav", "of", "which", "both", "båda", "könen"})
_FIRST = re.compile(r"(total|totalt|summa|samtliga)\b", re.IGNORECASE)


def is_total(label: str) -> bool:
    """Whether a label is a plain word for all together."""
    return label.strip().casefold() in _TOTALS


def begins_as_total(label: str) -> bool:
    """Whether a label begins with a word for all together, as "Totalt, alla åldrar" does."""
    return _FIRST.match(label.strip()) is not None


def sex_of(label: str) -> str | None:
    """Which sex a label names, or `None`."""
    folded = label.strip().casefold()
    return WOMEN if folded in _WOMEN else MEN if folded in _MEN else None


def is_sex_heading(heading: str) -> bool:
    """Whether a column heading says sex."""
    return heading.strip().casefold() in _SEX_HEADINGS


def split_sex(heading: str) -> tuple[str, str] | None:
    """The sex that a heading names and what else it says, as "Antal kvinnor", or `None` where it names none.

    >>> split_sex("Antal kvinnor"), split_sex("Antal")
    (('women', 'antal'), None)
    """
    words = heading.strip().casefold().split()
    for sex, known in ((WOMEN, _LONG_WOMEN), (MEN, _LONG_MEN)):
        found = [word for word in words if word.strip("(),:") in known]
        if len(found) == 1:
            return sex, measure_name(" ".join(word for word in words if word != found[0]))
    return None


def measure_name(heading: str) -> str:
    """What a column counts, by one name for all the ways to say a number of persons."""
    folded = " ".join(word for word in heading.strip().casefold().split() if word not in _NO_MEASURE)
    return "antal" if folded in _COUNTS else folded
