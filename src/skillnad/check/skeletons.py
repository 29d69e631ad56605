"""The table that a finding asks for, ready to fill in: each row and year with women, men and total."""

from dataclasses import dataclass
from typing import Literal

from skillnad.check.finding import Finding
from skillnad.check.grid import Grid
from skillnad.check.numbers import is_year
from skillnad.check.sexes import sexes_in
from skillnad.check.statistic import Statistic
from skillnad.language import gettext as _

CellKind = Literal["heading", "label", "fill", "known", "computed"]
ASK_FOR_TABLE = ("KUS001", "KUS002", "KUS005", "KUS006", "KUS007", "KUS013")


@dataclass(frozen=True, slots=True)
class SkeletonCell:
    """A cell of a skeleton: what it says, and whether it is to be filled in, is known, or is computed."""

    text: str
    kind: CellKind


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A table to fill in, with the title that it should have."""

    title: str
    rule: str
    rows: tuple[tuple[SkeletonCell, ...], ...]
    note: str


def skeleton_for(finding: Finding) -> Skeleton | None:
    """The table that a finding asks for, or `None` where the finding is not about a missing split."""
    statistic = finding.statistic
    if statistic is None or finding.rule not in ASK_FOR_TABLE:
        return None
    body = _from_table(statistic) if statistic.table else _from_text(statistic)
    title = _("{name} by sex").format(name=statistic.title or statistic.measure)
    note = _("Fill in the empty cells. Use – for nil and .. for not available. A rest is unknown sex.")
    return Skeleton(title, finding.rule, tuple(body), note)


def _head(texts: list[str]) -> tuple[SkeletonCell, ...]:
    return tuple(SkeletonCell(text, "heading") for text in texts)


def _from_text(statistic: Statistic) -> list[tuple[SkeletonCell, ...]]:
    years = statistic.years or ("",)
    rows = [_head([_("Year"), _("Women"), _("Men"), _("Total")])]
    for year in years:
        rows.append((SkeletonCell(year or statistic.measure, "label"), *(SkeletonCell("", "fill") for _n in range(3))))
    return rows


def _from_table(statistic: Statistic) -> list[tuple[SkeletonCell, ...]]:
    """Each value column becomes three; the figures that stand without a sex are known totals."""
    grid = Grid(statistic.table)  # type: ignore[arg-type]
    columns = sorted({column for _row, column in statistic.cells})
    known = {column: not sexes_in(grid.heading(column), statistic.language) for column in columns}
    columns = [column for column in columns if known[column]] or columns[:1]
    labels = [grid.heading(column) or "" for column in grid.label_columns]
    heads = [
        f"{grid.heading(column)} {word}".strip() for column in columns for word in (_("women"), _("men"), _("total"))
    ]
    rows = [_head([*labels, *heads])]
    for row in sorted({row for row, _column in statistic.cells}):
        if not sexes_in(grid.label(row), statistic.language):
            rows.append(_row(statistic, grid, row, columns))
    return rows


def _row(statistic: Statistic, grid: Grid, row: int, columns: list[int]) -> tuple[SkeletonCell, ...]:
    cells = [SkeletonCell(grid.texts[row][column], "label") for column in grid.label_columns]
    women, men = _shown(statistic, row)
    for column in columns:
        text = grid.texts[row][column]
        cells += [women, men, SkeletonCell(text, "known" if text and not is_year(text) else "fill")]
    return tuple(cells)


def _shown(statistic: Statistic, row: int) -> tuple[SkeletonCell, SkeletonCell]:
    """The figures by sex that a row has already, and the one that its total tells."""
    found = next((one for one in statistic.rows if one.at and one.at[0][0] == row), None)
    empty = SkeletonCell("", "fill")
    if found is None or found.kind != "count":
        return empty, empty
    women, men, total = found.women, found.men, found.total
    if women is not None and total is not None and men is None:
        return SkeletonCell(f"{women:f}", "known"), SkeletonCell(f"{total - women:f}", "computed")
    if men is not None and total is not None and women is None:
        return SkeletonCell(f"{total - men:f}", "computed"), SkeletonCell(f"{men:f}", "known")
    known = [
        SkeletonCell("" if figure is None else f"{figure:f}", "fill" if figure is None else "known")
        for figure in (women, men)
    ]
    return known[0], known[1]
