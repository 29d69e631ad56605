"""Cells: counts and sums per sex, factor levels and period. Every statistic is a function of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from skillnad.cells.levels import Dimension, bin_name, natural
from skillnad.errors import CellsError
from skillnad.language import gettext as _
from skillnad.measure import Factor, Measure

Sums = dict[str, NDArray[Any]]
_CONTROL = ("bad_counts", "bad_stages", "bad_weights")


@dataclass(frozen=True, eq=False)
class Cells:
    """An aggregated table. `codes` is (dimensions, cells); `sums` holds one array over cells for each number.

    Sums are named `n` (persons), `rows`, `w` and `w2` (weights, weights squared), and for a stage or outcome T:
    `T.n`, `T.w`, `T.w2`, `T.wx`, `T.w2x`, `T.w2xx`. All of them add up, so cells of two years or two agencies merge
    by addition.
    """

    measure: Measure
    dimensions: tuple[Dimension, ...]
    codes: NDArray[np.int32]
    sums: Sums
    provenance: tuple[Mapping[str, Any], ...] = field(default=())

    def __len__(self) -> int:
        return int(self.codes.shape[1])

    @property
    def persons(self) -> int:
        """How many persons the cells hold, of any sex."""
        return int(self.sums["n"].sum())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the dimensions."""
        return tuple(dimension.name for dimension in self.dimensions)

    @property
    def single_share(self) -> float:
        """The share of the cells that hold exactly one person."""
        filled = self.sums["n"] > 0
        return float((self.sums["n"] == 1).sum() / max(1, filled.sum()))

    def dimension(self, name: str) -> Dimension:
        """A dimension by name.

        Raises:
            CellsError: the cells are not divided by it.
        """
        return self.dimensions[self._place(name)]

    def code(self, name: str) -> NDArray[np.int32]:
        """Each cell's place among the levels of a dimension."""
        codes: NDArray[np.int32] = self.codes[self._place(name)]
        return codes

    def margin(self, *names: str) -> "Cells":
        """The cells summed over every dimension that is not named."""
        places = [self._place(name) for name in names]
        return _regroup(self, tuple(self.dimensions[i] for i in places), self.codes[places])

    def where(self, **levels: str | None | tuple[str | None, ...]) -> "Cells":
        """The cells at the given levels; a tuple keeps several.

        Raises:
            CellsError: a dimension or a level that is not there.
        """
        keep = np.ones(len(self), dtype=bool)
        for name, wanted in levels.items():
            keep &= np.isin(self.code(name), self._level_codes(name, wanted))
        return replace(self, codes=self.codes[:, keep], sums={key: value[keep] for key, value in self.sums.items()})

    def __add__(self, other: "Cells") -> "Cells":
        """The cells of two sets of records together, as if they had been counted as one.

        Raises:
            CellsError: they do not measure the same thing in the same way.
        """
        _check_same(self, other)
        factors = self.measure.factors
        joined = [_join(each, other.dimension(each.name), factors.get(each.name)) for each in self.dimensions]
        codes = [
            np.concatenate([left[self.code(dimension.name)], right[other.code(dimension.name)]])
            for dimension, left, right in joined
        ]
        sums = {key: np.concatenate([value, other.sums[key]]) for key, value in self.sums.items()}
        dimensions = tuple(dimension for dimension, _left, _right in joined)
        both = replace(
            self,
            dimensions=dimensions,
            codes=np.array(codes, dtype=np.int32).reshape(len(dimensions), -1),
            sums=sums,
            provenance=self.provenance + other.provenance,
        )
        return both.margin(*both.names)

    def __repr__(self) -> str:
        by = ", ".join(f"{dimension.name} ({len(dimension)})" for dimension in self.dimensions)
        return f"<Cells of {self.measure.about.id}: {len(self)} cells, {self.persons} persons, by {by}>"

    def _place(self, name: str) -> int:
        if name not in self.names:
            raise CellsError(
                _("the cells are not divided by {name!r}").format(name=name),
                remedy=_("They are divided by: {names}.").format(names=", ".join(self.names)),
            )
        return self.names.index(name)

    def _level_codes(self, name: str, wanted: str | None | tuple[str | None, ...]) -> list[int]:
        levels = self.dimension(name).levels
        chosen = wanted if isinstance(wanted, tuple) else (wanted,)
        absent = [level for level in chosen if level not in levels]
        if absent:
            raise CellsError(
                _("{name} has no level {level!r}").format(name=name, level=absent[0]),
                remedy=_("Levels: {levels}.").format(levels=", ".join(str(level) for level in levels[:20])),
            )
        return [levels.index(level) for level in chosen]


def pack(codes: NDArray[np.int32], sizes: tuple[int, ...]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Number the distinct combinations of codes: (a first cell of each, the number of each cell's combination)."""
    key = np.zeros(codes.shape[1], dtype=np.int64)
    distinct = 1
    for row, size in zip(codes, sizes, strict=True):
        if distinct > 2**62 // max(1, size):
            key = np.unique(key, return_inverse=True)[1].astype(np.int64)
            distinct = int(key.max(initial=0)) + 1
        key = key * size + row
        distinct *= max(1, size)
    _keys, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    return first, inverse


def _regroup(cells: Cells, dimensions: tuple[Dimension, ...], codes: NDArray[np.int32]) -> Cells:
    first, inverse = pack(codes, tuple(len(dimension) for dimension in dimensions))
    sums = {key: _add_up(value, inverse, len(first)) for key, value in cells.sums.items()}
    return replace(cells, dimensions=dimensions, codes=codes[:, first], sums=sums)


def _add_up(values: NDArray[Any], group: NDArray[np.intp], groups: int) -> NDArray[Any]:
    # Counts stay below 2**53, so that they pass through bincount's floats unchanged.
    return np.bincount(group, weights=values, minlength=groups).astype(values.dtype)


def _join(
    left: Dimension, right: Dimension, factor: Factor | None
) -> tuple[Dimension, NDArray[np.int32], NDArray[np.int32]]:
    """The levels of both, in the order of records counted as one, and where each one's levels went."""
    bins = factor.bins if factor else ()
    if bins:
        left, right = _in_common_bins(left, right, bins)
    known: list[str] = [level for level in dict.fromkeys(left.levels + right.levels) if level is not None]
    values = {**_numbers(right), **_numbers(left)}
    levels: list[str | None] = [*sorted(known, key=_level_order(left, known, values, bins))]
    if None in left.levels or None in right.levels:
        levels.append(None)
    place = {level: i for i, level in enumerate(levels)}
    numbers = tuple(values.get(level, 0.0) for level in levels) if left.numbers is not None else None
    return (
        Dimension(left.name, tuple(levels), numbers),
        np.array([place[level] for level in left.levels], dtype=np.int32),
        np.array([place[level] for level in right.levels], dtype=np.int32),
    )


def _numbers(dimension: Dimension) -> dict[str | None, float]:
    return dict(zip(dimension.levels, dimension.numbers or (), strict=False))


def _level_order(
    dimension: Dimension, known: list[str], values: Mapping[str | None, float], bins: tuple[float, ...]
) -> Callable[[str], Any]:
    if dimension.name == "sex":
        return known.index
    if bins:
        names = (enumerate(_bin_names(bins, whole=whole)) for whole in (True, False))
        return {name: place for kind in names for place, name in kind}.__getitem__
    if dimension.numbers is not None:
        return values.__getitem__
    return float if all(map(_is_number, known)) else natural


def _is_number(level: str) -> bool:
    try:
        float(level)
    except ValueError:
        return False
    return True


def _in_common_bins(left: Dimension, right: Dimension, bins: tuple[float, ...]) -> tuple[Dimension, Dimension]:
    """Bins of whole numbers (25–34) take the names of bins of any numbers (25–<35) where the other side has such."""
    whole, any_number = (_bin_names(bins, whole=whole) for whole in (True, False))
    if {*left.levels, *right.levels} <= {*whole, None}:
        return left, right
    renamed: dict[str | None, str | None] = dict(zip(whole, any_number, strict=True))
    first, second = (
        replace(side, levels=tuple(renamed.get(level, level) for level in side.levels)) for side in (left, right)
    )
    return first, second


def _bin_names(bins: tuple[float, ...], *, whole: bool) -> list[str]:
    return [bin_name(bins, place, whole=whole) for place in range(len(bins) + 1)]


def _check_same(left: Cells, right: Cells) -> None:
    if definition(left.measure) != definition(right.measure):
        raise CellsError(
            _("the two sets of cells do not come from the same measure"),
            remedy=_("Only `[records]` may differ: the same codes, conditions, factors and bins."),
        )
    if set(left.names) != set(right.names) or set(left.sums) != set(right.sums):
        raise CellsError(_("the two sets of cells are not divided in the same way"))


def definition(measure: Measure) -> dict[str, Any]:
    """What is measured, without where the records lie: equal definitions may be merged and compared over time."""
    content = measure.model_dump(mode="json", exclude={"about": {"title"}, "disclosure": True})
    content["records"] = {key: content["records"][key] for key in ("where",)}
    content["records"]["weighted"] = measure.records.weight is not None
    return content


def check_control_sums(measure: Measure, sums: Sums) -> Sums:
    """The sums without the control columns, if these are all zero.

    Raises:
        CellsError: counts or weights in the records that cannot be.
    """
    problems = {
        "bad_counts": _("{n} rows have a count that is missing, negative or not whole"),
        "bad_stages": _(
            "{n} rows have a number at a stage that is missing, negative, not whole or larger than before it"
        ),
        "bad_weights": _("{n} rows have a weight that is missing or negative"),
    }
    places = {
        "bad_counts": f"[records] count = {measure.records.count!r}",
        "bad_stages": "[[stage]] count",
        "bad_weights": f"[records] weight = {measure.records.weight!r}",
    }
    for name in _CONTROL:
        bad = int(sums[name].sum()) if name in sums else 0
        if bad:
            raise CellsError(
                problems[name].format(n=bad),
                where=places[name],
                remedy=_("Correct them, or leave them out with `where`."),
            )
    return {name: value for name, value in sums.items() if name not in _CONTROL}
