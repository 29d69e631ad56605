"""Does it add up? Sums with the tolerance that rounding allows, in decimals and never in binary floats."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from skillnad.check.grid import Grid
from skillnad.check.lexicon import Lexicon
from skillnad.check.statistic import SexRow, Statistic

_MOST_ZEROS = 4


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Parts that do not make their total: the sum written out, the difference, and the tolerance that was used."""

    label: str
    parts: tuple[Decimal, ...]
    total: Decimal
    tolerance: Decimal
    at: tuple[tuple[int, int], ...] = ()

    @property
    def difference(self) -> Decimal:
        """The sum of the parts minus the total."""
        return sum(self.parts, Decimal(0)) - self.total


def unit_of(numbers: Sequence[Decimal]) -> Decimal:
    """The unit that numbers are shown in, by their decimals or by the zeros that all of them end in.

    >>> unit_of([Decimal("34000"), Decimal("32000")]), unit_of([Decimal("12.5"), Decimal("7")])
    (Decimal('1000'), Decimal('0.1'))
    """
    decimals = max((-int(number.as_tuple().exponent) for number in numbers), default=0)
    if decimals > 0:
        return Decimal(1).scaleb(-decimals)
    whole = [int(number) for number in numbers if number]
    zeros = 0
    while whole and zeros < _MOST_ZEROS and all(number % 10 ** (zeros + 1) == 0 for number in whole):
        zeros += 1
    return Decimal(10**zeros)


def tolerance(parts: Sequence[Decimal], total: Decimal) -> Decimal:
    """How far a sum of rounded parts may lie from its rounded total; whole numbers of persons are exact."""
    unit = unit_of([*parts, total])
    return Decimal(0) if unit == 1 else (len(parts) + 1) * unit / 2


def check_sum(label: str, parts: Sequence[Decimal], total: Decimal) -> Mismatch | None:
    """The mismatch of parts and total, if it is more than rounding allows."""
    allowed = tolerance(parts, total)
    found = Mismatch(label, tuple(parts), total, allowed)
    return found if abs(found.difference) > allowed else None


def sex_mismatches(statistic: Statistic) -> Iterator[tuple[SexRow, Mismatch]]:
    """Rows where women and men do not make the total."""
    for row in statistic.rows:
        if row.kind == "count" and row.women is not None and row.men is not None and row.total is not None:
            found = check_sum(row.label, (row.women, row.men), row.total)
            if found:
                yield row, Mismatch(found.label, found.parts, found.total, found.tolerance, row.at)


def share_mismatches(statistic: Statistic) -> Iterator[tuple[SexRow, Mismatch]]:
    """Rows of a sex distribution whose shares do not make a hundred."""
    for row in statistic.rows:
        if row.kind != "share" or row.women is None or row.men is None or not _is_distribution(statistic, row):
            continue
        unit = unit_of([number for number in (row.women, row.men) if number % 1]) if _has_part(row) else Decimal(1)
        found = Mismatch(row.label, (row.women, row.men), Decimal(100), unit * 3 / 2, row.at)
        if abs(found.difference) > found.tolerance:
            yield row, found


def _has_part(row: SexRow) -> bool:
    return bool((row.women or 0) % 1 or (row.men or 0) % 1)


def _is_distribution(statistic: Statistic, row: SexRow) -> bool:
    text = f"{statistic.title} {row.label}".lower()
    return any(word in text for word in ("könsfördelning", "sex distribution", "fördelning efter kön"))


def column_mismatches(statistic: Statistic, lexicon: Lexicon) -> Iterator[Mismatch]:
    """Columns whose parts nearly make their total row; where they are far from it, rows may have been left out."""
    if statistic.table is None:
        return
    grid = Grid(statistic.table)
    total_row = _total_row(grid, lexicon)
    if total_row is None:
        return
    for column in sorted({column for _row, column in statistic.cells}):
        parts, total = _column(grid, column, total_row)
        if total and len(parts) > 1 and _adds_up_by_kind(grid, column):
            found = check_sum(grid.heading(column), parts, total)
            if found and abs(found.difference) * 20 < total:
                at = tuple((row, column) for row in grid.body)
                yield Mismatch(found.label, found.parts, found.total, found.tolerance, at)


def _adds_up_by_kind(grid: Grid, column: int) -> bool:
    heading = f"{grid.heading(column)} {grid.table.caption} {grid.table.unit}".lower()
    never = (
        "procent",
        "%",
        "andel",
        "medel",
        "median",
        "per ",
        "index",
        "förändring",
        "share",
        "mean",
        "rate",
        "därav",
    )
    return not any(word in heading for word in never)


def _total_row(grid: Grid, lexicon: Lexicon) -> int | None:
    """The one total row, first or last, of a table without sections and without rows that are parts of others."""
    rows = list(grid.body)
    totals = [row for row in rows if lexicon.word_class(grid.label(row).lower().split(" ")[0].strip(":,")) == "total"]
    labels = [grid.label(row).lower() for row in rows]
    nested = any(label.startswith(("därav", "varav", "of which", "–", "-")) for label in labels)
    if len(totals) != 1 or nested or any(grid.sections.values()) or len(grid.label_columns) > 1:
        return None
    return totals[0] if totals[0] in (rows[0], rows[-1]) else None


def _column(grid: Grid, column: int, total_row: int) -> tuple[list[Decimal], Decimal | None]:
    values = {row: grid.value(row, column) for row in grid.body}
    parts = [value.number for row, value in values.items() if row != total_row and value and value.number is not None]
    total = values[total_row]
    return parts, total.number if total else None
