"""Looks for the same statistic, split by sex, elsewhere: nearest first, and only for the same measure and years."""

from collections.abc import Sequence
from dataclasses import replace

from skillnad.check.measures import stem
from skillnad.check.numbers import is_year
from skillnad.check.sexes import Coverage
from skillnad.check.statistic import Companion, Statistic

_GENERIC = frozenset("person individ människa personal barn invånare befolkning population people".split())
_LEAST_SHARED = 0.5


def with_companions(statistics: Sequence[Statistic]) -> list[Statistic]:
    """Each statistic with its companion, where one is found, and the coverage that the two give together."""
    split = [other for other in statistics if other.coverage == "full"]
    twins = [other for other in statistics if other.only and other.kind == "table" and not other.rows_have_total]
    return [_resolved(statistic, split, twins) for statistic in statistics]


def _resolved(statistic: Statistic, split: Sequence[Statistic], twins: Sequence[Statistic]) -> Statistic:
    if statistic.coverage not in ("none", "partial"):
        return statistic
    twin = _twin(statistic, twins)
    if twin:
        return replace(statistic, coverage="full", companion=_companion(twin, ()))
    near = sorted(split, key=lambda other: _distance(statistic, other))
    matching = [other for other in near if other.block != statistic.block and _same(statistic, other)]
    if not matching:
        return statistic
    best = min(matching, key=lambda other: len(_years_lacking(statistic, other)))
    lacks = _years_lacking(statistic, best) or _rows_lacking(statistic, best)
    coverage: Coverage = "partial" if lacks else "full"
    return replace(statistic, coverage=coverage, companion=_companion(best, lacks), lacking=lacks or statistic.lacking)


def _companion(other: Statistic, lacks: tuple[str, ...]) -> Companion:
    return Companion(other.place, other.kind, other.title or other.excerpt, lacks)


def _twin(statistic: Statistic, twins: Sequence[Statistic]) -> Statistic | None:
    """A table of women alone has a twin of men alone, alike in all else; a table of neither may have both."""
    if statistic.kind != "table":
        return None
    alike = [other for other in twins if other is not statistic and _alike(statistic, other)]
    if statistic.only:
        return next((other for other in alike if other.only != statistic.only), None)
    return alike[0] if {other.only for other in alike} == {"women", "men"} else None


def _alike(one: Statistic, other: Statistic) -> bool:
    """Whether two tables have the same rows and the same measure."""
    mine, theirs = set(_row_labels(one)), set(_row_labels(other))
    same_rows = bool(mine) and len(mine & theirs) >= 0.9 * len(mine | theirs)
    return same_rows and _shared(one, other) >= _LEAST_SHARED


def _row_labels(statistic: Statistic) -> dict[str, str]:
    """The labels of the rows that a table statistic stands in, by their text in small letters."""
    from skillnad.check.grid import Grid

    if statistic.table is None:
        return {}
    grid = Grid(statistic.table)
    labels = [grid.label(row) for row in sorted({row for row, _column in statistic.cells})]
    return {label.lower(): label for label in labels if label}


def _distance(one: Statistic, other: Statistic) -> tuple[bool, bool, int]:
    """Same page, then same section, then the rest; nearest block first."""
    other_page = one.place.page != other.place.page or one.place.sheet != other.place.sheet
    return (other_page, one.section != other.section, abs(one.block - other.block))


def _same(one: Statistic, other: Statistic) -> bool:
    """Whether two statistics have the same measure, population and at least one year in common."""
    mine, theirs = stem(one.measure), stem(other.measure)
    alike = mine == theirs or (min(len(mine), len(theirs)) >= 5 and (mine.endswith(theirs) or theirs.endswith(mine)))
    if not alike or not _same_period(one, other) or not _same_figure(one, other):
        return False
    if mine in _GENERIC or theirs in _GENERIC:
        return _shared(one, other) >= _LEAST_SHARED and len(one.words & other.words) > 1
    return one.kind == "text" or other.kind == "text" or _shared(one, other) >= _LEAST_SHARED


def _same_period(one: Statistic, other: Statistic) -> bool:
    """A year in common; where a text names none, it must stand in the same section."""
    if one.years and other.years:
        return bool(set(one.years) & set(other.years))
    if one.kind == "text" or other.kind == "text":
        return one.section == other.section
    return not one.years and not other.years


def _same_figure(one: Statistic, other: Statistic) -> bool:
    """Numbers are no companion of shares, nor the other way about, between tables."""
    return "text" in (one.kind, other.kind) or _is_share(one) == _is_share(other)


def _is_share(statistic: Statistic) -> bool:
    title = statistic.title.lower()
    return any(word in title for word in ("andel", "procent", "%", "share", "per cent", "percent"))


def _shared(one: Statistic, other: Statistic) -> float:
    smaller = min(len(one.words), len(other.words))
    return len(one.words & other.words) / smaller if smaller else 0.0


def _years_lacking(one: Statistic, other: Statistic) -> tuple[str, ...]:
    return tuple(year for year in one.years if year not in other.years) if one.years and other.years else ()


def _rows_lacking(one: Statistic, other: Statistic) -> tuple[str, ...]:
    """Groups of a table that its companion does not have: split as a whole, but not by region."""
    mine = _row_labels(one)
    groups = {label for label in mine if not is_year(label) and not label.startswith(("total", "samtliga"))}
    if one.kind != "table" or len(groups) < 2:
        return ()
    missing = groups - set(_row_labels(other)) if other.kind == "table" else groups
    return tuple(mine[label] for label in mine if label in missing) if len(missing) * 2 > len(groups) else ()
