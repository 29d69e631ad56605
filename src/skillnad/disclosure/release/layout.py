"""Where the figures of a table stand, and which labels say what each is of."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from skillnad.check.read.values import is_period
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.figures import DEFAULT_MARKS, Hidden, hidden_of, is_derived, number_of
from skillnad.disclosure.release.grid import Grid, Place
from skillnad.disclosure.release.words import SEX, begins_as_total, is_sex_heading, is_total, measure_name, split_sex
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

ALL = "*"
YEAR = "år"
_CODES = ("kod", "code", "nr", "id", "år", "year", "månad", "month")
_COUNTING = ("antal", "ant", "count", "n", "freq", "number", "persons", "personer")


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


@dataclass(frozen=True)
class _Column:
    """A column of a sheet. role: of labels, of figures, or of figures that add up to nothing."""

    heading: str
    role: Literal["labels", "figures", "derived"]
    measure: str = ""
    codes: tuple[tuple[str, str], ...] = ()


def lay_out(grid: Grid, description: Description, marks: tuple[str, ...] = DEFAULT_MARKS) -> Layout:
    """Find the figures and labels of a table.

    Raises:
        SkillnadError: there are none, or it cannot be told which columns are which.
    """
    if grid.variables:
        return _cube(grid, marks)
    first, body, headings = _parts(grid)
    columns = _columns(grid, body, headings, description, marks)
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
        raise _unclear(grid, first, _("no table of numbers was found"))
    return Layout(grid, names, tuple(figures), derived, tuple(headings))


def _parts(grid: Grid) -> tuple[int, list[int], list[str]]:
    """The first row of headings, the rows of figures, and the heading of each column."""
    width = max((len(row) for row in grid.rows), default=0)
    for row in grid.rows:
        row.extend([""] * (width - len(row)))
    filled = [place for place, row in enumerate(grid.rows) if sum(map(bool, row)) > 1]
    if len(filled) < 2:
        raise _unclear(grid, 0, _("no table of numbers was found"))
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


def _columns(
    grid: Grid, body: list[int], headings: list[str], description: Description, marks: tuple[str, ...]
) -> list[_Column]:
    numeric = [_is_numeric(grid, body, place, marks) for place in range(len(headings))]
    named = {name.casefold() for name in description.dimensions}
    for name in (*description.dimensions, *([description.measure] if description.measure else [])):
        if name.casefold() not in {heading.casefold() for heading in headings}:
            raise _unclear(grid, body[0] - 1, _("there is no column {name}").format(name=name))
    labelling = [
        heading.casefold() in named or (not numbers and not named) or (numbers and not named and _is_code(heading))
        for heading, numbers in zip(headings, numeric, strict=True)
    ]
    chosen = [place for place in range(len(headings)) if numeric[place] and not labelling[place] and headings[place]]
    found = _choose(grid, body, headings, chosen, description)
    if description.measure and not description.across:
        labelling = [
            labelling[place] or (numeric[place] and not named and place not in found) for place in range(len(headings))
        ]
    return [
        found.get(place) or _Column(heading or f"#{place + 1}", "labels" if labelling[place] else "derived")
        for place, heading in enumerate(headings)
    ]


def _is_numeric(grid: Grid, body: list[int], column: int, marks: tuple[str, ...]) -> bool:
    fields = [text for row in body if (text := grid.rows[row][column])]
    numbers = [text for text in fields if number_of(text, comma=grid.comma) is not None]
    return bool(fields) and all(
        text in numbers or hidden_of(text, (*marks, *DEFAULT_MARKS)) is not None or text.endswith("%")
        for text in fields
    )


def _is_code(heading: str) -> bool:
    folded = heading.casefold()
    return is_sex_heading(heading) or folded.endswith("kod") or folded in _CODES


def _choose(
    grid: Grid, body: list[int], headings: list[str], chosen: list[int], description: Description
) -> dict[int, _Column]:
    """The columns with figures."""
    if description.measure:
        wanted = description.measure.casefold()
        chosen = [place for place in chosen if headings[place].casefold() == wanted] or chosen
        if not description.across:
            place = next(i for i, heading in enumerate(headings) if heading.casefold() == wanted)
            return {place: _Column(headings[place], "figures", measure_name(headings[place]))}
    found = {place: _wide(headings[place], description.across) for place in chosen}
    plain = [place for place, column in found.items() if column.role == "figures" and not column.codes]
    if len(plain) > 1 and len(plain) == sum(column.role == "figures" for column in found.values()):
        counting = [place for place in plain if headings[place].casefold() in _COUNTING]
        if len(counting) != 1:
            names = ", ".join(headings[place] for place in plain)
            raise SkillnadError(
                _("several columns have numbers: {names}").format(names=names),
                where=grid.where(body[0] - 1),
                remedy=_("Name the one to protect with --measure, or what they divide by with --across."),
            )
        others = [place for place in plain if place not in counting]
        return {place: column for place, column in found.items() if place not in others}
    return _with_totals(found)


def _wide(heading: str, across: str | None) -> _Column:
    if is_derived(heading):
        return _Column(heading, "derived")
    if across:
        return _Column(heading, "figures", "antal", ((across, ALL if is_total(heading) else heading),))
    codes: dict[str, str] = {}
    split = split_sex(heading)
    rest = heading
    if split:
        codes[SEX], rest = split
    years = [word for word in rest.split() if is_period(word)]
    if len(years) == 1:
        codes[YEAR], rest = years[0], " ".join(word for word in rest.split() if word != years[0])
    return _Column(heading, "figures", measure_name(rest), tuple(codes.items()))


def _with_totals(found: dict[int, _Column]) -> dict[int, _Column]:
    """The column without a sex, beside those with one, is of both."""
    names = dict.fromkeys(name for column in found.values() for name, _code in column.codes)

    def whole(column: _Column) -> _Column:
        if column.role == "derived":
            return column
        codes = dict(column.codes)
        measure = "antal" if is_total(column.heading) or begins_as_total(column.heading) else column.measure
        full = tuple((name, codes.get(name, ALL)) for name in names)
        return _Column(column.heading, "figures", measure, full)

    return {place: whole(column) for place, column in found.items()} if names else found


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
    columns: list[_Column],
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
            where=grid.where(*place[:1], ", ".join(labels)),
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


def _unclear(grid: Grid, row: int, what: str) -> SkillnadError:
    return SkillnadError(
        what,
        where=grid.where(row),
        remedy=_("Give headings over the columns, labels before the numbers, and see skillnad protect --help."),
    )
