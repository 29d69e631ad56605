"""The cells of one or several tables, tied by their sums: the same group of persons in two tables is one cell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from skillnad.disclosure.release.axes import Shape, shape_of
from skillnad.disclosure.release.cell import Cell, Earlier, Key, Terms
from skillnad.disclosure.release.columns import ALL
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.eliminating import without_unseen_totals
from skillnad.disclosure.release.layout import Figure, Layout
from skillnad.disclosure.tables import TOTAL, Array, Tables, tabulate
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

MOST_CELLS = 500_000
MOST_TERMS = 4


@dataclass(frozen=True)
class System:
    """Cells of a release and the sums that tie them, as `Tables`; `layouts` are the files that the cells stand in.

    Values that are neither shown nor follow from what is shown are not a number. sums: all sums, also of totals that
    stand in no file and are no cells.
    """

    layouts: tuple[Layout, ...]
    cells: tuple[Cell, ...]
    tables: Tables
    sums: tuple[Terms, ...]

    @property
    def published(self) -> Array:
        """Which cells stand in a file; the others are sums that could be made from it."""
        return np.array([bool(cell.places) for cell in self.cells], dtype=bool)

    @property
    def known(self) -> Array:
        """Which cells were shown in an earlier release."""
        return np.array([cell.earlier is not None and cell.earlier.shown for cell in self.cells], dtype=bool)

    @property
    def marked(self) -> Array:
        """Which cells some file hides."""
        return np.array([cell.hidden is not None for cell in self.cells], dtype=bool)

    @property
    def unseen(self) -> Array:
        """Which cells no file shows."""
        return np.array([np.isnan(cell.value) for cell in self.cells], dtype=bool)

    def where(self, cell: int) -> str:
        """Where a cell stands, for people."""
        number, figure = self.cells[cell].places[0]
        return self.layouts[number].where(figure.place)


def tie(layouts: Sequence[Layout], descriptions: Sequence[Description], earlier: Earlier | None = None) -> System:
    """The cells of tables and their sums, and of earlier releases those that are tied to them.

    Raises:
        SkillnadError: a number is negative, a total is not the sum of its parts, or two tables disagree.
    """
    cells: dict[Key, Cell] = {}
    sums: dict[Terms, None] = {}
    for number, (layout, description) in enumerate(zip(layouts, descriptions, strict=True)):
        shape = shape_of(layout, description)
        for part in _parts(shape):
            _add(cells, sums, layout, number, replace(shape, figures=part), description)
    if earlier:
        _add_earlier(cells, sums, earlier)
    system = _as_tables(tuple(layouts), cells, sums)
    check(system)
    return system


def _add_earlier(cells: dict[Key, Cell], sums: dict[Terms, None], earlier: Earlier) -> None:
    """Add what was shown or hidden before, as far as a chain of sums ties it to what is shown now."""
    reached = set(cells)
    waiting = list(earlier.sums)
    while near := [terms for terms in waiting if any(key in reached for key, _sign in terms)]:
        for terms in near:
            sums.setdefault(terms)
            reached |= {key for key, _sign in terms}
        waiting = [terms for terms in waiting if terms not in set(near)]
    for key in sorted(reached):
        cell = cells.setdefault(key, Cell(key, dict(key[1])))
        cell.earlier = earlier.cells.get(key)
        if cell.earlier and cell.earlier.shown:
            _place_earlier(cell, cell.earlier.low)


def _place_earlier(cell: Cell, value: float) -> None:
    if np.isnan(cell.value):
        cell.value = value
    elif not np.isclose(cell.value, value):
        raise SkillnadError(
            _("{one} here, but {other} was published before").format(one=_number(cell.value), other=_number(value)),
            where=", ".join(label for _name, label in cell.key[1]),
            remedy=_("If it is another period, name it with --period. If it was corrected, begin a new ledger."),
        )


def _parts(shape: Shape) -> list[tuple[Figure, ...]]:
    """The figures by measure and context: what is never added up."""
    parts: dict[tuple[str, ...], list[Figure]] = {}
    for figure in shape.figures:
        parts.setdefault((figure.measure, *(figure.labels[place] for place in shape.context)), []).append(figure)
    return [tuple(figures) for figures in parts.values()]


def _add(
    cells: dict[Key, Cell],
    sums: dict[Terms, None],
    layout: Layout,
    number: int,
    shape: Shape,
    description: Description,
) -> None:
    size = np.prod([float(len(axis.dimension.codes)) for axis in shape.axes])
    if size > MOST_CELLS:
        raise SkillnadError(
            _("the table has too many cells: {count}").format(count=f"{size:.0f}"),
            where=str(layout.grid.path),
            remedy=_("Divide it, or leave out a column."),
        )
    frame = tabulate([axis.dimension for axis in shape.axes], ())
    found = _figures(layout, shape)
    kept = _kept(frame, shape, found)
    first = shape.figures[0]
    context = [(shape.names[place], first.labels[place]) for place in shape.context]
    context += [("period", description.period)] if description.period else []
    keys = {int(place): _key(shape, frame.labels[place], first.measure, context) for place in np.flatnonzero(kept)}
    for place, key in keys.items():
        cell = cells.setdefault(key, Cell(key, {}))
        cell.labels |= _labels(shape, frame.labels[place])
        figure = found.get(frame.labels[place])
        if figure:
            _place(layout, cell, number, figure)
    for key_sum in _sums(frame, keys):
        sums.setdefault(key_sum)


def _figures(layout: Layout, shape: Shape) -> dict[tuple[str, ...], Figure]:
    """The figures by their codes."""
    found: dict[tuple[str, ...], Figure] = {}
    for figure in shape.figures:
        codes = tuple(axis.code(figure.labels, shape.names) for axis in shape.axes)
        if None in codes:
            raise SkillnadError(
                _("the row crosses two ways to group the same thing"),
                where=layout.where(figure.place),
                remedy=_("Name the columns that divide the table with --dimension."),
            )
        known = tuple(code or "" for code in codes)
        if known in found:
            raise SkillnadError(
                _("the same group stands twice, first in row {row}").format(
                    row=found[known].place[0] + layout.grid.first_line
                ),
                where=layout.where(figure.place),
                remedy=_("Name the columns that divide the table with --dimension, or mend the table."),
            )
        found[known] = figure
    return found


def _kept(frame: Tables, shape: Shape, found: dict[tuple[str, ...], Figure]) -> Array:
    """The cells of the frame that exist: those in the file, and what can be added or subtracted from them.

    A finest group that is not in the file has nobody.
    """
    rests = [axis.rest for axis in shape.axes]
    kept = np.array(
        [
            labels in found or any(code == rest for code, rest in zip(labels, rests, strict=True) if rest)
            for labels in frame.labels
        ],
        dtype=bool,
    )
    wholes = sparse.csr_array(frame.sums < 0)
    parts = sparse.csr_array(frame.sums > 0)
    while True:
        grown = kept | ((wholes.T @ ((parts @ kept.astype(np.int64)) > 0).astype(np.int64)) > 0)
        if (grown == kept).all():
            return np.asarray(kept)
        kept = grown


def _key(shape: Shape, codes: tuple[str, ...], measure: str, context: list[tuple[str, str]]) -> Key:
    meant = [axis.meaning[code] for axis, code in zip(shape.axes, codes, strict=True) if code != TOTAL]
    return measure, tuple(sorted([*meant, *context]))


def _labels(shape: Shape, codes: tuple[str, ...]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for axis, code in zip(shape.axes, codes, strict=True):
        labels |= {shape.names[column]: TOTAL for column in axis.columns}
        if code != TOTAL:
            for told in [*reversed(axis.above(code)), code]:
                name, label = axis.meaning[told]
                labels[name] = label
    return labels


def _place(layout: Layout, cell: Cell, number: int, figure: Figure) -> None:
    if figure.value is not None and figure.value < 0:
        raise SkillnadError(
            _("the number is negative"), where=layout.where(figure.place), remedy=_("Give counts or sums from 0.")
        )
    cell.places.append((number, figure))
    cell.hidden = cell.hidden or figure.hidden
    if figure.value is None:
        return
    if not np.isnan(cell.value) and not np.isclose(cell.value, figure.value):
        raise SkillnadError(
            _("{one} here, but {other} in another table").format(one=_number(figure.value), other=_number(cell.value)),
            where=layout.where(figure.place),
            remedy=_("Mend it; or protect the tables apart if they are not about the same persons, or name periods."),
        )
    cell.value = figure.value


def _sums(frame: Tables, keys: dict[int, Key]) -> Iterable[Terms]:
    sums = frame.sums
    for line in range(sums.shape[0]):
        span = slice(sums.indptr[line], sums.indptr[line + 1])
        terms = [
            (keys[int(place)], float(sign))
            for place, sign in zip(sums.indices[span], sums.data[span], strict=True)
            if int(place) in keys
        ]
        if len(terms) > 1:
            yield tuple(sorted(terms))


def _as_tables(layouts: tuple[Layout, ...], found: dict[Key, Cell], all_sums: dict[Terms, None]) -> System:
    unseen = {key for key, cell in found.items() if not cell.places and cell.earlier is None}
    sums = without_unseen_totals(all_sums, unseen)
    used = {key for terms in sums for key, _sign in terms}
    cells = {key: cell for key, cell in found.items() if key not in unseen or key in used}
    index = {key: place for place, key in enumerate(cells)}
    rows = [line for line, terms in enumerate(sums) for _term in terms]
    columns = [index[key] for terms in sums for key, _sign in terms]
    signs = [sign for terms in sums for _key, sign in terms]
    matrix = sparse.csr_array((signs, (rows, columns)), shape=(len(sums), len(cells)))
    names = tuple(dict.fromkeys(name for cell in cells.values() for name in cell.labels))
    tables = Tables(
        dimensions=names,
        labels=tuple(tuple(cell.labels.get(name, ALL) for name in names) for cell in cells.values()),
        values=_solved(np.array([cell.value for cell in cells.values()]), matrix),
        sums=matrix,
        inner=np.asarray((matrix < 0).sum(axis=0) == 0).ravel(),
    )
    return System(layouts, tuple(cells.values()), tables, tuple(all_sums))


def _solved(values: Array, sums: sparse.csr_array) -> Array:
    """The values with those filled in that follow from a sum in which all others are known."""
    values = values.copy()
    present = abs(sums)
    while True:
        unknown = np.isnan(values)
        lines = np.flatnonzero(present @ unknown.astype(float) == 1)
        if not len(lines):
            return values
        rest = sums @ np.where(unknown, 0.0, values)
        for line in lines:
            span = slice(sums.indptr[line], sums.indptr[line + 1])
            for place, sign in zip(sums.indices[span], sums.data[span], strict=True):
                if np.isnan(values[place]):
                    values[place] = -rest[line] / sign


def check(system: System) -> None:
    """That every total is the sum of its parts, and nothing that follows is negative.

    Raises:
        SkillnadError: some total is not.
    """
    values, sums = system.tables.values, system.tables.sums
    known = ~np.isnan(values)
    whole = np.asarray(abs(sums) @ (~known).astype(float) == 0)
    residual = sums @ np.where(known, values, 0.0)
    size = abs(sums) @ np.where(known, abs(values), 0.0)
    wrong = np.flatnonzero(whole & (abs(residual) > 1e-6 + 1e-9 * size))
    if len(wrong):
        raise _disagreement(system, wrong)
    below = np.flatnonzero(known & (values < -1e-6))
    if len(below):
        raise SkillnadError(
            _("the parts come to more than the total: {label}").format(label=label_of(system, int(below[0]))),
            where=str(system.layouts[0].grid.path),
            remedy=_("Mend the table."),
        )


def _disagreement(system: System, wrong: Array) -> SkillnadError:
    """The error at the number that most of the wrong sums have in common."""
    found = [terms_of(system.tables, int(line)) for line in wrong]
    seen = Counter(cell for wholes, parts in found for cell in (*wholes, *parts) if system.cells[cell].places)
    first = {cell: number for number, cell in enumerate(seen)}
    place = max(seen, key=lambda cell: (seen[cell], -first[cell]))
    wholes, parts = next((one for one in found if place in one[0]), None) or next(
        one for one in found if place in one[1]
    )
    values = system.tables.values
    return SkillnadError(
        _("{label} is {total}, but its parts come to {sum}").format(
            label=_labels_of(system, wholes),
            total=_number(sum(values[whole] for whole in wholes)),
            sum=_number(sum(values[part] for part in parts)),
        ),
        where=system.where(place),
        remedy=_("Mend the table, add the row that is missing, or say which label is the total with --total."),
    )


def _labels_of(system: System, cells: list[int]) -> str:
    more = [_("{n} more").format(n=len(cells) - MOST_TERMS)] if len(cells) > MOST_TERMS else []
    return " + ".join([*(label_of(system, cell) for cell in cells[:MOST_TERMS]), *more])


def terms_of(tables: Tables, line: int) -> tuple[list[int], list[int]]:
    """The cells on either side of a sum: the total, or the parts of a total that nobody shows, and its parts."""
    span = slice(tables.sums.indptr[line], tables.sums.indptr[line + 1])
    places, signs = tables.sums.indices[span], tables.sums.data[span]
    return [int(place) for place in places[signs < 0]], [int(place) for place in places[signs > 0]]


def label_of(system: System, cell: int, *, but_for: str = "") -> str:
    """What a cell is of, for people: women, north; or without one of the dimensions."""
    words = {"women": _("women"), "men": _("men"), TOTAL: _("total")}
    told = zip(system.tables.dimensions, system.tables.labels[cell], strict=True)
    labels = [words.get(label, label) for name, label in told if name != but_for]
    shown = [label for label in labels if label != words[TOTAL]]
    return ", ".join(shown) if shown else words[TOTAL]


def _number(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else f"{value:g}"
