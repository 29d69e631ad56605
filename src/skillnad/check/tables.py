"""A table to its statistics: which cells count persons, and which of them stand for women and for men."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from skillnad.check.document import Place, Table
from skillnad.check.grid import Grid
from skillnad.check.lexicon import Lexicon
from skillnad.check.measures import NOTHING, Measure, content_words, measure_of, stem
from skillnad.check.numbers import is_year, years_in
from skillnad.check.people import strongest
from skillnad.check.sexes import Coverage, Sex, letters_in, says_by_sex, sexes_in
from skillnad.check.sexrows import sex_rows
from skillnad.check.statistic import Statistic

_UNDECIDED = ("thing", "office", "")


@dataclass(frozen=True)
class TableReading:
    """A table read for meaning: the measure and the sex of every column and row."""

    table: Table
    language: str
    lexicon: Lexicon
    context: str = ""

    @cached_property
    def grid(self) -> Grid:
        """The cells by row and column."""
        return Grid(self.table)

    @cached_property
    def letters(self) -> dict[str, Sex]:
        """Single letters that stand for a sex in this table."""
        grid = self.grid
        heads = [part for column in grid.data_columns for part in grid.headings(column)]
        labels = [label for row in grid.body for label in grid.labels(row)]
        return letters_in(heads) or letters_in(labels)

    def _sex(self, parts: Iterable[str]) -> Sex | None:
        parts = tuple(parts)
        found = {sex for part in parts for sex in sexes_in(part, self.language, self.lexicon)}
        found |= {self.letters[word] for part in parts for word in [part.lower().strip(". ")] if word in self.letters}
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def column_sex(self) -> dict[int, Sex | None]:
        """The sex of each value column."""
        return {column: self._sex(self.grid.headings(column)) for column in self.grid.data_columns}

    @cached_property
    def row_sex(self) -> dict[int, Sex | None]:
        """The sex of each row, from its labels or the heading over it."""
        grid = self.grid
        return {row: self._sex(grid.labels(row)) or self._sex((grid.sections[row],)) for row in grid.body}

    def sex(self, row: int, column: int) -> Sex | None:
        """The sex of a cell."""
        return self.column_sex[column] or self.row_sex[row]

    @cached_property
    def whole(self) -> Measure:
        """The measure of the table as a whole: its unit where that is money, else its caption, else the text around."""
        unit = self._measure(self.table.unit)
        caption = self._measure(self.table.caption)
        if unit.word_class in ("money", "unit") and caption.word_class != "rate":
            return unit
        return caption if caption.noun else unit if unit.noun else self._stub_or_context()

    def _stub_or_context(self) -> Measure:
        stub = self._measure(" ".join(self.grid.heading(column) for column in self.grid.label_columns))
        if stub.relation in ("direct", "indirect"):
            return stub
        return self._measure(self.context)

    def _measure(self, text: str) -> Measure:
        return measure_of(text, self.language, self.lexicon) if text else NOTHING

    @cached_property
    def column_measures(self) -> dict[int, Measure]:
        """The measure that each value column names for itself, from its lowest heading upwards."""
        return {column: self._named(self.grid.headings(column)) for column in self.grid.data_columns}

    def _named(self, headings: tuple[str, ...]) -> Measure:
        for heading in reversed(headings):
            measure = self._measure(heading)
            if measure.noun:
                return measure
        return NOTHING

    def measure(self, row: int, column: int) -> Measure:
        """What a cell counts: its own unit, its column, the table's unit of money, its row, then the whole."""
        value = self.grid.value(row, column)
        own = self._measure(value.unit) if value and value.unit not in ("", "%") else NOTHING
        if own.word_class in ("money", "unit") or (value and value.unit.lower().startswith(("milj", "mdr"))):
            return own if own.noun else Measure(value.unit if value else "", "money")
        named = self.column_measures[column]
        if named.noun:
            return self._in_row(named, row)
        if self.whole.word_class in ("money", "unit", "animal"):
            return self.whole
        return self._row_measure(row)

    @cached_property
    def label_measures(self) -> dict[int, Measure]:
        """The measure that each row names for itself."""
        return {row: self._measure(self.grid.label(row)) for row in self.grid.body}

    def _in_row(self, named: Measure, row: int) -> Measure:
        """A column of things or persons, unless the row itself says that it counts something of another kind."""
        label = self.label_measures[row]
        return label if label.word_class in ("animal", "money") and named.word_class != "money" else named

    def _row_measure(self, row: int) -> Measure:
        label = self.label_measures[row]
        if label.relation in ("direct", "indirect") or label.word_class in ("money", "unit", "animal"):
            return label
        counts = self.grid.label(row).lower().startswith(("antal", "number"))
        if label.noun and (counts or self.whole.relation not in ("direct", "indirect")):
            return label
        return self.whole


def table_statistics(
    table: Table, block: int, language: str, lexicon: Lexicon, context: str = "", section: tuple[str, ...] = ()
) -> list[Statistic]:
    """The statistics of a table: one for each group of its rows, or of its columns, that counts persons."""
    reading = TableReading(table, language, lexicon, context)
    if reading.grid.width < 2 or not reading.grid.body:
        return []
    if _is_words_only(reading.grid):
        return []
    groups = _groups(reading)
    return [_statistic(reading, noun, cells, block, section) for noun, cells in groups.items() if cells]


Cells = tuple[tuple[int, int], ...]


def _is_words_only(grid: Grid) -> bool:
    """A table of words has no statistics; one whose cells are all empty may be a form for them."""
    texts = [grid.texts[row][column] for row in grid.body for column in grid.data_columns]
    return any(texts) and not grid.has_values


def _groups(reading: TableReading) -> dict[Measure, Cells]:
    """Cells that count persons, by measure. Where the table names a sex, all of them stay together."""
    grid = reading.grid
    by_sex = any((*reading.column_sex.values(), *reading.row_sex.values()))
    found: dict[str, list[tuple[int, int]]] = {}
    measures: dict[str, Measure] = {}
    for row in grid.body:
        for column in grid.data_columns:
            measure = _person_measure(reading, row, column)
            if measure is None:
                continue
            key = "" if by_sex else stem(measure.noun)
            measures.setdefault(key, measure)
            found.setdefault(key, []).append((row, column))
    return {measures[key]: tuple(cells) for key, cells in found.items()}


def _person_measure(reading: TableReading, row: int, column: int) -> Measure | None:
    measure = reading.measure(row, column)
    if measure.relation in ("direct", "indirect"):
        return measure
    if reading.sex(row, column) and measure.word_class in _UNDECIDED:
        return Measure(_sex_noun(reading, row, column), "person")
    return None


def _sex_noun(reading: TableReading, row: int, column: int) -> str:
    headings = reading.grid.headings(column)
    return headings[-1] if reading.column_sex[column] and headings else reading.grid.label(row)


def _statistic(
    reading: TableReading, measure: Measure, cells: Cells, block: int, section: tuple[str, ...]
) -> Statistic:
    sexes = {reading.sex(row, column) for row, column in cells} - {None}
    rows = sex_rows(reading, cells)
    lacking = _lacking(reading, cells, sexes)
    coverage = _coverage(reading, sexes, lacking, cells)
    title = reading.table.caption or reading.context
    words = f"{title} {' '.join(reading.grid.heading(column) for column in {column for _row, column in cells})}"
    return Statistic(
        kind="table",
        measure=_noun(reading, measure),
        relation=strongest([reading.measure(row, column).relation for row, column in cells] + [measure.relation]),
        coverage=coverage,
        evidence=_evidence(reading, measure, sexes),
        place=reading.table.place,
        excerpt=_excerpt(reading, cells),
        block=block,
        title=title,
        section=section,
        words=content_words(words, reading.language, reading.lexicon),
        years=_years(reading, cells),
        order=_order(reading, cells),
        only=next(iter(sexes)) if len(sexes) == 1 else None,
        lacking=lacking,
        rows=rows,
        cells=cells,
        table=reading.table,
        language=reading.language,
        confidence=reading.table.confidence,
    )


def _noun(reading: TableReading, measure: Measure) -> str:
    """The noun to speak of: the whole's where the cell's own is only a sex."""
    only_sex = sexes_in(measure.noun, reading.language, reading.lexicon)
    return reading.whole.noun if only_sex and reading.whole.relation in ("direct", "indirect") else measure.noun


def _coverage(reading: TableReading, sexes: set[Sex | None], lacking: tuple[str, ...], cells: Cells) -> Coverage:
    if len(sexes) == 2:
        return "partial" if lacking and len(lacking) < _labels(cells) else "full"
    if sexes:
        return "partial"
    caption = sexes_in(reading.table.caption, reading.language, reading.lexicon)
    return "partial" if len(caption) == 1 else "none"


def _labels(cells: Cells) -> int:
    return len({row for row, _column in cells})


def _lacking(reading: TableReading, cells: Cells, sexes: set[Sex | None]) -> tuple[str, ...]:
    """The rows that have figures and no figure for one or both sexes, where other rows have both."""
    if len(sexes) < 2:
        return ()
    by_column = {"women", "men"} <= set(reading.column_sex.values())
    return _rows_without(reading, cells) if by_column else _labels_without(reading, cells)


def _rows_without(reading: TableReading, cells: Cells) -> tuple[str, ...]:
    grid, found = reading.grid, []
    for row in sorted({row for row, _column in cells}):
        given = {
            reading.sex(row, column) for place, column in cells if place == row and _has_number(reading, row, column)
        }
        if given and not {"women", "men"} <= given:
            found.append(grid.label(row))
    return tuple(found)


def _labels_without(reading: TableReading, cells: Cells) -> tuple[str, ...]:
    """Where sexes stand in rows: labels of rows with no sex that are no total and have no rows by sex of their own."""
    grid = reading.grid
    split: set[frozenset[str]] = set()
    plain: dict[str, frozenset[str]] = {}
    for row in sorted({row for row, _column in cells}):
        if not any(_has_number(reading, row, column) for column in grid.data_columns):
            continue
        words = content_words(f"{grid.sections[row]} {grid.label(row)}", reading.language, reading.lexicon)
        if reading.row_sex[row]:
            split.add(words)
        elif not _is_total(grid.label(row), reading):
            plain[grid.label(row)] = words
    return tuple(label for label, words in plain.items() if words and words not in split)


def _is_total(label: str, reading: TableReading) -> bool:
    words = label.lower().replace(",", " ").split()
    return not words or any(reading.lexicon.word_class(word) == "total" for word in words) or is_year(label)


def _has_number(reading: TableReading, row: int, column: int) -> bool:
    value = reading.grid.value(row, column)
    return value is not None and (value.number is not None or value.symbol == "nil")


def _evidence(reading: TableReading, measure: Measure, sexes: set[Sex | None]) -> tuple[str, ...]:
    grid = reading.grid
    heads = [grid.heading(column) for column in grid.data_columns if reading.column_sex[column]]
    labels = [grid.label(row) for row in grid.body if reading.row_sex[row]]
    words = [measure.noun, *(heads + labels if sexes else [])]
    return tuple(dict.fromkeys(word for word in words if word))[:5]


def _excerpt(reading: TableReading, cells: Cells) -> str:
    row = cells[0][0]
    texts = [text for text in reading.grid.texts[row] if text]
    return " | ".join(texts)[:160]


def _years(reading: TableReading, cells: Cells) -> tuple[str, ...]:
    grid = reading.grid
    heads = [grid.heading(column) for column in sorted({column for _row, column in cells})]
    labels = [grid.label(row) for row in sorted({row for row, _column in cells})]
    found = [year for text in (*heads, *labels) for year in years_in(text)]
    return tuple(dict.fromkeys(found)) or years_in(reading.table.caption)


def _order(reading: TableReading, cells: Cells) -> str:
    seen = [sex for row, column in sorted(cells) if (sex := reading.sex(row, column))]
    if {"women", "men"} - set(seen):
        return "na"
    return "wf" if seen[0] == "women" else "mf"


def place_of(table: Table, row: int, column: int) -> Place:
    """Where a cell stands, or the table where the cell has no place of its own."""
    for cell in table.cells:
        if cell.row <= row < cell.row + cell.rows and cell.column <= column < cell.column + cell.columns:
            return cell.place if cell.place != Place() else table.place
    return table.place


def caption_coverage(caption: str, language: str, lexicon: Lexicon) -> Coverage:
    """What a caption alone says of the sexes: both named or "by sex" is full, one is partial."""
    named = sexes_in(caption, language, lexicon)
    if len(named) == 2 or says_by_sex(caption):
        return "full"
    return "partial" if named else "none"
