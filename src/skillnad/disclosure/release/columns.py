"""What each column of a table holds: labels, figures, shares that add up to nothing, or something else."""

from dataclasses import dataclass, replace
from typing import Literal

from skillnad.check.read.values import is_period
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.figures import DEFAULT_MARKS, hidden_of, is_derived, number_of
from skillnad.disclosure.release.grid import Grid
from skillnad.disclosure.release.words import SEX, begins_as_total, is_sex_heading, is_total, measure_name, split_sex
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

ALL = "*"
YEAR = "år"
_CODES = ("kod", "code", "nr", "id", "år", "year", "månad", "month")
_COUNTING = ("antal", "ant", "count", "n", "freq", "number", "persons", "personer")


@dataclass(frozen=True)
class Column:
    """A column of a sheet. codes: for figures in a column of their own for each code, what the column is of."""

    heading: str
    role: Literal["labels", "figures", "derived", "other"]
    measure: str = ""
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Sheet:
    """The fields below the headings, column by column."""

    grid: Grid
    body: list[int]
    headings: list[str]
    marks: tuple[str, ...]

    def fields(self, place: int) -> list[str]:
        return [text for row in self.body if (text := self.grid.rows[row][place])]

    def number(self, text: str) -> float | None:
        return number_of(text, comma=self.grid.comma)

    def is_numeric(self, place: int) -> bool:
        """Whether all fields are numbers, with some sign for hidden among them."""
        fields = self.fields(place)
        return bool(fields) and all(
            self.number(text) is not None
            or hidden_of(text, (*self.marks, *DEFAULT_MARKS)) is not None
            or text.endswith("%")
            for text in fields
        )

    def is_code(self, place: int) -> bool:
        """Whether a column of whole numbers says the same number again and again, as codes do."""
        fields = self.fields(place)
        return all(text.isdigit() for text in fields) and len(set(fields)) <= len(fields) / 2


def columns_of(
    grid: Grid, body: list[int], headings: list[str], description: Description, marks: tuple[str, ...]
) -> list[Column]:
    """What each column holds.

    Raises:
        SkillnadError: it cannot be told.
    """
    sheet = _Sheet(grid, body, headings, marks)
    _require_names(sheet, description)
    named = {name.casefold() for name in description.dimensions}
    numeric = {place for place in range(len(headings)) if sheet.is_numeric(place)}
    labels = {
        place
        for place, heading in enumerate(headings)
        if (heading.casefold() in named if named else place not in numeric or _says_code(heading))
    }
    free = [place for place in sorted(numeric - labels) if headings[place]]
    found = _figures(sheet, free, description)
    codes = [place for place in free if place not in found]
    _require_codes(sheet, codes, found)
    labels |= set() if named else set(codes)
    return [
        found.get(place) or Column(heading or f"#{place + 1}", "labels" if place in labels else "other")
        for place, heading in enumerate(headings)
    ]


def _require_names(sheet: _Sheet, description: Description) -> None:
    known = {heading.casefold() for heading in sheet.headings}
    for name in (*description.dimensions, *([description.measure] if description.measure else [])):
        if name.casefold() not in known:
            raise unclear(sheet.grid, sheet.body[0] - 1, _("there is no column {name}").format(name=name))


def _says_code(heading: str) -> bool:
    folded = heading.casefold()
    return is_sex_heading(heading) or folded.endswith("kod") or folded in _CODES


def _figures(sheet: _Sheet, free: list[int], description: Description) -> dict[int, Column]:
    """The columns with figures, and with shares and averages."""
    found = {place: _column(sheet.headings[place], description.across) for place in free}
    derived = {place: column for place, column in found.items() if column.role == "derived"}
    figures = {place: column for place, column in found.items() if column.role == "figures"}
    if description.measure and not description.across:
        wanted = description.measure.casefold()
        place = next(place for place, heading in enumerate(sheet.headings) if heading.casefold() == wanted)
        return {**derived, place: Column(sheet.headings[place], "figures", measure_name(sheet.headings[place]))}
    if any(column.codes for column in figures.values()):
        return derived | _with_totals(figures)
    counting = [place for place in figures if sheet.headings[place].casefold() in _COUNTING]
    kept = counting if len(counting) == 1 else list(figures)
    if len(kept) > 1:
        raise _several(sheet, kept)
    return derived | {place: figures[place] for place in kept}


def _require_codes(sheet: _Sheet, places: list[int], figures: dict[int, Column]) -> None:
    """That no column of figures is passed over: what is not protected must be codes, before the figures."""
    first = min((place for place, column in figures.items() if column.role == "figures"), default=0)
    doubtful = [place for place in places if place > first or not sheet.is_code(place)]
    if doubtful:
        raise _several(sheet, [first, *doubtful])


def _several(sheet: _Sheet, places: list[int]) -> SkillnadError:
    return SkillnadError(
        _("several columns have numbers: {names}").format(names=", ".join(sheet.headings[place] for place in places)),
        where=sheet.grid.where(sheet.body[0] - 1),
        remedy=_("Leave one of them, or name those that divide the table with --dimension or --across."),
    )


def _column(heading: str, across: str | None) -> Column:
    if is_derived(heading):
        return Column(heading, "derived")
    if across:
        return Column(heading, "figures", "antal", ((across, ALL if is_total(heading) else heading),))
    codes: dict[str, str] = {}
    split = split_sex(heading)
    rest = heading
    if split:
        codes[SEX], rest = split
    years = [word for word in rest.split() if is_period(word)]
    if len(years) == 1:
        codes[YEAR], rest = years[0], " ".join(word for word in rest.split() if word != years[0])
    return Column(heading, "figures", measure_name(rest), tuple(codes.items()))


def _with_totals(found: dict[int, Column]) -> dict[int, Column]:
    """The column without a sex, beside those with one, is of both."""
    names = dict.fromkeys(name for column in found.values() for name, _code in column.codes)

    def whole(column: Column) -> Column:
        codes = dict(column.codes)
        plain = is_total(column.heading) or begins_as_total(column.heading)
        full = tuple((name, codes.get(name, ALL)) for name in names)
        return replace(column, measure="antal" if plain else column.measure, codes=full)

    return {place: whole(column) for place, column in found.items()}


def unclear(grid: Grid, row: int, what: str) -> SkillnadError:
    """The error for a table whose shape cannot be told."""
    return SkillnadError(
        what,
        where=grid.where(row),
        remedy=_("Give headings over the columns, labels before the numbers, and see skillnad protect --help."),
    )
