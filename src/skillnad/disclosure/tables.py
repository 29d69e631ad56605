"""Tables as cells tied by sums: any number of dimensions, hierarchies, several trees over the same codes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy import sparse

from skillnad.errors import CellsError
from skillnad.language import gettext as _

Array = np.ndarray[Any, Any]
TOTAL = "*"


@dataclass(frozen=True)
class Dimension:
    """A dimension of a table: its finest codes, and trees that group them.

    A tree maps a code to the code it is a part of; codes without a parent are parts of the total, `*`. Several trees
    over the same finest codes make linked tables.
    """

    name: str
    leaves: tuple[str, ...]
    trees: tuple[Mapping[str, str], ...] = ({},)

    def __post_init__(self) -> None:
        for tree in self.trees:
            for code in tree:
                self._climb(code, tree)

    def _climb(self, code: str, tree: Mapping[str, str]) -> None:
        seen = {code}
        while (code := tree.get(code, TOTAL)) != TOTAL:
            if code in seen:
                raise CellsError(
                    _("the code {code} is a part of itself").format(code=code),
                    where=self.name,
                    remedy=_("Let every code be a part of a coarser one."),
                )
            seen.add(code)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The finest codes, the codes that group them, and the total."""
        groups = dict.fromkeys(parent for tree in self.trees for parent in tree.values())
        return (*self.leaves, *(group for group in groups if group not in self.leaves), TOTAL)

    @cached_property
    def families(self) -> list[tuple[int, tuple[int, ...]]]:
        """Each grouping code with its parts, as places in `codes`; the same family of two trees once."""
        place = {code: i for i, code in enumerate(self.codes)}
        found: dict[tuple[int, tuple[int, ...]], None] = {}
        for tree in self.trees:
            parts: dict[str, list[int]] = {}
            for code in dict.fromkeys((*self.leaves, *tree.values())):
                parts.setdefault(tree.get(code, TOTAL), []).append(place[code])
            found |= dict.fromkeys((place[parent], tuple(children)) for parent, children in parts.items())
        return list(found)


@dataclass(frozen=True)
class Tables:
    """Cells and the sums that tie them: `sums @ values` is zero in every row.

    labels: the codes of each cell, one for each dimension. inner: whether a cell is of finest codes alone.
    """

    dimensions: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    values: Array
    sums: sparse.csr_array
    inner: Array

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def depth(self) -> Array:
        """How many of a cell's codes are totals: 0 for inner cells, the number of dimensions for the grand total."""
        return np.array([sum(code == TOTAL for code in label) for label in self.labels])

    def place(self, *codes: str) -> int:
        """The number of the cell with these codes."""
        return self.labels.index(codes)


def tabulate(dimensions: Sequence[Dimension], counts: Iterable[tuple[Sequence[str], float]]) -> Tables:
    """All cells of a table with its margins, from the counts of its finest cells.

    Raises `CellsError` for a code that the dimension does not have.

    >>> sex = Dimension("sex", ("women", "men"))
    >>> tables = tabulate([sex], [(["women"], 3), (["men"], 4)])
    >>> tables.values.tolist(), tables.labels[-1]
    ([3.0, 4.0, 7.0], ('*',))
    """
    shape = tuple(len(dimension.codes) for dimension in dimensions)
    cube = np.zeros(shape)
    for codes, count in counts:
        cube[_index(dimensions, codes)] += count
    for axis, dimension in enumerate(dimensions):
        _add_up(cube, axis, dimension)
    grids = np.indices(shape).reshape(len(shape), -1)
    inner = np.all([grids[axis] < len(d.leaves) for axis, d in enumerate(dimensions)], axis=0)
    codes = [np.array(d.codes, dtype=object)[grids[axis]] for axis, d in enumerate(dimensions)]
    return Tables(
        dimensions=tuple(d.name for d in dimensions),
        labels=tuple(zip(*codes, strict=True)),
        values=cube.ravel(),
        sums=_sums(dimensions, shape),
        inner=inner,
    )


def _index(dimensions: Sequence[Dimension], codes: Sequence[str]) -> tuple[int, ...]:
    for dimension, code in zip(dimensions, codes, strict=True):
        if code not in dimension.leaves:
            raise CellsError(
                _("there is no code {code}").format(code=code),
                where=dimension.name,
                remedy=_("Name every code of the dimension."),
            )
    return tuple(d.leaves.index(code) for d, code in zip(dimensions, codes, strict=True))


def _add_up(cube: Array, axis: int, dimension: Dimension) -> None:
    """Fill the grouping codes along an axis, the finer ones first."""
    ready = set(range(len(dimension.leaves)))
    waiting = list(dimension.families)
    moved = np.moveaxis(cube, axis, 0)
    while waiting:
        parent, parts = next(family for family in waiting if ready.issuperset(family[1]))
        moved[parent] = moved[list(parts)].sum(axis=0)
        waiting = [family for family in waiting if family[0] != parent]
        ready.add(parent)


def _sums(dimensions: Sequence[Dimension], shape: tuple[int, ...]) -> sparse.csr_array:
    numbers = np.arange(int(np.prod(shape))).reshape(shape)
    rows, columns, signs = [], [], []
    count = 0
    for axis, dimension in enumerate(dimensions):
        moved = np.moveaxis(numbers, axis, 0).reshape(shape[axis], -1)
        for parent, parts in dimension.families:
            lines = count + np.arange(moved.shape[1])
            for code, sign in ((parent, -1.0), *((part, 1.0) for part in parts)):
                rows.append(lines)
                columns.append(moved[code])
                signs.append(np.full(len(lines), sign))
            count += moved.shape[1]
    triplets = (np.concatenate(signs), (np.concatenate(rows), np.concatenate(columns)))
    return sparse.csr_array(triplets, shape=(count, numbers.size))
