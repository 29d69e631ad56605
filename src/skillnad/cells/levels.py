"""The levels of a dimension: texts in a natural order, and each cell's place among them."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from skillnad.cells.sexes import SEX_LEVELS
from skillnad.cells.table import Column
from skillnad.measure import Factor

Codes = NDArray[np.int32]
FRACTIONAL = "fractional"
_IDENTITY_NUMBER = re.compile(
    r"(?<!\d)(?:18|19|20)?(\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01]))[-+ ]?(\d{4})(?!\d)"
)
# One code of ten digits in some three hundred is a valid number by chance.
CHANCE = 0.02


@dataclass(frozen=True)
class Dimension:
    """One way the cells are divided: its name and its levels; `None` is the level of those it is not known for.

    `numbers` holds the levels' values where the dimension is a number that enters models as it is.
    """

    name: str
    levels: tuple[str | None, ...]
    numbers: tuple[float, ...] | None = None

    def __len__(self) -> int:
        return len(self.levels)


def sex_dimension(column: Column) -> tuple[Dimension, Codes]:
    """Sex, with women first, then men, then the rest in the order of `SEX_LEVELS`."""
    order = {code: place for place, code in enumerate(SEX_LEVELS)}
    codes = np.array([order[int(code)] for code in column[0]], dtype=np.int32)
    return Dimension("sex", tuple(SEX_LEVELS.values())), codes


def period_dimension(column: Column, by: str) -> tuple[Dimension, Codes]:
    """Periods in order of time, written 2024, 2024-H1, 2024-Q1 or 2024-01."""
    return _encode("period", column, lambda value: _period_name(int(value), by))


def factor_dimension(name: str, factor: Factor, column: Column, *, whole: bool) -> tuple[Dimension, Codes]:
    """A factor's levels: texts as they stand, numbers by size, bins by their limits."""
    if factor.bins:
        return _encode(name, column, lambda value: bin_name(factor.bins, int(value), whole=whole))
    dimension, codes = _encode(name, column, _name)
    if factor.kind == "number":
        numbers = tuple(float(level) if level is not None else 0.0 for level in dimension.levels)
        return Dimension(name, dimension.levels, numbers), codes
    return dimension, codes


def _encode(name: str, column: Column, text: Any) -> tuple[Dimension, Codes]:
    values, present = column
    if isinstance(values, list):
        distinct = sorted({value for value in values if value is not None}, key=natural)
        place = {value: i for i, value in enumerate(distinct)}
        codes = np.fromiter((place.get(value, len(distinct)) for value in values), np.int32, len(values))
    else:
        array = np.asarray(values)
        distinct = np.unique(array[present]).tolist()
        codes = (
            np.searchsorted(np.array(distinct), array).astype(np.int32) if distinct else np.zeros(len(array), np.int32)
        )
        codes[~present] = len(distinct)
    levels: list[str | None] = [text(value) for value in distinct]
    return Dimension(name, tuple(levels if present.all() else [*levels, None])), codes


def natural(value: Any) -> Any:
    """Text in alphabetical order, with numbers in it by size: "2 rooms" before "10 rooms"."""
    if not isinstance(value, str):
        return value
    return [
        (1, 0.0, part) if not part.isdecimal() else (0, float(part), "") for part in re.split(r"(\d+)", value) if part
    ]


def _name(value: Any) -> str:
    if isinstance(value, bool | np.bool_):
        return "true" if value else "false"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _period_name(value: int, by: str) -> str:
    if by == "year":
        return str(value)
    year, part = divmod(value, 100 if by == "month" else 10)
    return f"{year}-{part:02d}" if by == "month" else f"{year}-{'H' if by == 'half-year' else 'Q'}{part}"


def bin_name(bins: tuple[float, ...], place: int, *, whole: bool) -> str:
    """What an interval is called: 25–34 for whole numbers, 25–<35 otherwise.

    >>> [bin_name((0, 25, 35), place, whole=True) for place in range(4)]
    ['<0', '0–24', '25–34', '35–']
    """
    if place == 0:
        return f"<{bins[0]:.15g}"
    if place == len(bins):
        return f"{bins[-1]:.15g}–"
    low, high = bins[place - 1], bins[place]
    return f"{low:.15g}–{high - 1:.15g}" if whole else f"{low:.15g}–<{high:.15g}"


def looks_like_identity_numbers(dimension: Dimension) -> bool:
    """Whether more levels hold a valid personal identity number than chance would give codes of ten digits."""
    known = [level for level in dimension.levels if level is not None]
    alike = sum(1 for level in known if holds_identity_number(level))
    return alike > CHANCE * len(known)


def holds_identity_number(text: str) -> bool:
    """Whether a text is, or has in it, a personal identity number with a possible date and the right check digit.

    >>> holds_identity_number("Firma 640823-3234"), holds_identity_number("640823-3235")
    (True, False)
    """
    return any(_has_check_digit(found[1] + found[2]) for found in _IDENTITY_NUMBER.finditer(text))


def _has_check_digit(ten: str) -> bool:
    products = [int(digit) * (2 - place % 2) for place, digit in enumerate(ten)]
    return sum(product // 10 + product % 10 for product in products) % 10 == 0


def is_whole(factor: Factor, fractions: int) -> bool:
    """Whether a binned column holds whole numbers and no fractions, so that 25–34 says it all."""
    return fractions == 0 and all(limit == int(limit) for limit in factor.bins)
