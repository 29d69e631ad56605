"""Where the figures of a table stand, and which labels say what each is of."""

from collections.abc import Iterator
from dataclasses import dataclass

from skillnad.check.read.values import is_period
from skillnad.disclosure.release.columns import ALL, Column, columns_of, unclear
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.figures import DEFAULT_MARKS, Hidden, hidden_of, number_of
from skillnad.disclosure.release.grid import Grid, Place
from skillnad.disclosure.release.words import measure_name
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _


@dataclass(frozen=True)
class Figure:
    """A figure in a table: its place, its label in each column that divides the table, and its value or mark."""

    place: Place
    labels: tuple[str, ...]
    measure: str
    value: float | None
    hidden: Hidden | None = None


@dataclass(frozen=True)
class Layout:
    """The figures of a table. derived: places of shares and averages, which add up to nothing.

    headings: the heading over each column, for people.
    """

    grid: Grid
    columns: tuple[str, ...]
    figures: tuple[Figure, ...]
    derived: tuple[Place, ...] = ()
    headings: tuple[str, ...] = ()

    def where(self, place: Place) -> str:
        """A place in the file, for people."""
        row, column = place
        return self.grid.where(row, self.headings[column] if column < len(self.headings) else "")


def lay_out(grid: Grid, description: Description, marks: tuple[str, ...] = DEFAULT_MARKS) -> Layout:
    """Find the figures and labels of a table.

    Raises:
        SkillnadError: there are none, or it cannot be told which columns are which.
    """
    if grid.variables:
        return _cube(grid, marks)
    first, body, headings = _parts(grid)
    columns = columns_of(grid, body, headings, description, marks)
    across = tuple(dict.fromkeys(name for column in columns for name, _code in column.codes))
    stubs = [place for place, column in enumerate(columns) if column.role == "labels"]
    figures: list[Figure] = []
    above = [""] * len(columns)
    for row in body:
        above = _filled(grid, row, stubs, above)
        labels = tuple(above[stub] for stub in stubs)
        figures += _row_figures(grid, row, columns, labels, across, marks)
    derived = tuple((row, place) for row in body for place, column in enumerate(columns) if column.role == "derived")
    names = tuple(columns[stub].heading for stub in stubs) + across
    if not figures or not names:
        raise unclear(grid, first, _("no table of numbers was found"))
    return Layout(grid, names, tuple(figures), derived, tuple(headings))


def _parts(grid: Grid) -> tuple[int, list[int], list[str]]:
    """The first row of headings, the rows of figures, and the heading of each column."""
    width = max((len(row) for row in grid.rows), default=0)
    for row in grid.rows:
        row.extend([""] * (width - len(row)))
    filled = [place for place, row in enumerate(grid.rows) if sum(map(bool, row)) > 1]
    if len(filled) < 2:
        raise unclear(grid, 0, _("no table of numbers was found"))
    first = filled[0]
    last = first
    while last + 1 in filled and _is_heading(grid, last + 1):
        last += 1
    headings = [_heading(grid, first, last, column) for column in range(width)]
    return first, [row for row in filled if row > last], headings


def _is_heading(grid: Grid, row: int) -> bool:
    """Whether a row goes on with the headings: nothing over the labels, and no figures."""
    fields = grid.rows[row]
    numbers = [text for text in fields if number_of(text, comma=grid.comma) is not None and not is_period(text)]
    return not numbers and (not fields[0] or not grid.rows[row - 1][0])


def _heading(grid: Grid, first: int, last: int, column: int) -> str:
    parts = []
    for row in range(first, last + 1):
        text = grid.rows[row][column]
        if not text and row < last:
            # A heading over several columns stands over the first of them.
            text = next((grid.rows[row][left] for left in range(column, 0, -1) if grid.rows[row][left]), "")
        parts.append(text)
    return " ".join(part for part in dict.fromkeys(parts) if part)


def _filled(grid: Grid, row: int, stubs: list[int], above: list[str]) -> list[str]:
    """The labels of a row; a field left empty before the last says what the one above it says."""
    fields = list(grid.rows[row])
    for stub in stubs[:-1]:
        if not fields[stub]:
            fields[stub] = above[stub]
    for stub in stubs:
        if not fields[stub]:
            raise SkillnadError(
                _("the row has no label"), where=grid.where(row), remedy=_("Say in every row what its numbers are of.")
            )
    return fields


def _row_figures(
    grid: Grid,
    row: int,
    columns: list[Column],
    labels: tuple[str, ...],
    across: tuple[str, ...],
    marks: tuple[str, ...],
) -> Iterator[Figure]:
    for place, column in enumerate(columns):
        if column.role == "figures":
            codes = dict(column.codes)
            text = grid.rows[row][place]
            yield _figure(grid, (row, place), text, (*labels, *(codes[name] for name in across)), column.measure, marks)


def _figure(
    grid: Grid, place: Place, text: str, labels: tuple[str, ...], measure: str, marks: tuple[str, ...]
) -> Figure:
    hidden = hidden_of(text, marks) if marks else None
    value = None if hidden else number_of(text, comma=grid.comma)
    if value is None and hidden is None:
        raise SkillnadError(
            _("{text} is not a number").format(text=text) if text else _("the field is empty"),
            where=grid.where(*place[:1], ", ".join(label for label in labels if label != ALL)),
            remedy=_("Write a number; zero as 0 or -."),
        )
    return Figure(place, labels, measure, value, hidden)


def _cube(grid: Grid, marks: tuple[str, ...]) -> Layout:
    """The figures of a PX file, whose variables say everything."""
    import itertools

    stub = grid.variables[: grid.in_rows]
    over = grid.variables[grid.in_rows :]
    figures = []
    for row, before in enumerate(itertools.product(*(variable.values for variable in stub))):
        for column, above in enumerate(itertools.product(*(variable.values for variable in over))):
            labels = tuple(
                ALL if label == variable.total else label
                for label, variable in zip((*before, *above), grid.variables, strict=True)
            )
            figures.append(
                _figure(grid, (row, column), grid.rows[row][column], labels, measure_name(grid.measure), marks)
            )
    return Layout(grid, tuple(variable.name for variable in grid.variables), tuple(figures))
