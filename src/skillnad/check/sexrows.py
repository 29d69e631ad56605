"""Women, men and total side by side: the figures of a table that belong to the same row or column."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from skillnad.check.sexes import Sex
from skillnad.check.statistic import FigureKind, SexRow

if TYPE_CHECKING:
    from skillnad.check.tables import TableReading

Cells = tuple[tuple[int, int], ...]
Place = tuple[int, int]
_SHARE = ("%", "procent", "andel", "per cent", "percent", "share", "könsfördelning")
_NOT_ADDED = (
    "medel",
    "median",
    "percentil",
    "genomsnitt",
    "mean",
    "average",
    "index",
    "ökning",
    "förändring",
    "change",
)
_NEUTRAL = frozenset("man därav varav of which och kön".split())


def sex_rows(reading: "TableReading", cells: Cells) -> tuple[SexRow, ...]:
    """The figures by sex that belong together: same row and same headings but for the sex."""
    by_column = {"women", "men"} & {sex for sex in reading.column_sex.values() if sex}
    found = _across(reading, cells) if by_column else _down(reading, cells)
    return tuple(row for row in found if row.women is not None or row.men is not None)


def _across(reading: "TableReading", cells: Cells) -> Iterator[SexRow]:
    """Sexes in columns: each woman's column with its man's and its total's, row by row."""
    trios = list(_trios(reading, sorted({column for _row, column in cells})))
    for row in sorted({row for row, _column in cells}):
        for women, men, total in trios:
            places = [None if column is None else (row, column) for column in (women, men, total)]
            yield _sex_row(reading, *places)


def _trios(reading: "TableReading", columns: list[int]) -> Iterator[tuple[int | None, int | None, int | None]]:
    used: set[int] = set()
    for column in columns:
        sex = reading.column_sex[column]
        if sex is None or column in used:
            continue
        other = _twin(reading, columns, column, used)
        pair = {place for place in (column, other) if place is not None}
        total = _total(reading, columns, pair, used)
        used |= pair | ({total} if total is not None else set())
        women, men = (column, other) if sex == "women" else (other, column)
        yield women, men, total


def _twin(reading: "TableReading", columns: list[int], column: int, used: set[int]) -> int | None:
    """The column of the other sex with the same headings otherwise, the nearest one to the right."""
    mine, plain = reading.column_sex[column], _plain(reading, reading.grid.headings(column))
    for other in columns:
        differs = reading.column_sex[other] not in (None, mine)
        if other > column and other not in used and differs and _plain(reading, reading.grid.headings(other)) == plain:
            return other
    return None


def _total(reading: "TableReading", columns: list[int], pair: set[int], used: set[int]) -> int | None:
    """The total of a pair: right before it or after it, or a column with the same headings but for the sex."""
    free = [place for place in columns if reading.column_sex[place] is None and place not in used]
    plain = _plain(reading, reading.grid.headings(min(pair)))
    beside = [place for place in (min(pair) - 1, max(pair) + 1) if place in free and _is_total(reading, place)]
    same = [place for place in free if _plain(reading, reading.grid.headings(place)) == plain]
    return next(iter([place for place in same if place in beside] + (same if plain else []) + beside), None)


def _is_total(reading: "TableReading", column: int) -> bool:
    """A column without a sex is a total where its heading says so, counts the same, or is a plain number."""
    heading = reading.grid.heading(column).lower()
    words = [word.strip(".,:;()") for word in heading.split()]
    if any(word in heading for word in _SHARE):
        return False
    total = any(reading.lexicon.word_class(word) == "total" for word in words)
    return total or reading.column_measures[column].relation == "direct" or heading in ("antal", "number")


def _down(reading: "TableReading", cells: Cells) -> Iterator[SexRow]:
    """Sexes in rows: rows with the same label but for the sex, column by column."""
    grid = reading.grid
    found: dict[tuple[frozenset[str], int], dict[Sex | str, Place]] = {}
    for row, column in cells:
        plain = frozenset(_plain(reading, (*grid.labels(row), grid.sections[row])))
        found.setdefault((plain, column), {}).setdefault(reading.row_sex[row] or "total", (row, column))
    for parts in found.values():
        yield _sex_row(reading, parts.get("women"), parts.get("men"), parts.get("total"))


def _plain(reading: "TableReading", texts: Iterable[str]) -> set[str]:
    """The words of headings or labels without those for sexes and totals."""
    words = {word.strip(".,:;()").lower() for text in texts for word in text.split()}
    dropped = ("women", "men", "sex", "total")
    kept = {word for word in words if word and reading.lexicon.word_class(word) not in dropped}
    return {word for word in kept if word not in reading.letters and word not in _NEUTRAL}


def _sex_row(reading: "TableReading", women: Place | None, men: Place | None, total: Place | None) -> SexRow:
    from skillnad.check.tables import place_of

    grid = reading.grid
    places = [place for place in (women, men, total) if place]
    values = [value for place in places if (value := grid.value(*place)) and value.number is not None]
    row, column = places[0]
    shared = " ".join(sorted(_plain(reading, grid.headings(column))))
    return SexRow(
        label=", ".join(part for part in (grid.label(row), shared) if part),
        women=_number(reading, women),
        men=_number(reading, men),
        total=_number(reading, total),
        step=max((value.step for value in values), default=Decimal(1)),
        kind=_kind(reading, row, column),
        cell=place_of(reading.table, row, column),
        at=tuple(places),
    )


def _number(reading: "TableReading", place: Place | None) -> Decimal | None:
    value = reading.grid.value(*place) if place else None
    return value.number if value else None


def _kind(reading: "TableReading", row: int, column: int) -> FigureKind:
    """Whether the figures are counts that add up, shares in per cent, or something that does neither."""
    grid, table = reading.grid, reading.table
    near = f"{grid.heading(column)} {grid.label(row)}".lower()
    measure = reading.measure(row, column)
    if any(word in near for word in _NOT_ADDED) or measure.word_class in ("rate", "money"):
        return "other"
    value = grid.value(row, column)
    if any(word in near for word in _SHARE) or (value and value.unit == "%"):
        return "share"
    if "antal" in near or "number" in near:
        return "count"
    far = f"{table.unit} {table.caption or reading.context}".lower()
    if any(word in far for word in ("procent", "andel", "%", "per cent", "share", "per 1 000", "per 1000")):
        return "share" if "antal" not in far else "other"
    return "other" if value and value.decimals else "count"
