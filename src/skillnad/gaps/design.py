"""A model's design over cells: never written out as a matrix, only summed by factor levels.

A factor with K levels is one column of codes, not K columns of zeros and ones. Cross-products of two factors are a
cross-table of weights (one `bincount`), fitted values are look-ups. So a model costs what its cells cost, whatever
the number of levels.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from skillnad.cells import Dimension
from skillnad.gaps.moments import Array, Moments, resolved

TOLERANCE = 1e-9


@dataclass(frozen=True, eq=False)
class Block:
    """One term: a code per row and the value that stands there (1 for a factor's level, the number for a number)."""

    codes: NDArray[np.int64]
    values: Array | None
    size: int


@dataclass(frozen=True, eq=False)
class Design:
    """Intercept, factors and numbers as blocks, and woman last; rows are the filled cells of a set of moments."""

    blocks: tuple[Block, ...]
    kept: NDArray[np.intp]
    dropped: int
    woman: int

    @property
    def columns(self) -> int:
        """How many coefficients the model has."""
        return len(self.kept)

    def gram(self, weights: Array) -> Array:
        """X'WX over the kept columns."""
        sizes = [block.size for block in self.blocks]
        starts = np.cumsum([0, *sizes])
        full = np.zeros((starts[-1], starts[-1]))
        for i, left in enumerate(self.blocks):
            for j, right in enumerate(self.blocks[: i + 1]):
                part = _cross(left, right, weights)
                full[starts[i] : starts[i + 1], starts[j] : starts[j + 1]] = part
                full[starts[j] : starts[j + 1], starts[i] : starts[i + 1]] = part.T
        return full[np.ix_(self.kept, self.kept)]

    def gather(self, beta: Array) -> Array:
        """Xβ for each row."""
        total = np.zeros(len(self.blocks[0].codes))
        for block, part in zip(self.blocks, self._spread(beta), strict=True):
            total += part[block.codes] if block.values is None else part[block.codes] * block.values
        return total

    def scatter(self, rows: Array) -> Array:
        """X'r over the kept columns."""
        parts = [
            np.bincount(
                block.codes,
                weights=rows if block.values is None else rows * block.values,
                minlength=block.size,
            )
            for block in self.blocks
        ]
        return np.concatenate(parts)[self.kept]

    def _spread(self, beta: Array) -> list[Array]:
        sizes = [block.size for block in self.blocks]
        full = np.zeros(sum(sizes))
        full[self.kept] = beta
        return np.split(full, np.cumsum(sizes)[:-1])


def build_design(m: Moments, dimensions: tuple[Dimension, ...]) -> tuple[Design, "Rows"]:
    """The design of sex and the factors, main effects only, over the filled cells of `m`.

    Columns that repeat others (a factor that follows from another, an empty level) are dropped and counted; when
    sex itself follows from the factors the design has `woman = -1`, since the gap then cannot be told from them.
    """
    rows = Rows.of(m)
    return _design(rows, dimensions), rows


def reduced_design(rows: "Rows", dimensions: tuple[Dimension, ...]) -> Design:
    """The design over some of the rows."""
    return _design(rows, dimensions)


@dataclass(frozen=True, eq=False)
class Rows:
    """The moments cell by cell: one row per stratum and sex that holds somebody."""

    strata: NDArray[np.int32]
    woman: Array
    n: Array
    w: Array
    wx: Array
    w2x: Array
    w2xx: Array
    w2: Array

    @staticmethod
    def of(m: Moments) -> "Rows":
        """Women's and men's sums as one list of rows."""
        filled = (m.w > 0).ravel()
        strata = np.repeat(m.strata, 2, axis=1)[:, filled]
        woman = np.tile([1.0, 0.0], len(m.w))[filled]
        flat = {name: getattr(m, name).ravel()[filled] for name in ("n", "w", "wx", "w2x", "w2xx", "w2")}
        return Rows(strata, woman, **flat)

    def keep(self, rows: NDArray[np.bool_]) -> "Rows":
        """Some of the rows."""
        flat = {name: getattr(self, name)[rows] for name in ("woman", "n", "w", "wx", "w2x", "w2xx", "w2")}
        return Rows(self.strata[:, rows], **flat)

    def scores(self, fitted: Array) -> Array:
        """Σ weight² (value − fitted)² in each row: what robust variances are made of."""
        return resolved(self.w2xx - 2 * fitted * self.w2x + fitted**2 * self.w2, self.w2xx)


def _design(rows: Rows, dimensions: tuple[Dimension, ...]) -> Design:
    count = rows.strata.shape[1]
    one = np.zeros(count, dtype=np.int64)
    blocks = [Block(one, None, 1)]
    for codes, dimension in zip(rows.strata, dimensions, strict=True):
        blocks += _factor_blocks(codes, dimension, rows.w)
    blocks.append(Block(one, rows.woman, 1))
    everything = Design(tuple(blocks), np.arange(sum(block.size for block in blocks)), 0, -1)
    kept = _independent(everything.gram(rows.w), _references(blocks, rows.w))
    last = sum(block.size for block in blocks) - 1
    woman = len(kept) - 1 if len(kept) and kept[-1] == last else -1
    needed = 1 + sum(max(0, block.size - 1) if block.values is None and block.size > 1 else 1 for block in blocks[1:])
    return Design(tuple(blocks), kept, needed - len(kept), woman)


def _factor_blocks(codes: NDArray[np.int32], dimension: Dimension, weights: Array) -> list[Block]:
    if dimension.numbers is None:
        used, place = np.unique(codes, return_inverse=True)
        return [Block(place.astype(np.int64), None, len(used))] if len(used) > 1 else []
    one = np.zeros(len(codes), dtype=np.int64)
    values = np.array(dimension.numbers)[codes]
    missing = np.array([level is None for level in dimension.levels])[codes]
    known = np.where(missing, 0.0, weights)
    centre = float((known * values).sum() / max(known.sum(), 1e-300))
    spread = float(np.sqrt((known * (values - centre) ** 2).sum() / max(known.sum(), 1e-300))) or 1.0
    blocks = [Block(one, np.where(missing, 0.0, (values - centre) / spread), 1)]
    return [*blocks, Block(one, missing.astype(float), 1)] if missing.any() else blocks


def _cross(left: Block, right: Block, weights: Array) -> Array:
    values = weights
    for block in (left, right):
        values = values if block.values is None else values * block.values
    if right.size == 1:
        return np.bincount(left.codes, weights=values, minlength=left.size)[:, None]
    place = left.codes * right.size + right.codes
    return np.bincount(place, weights=values, minlength=left.size * right.size).reshape(left.size, right.size)


def _references(blocks: list[Block], weights: Array) -> NDArray[np.bool_]:
    """The largest level of each factor: the one the others are compared with."""
    marks = []
    for block in blocks:
        mark = np.zeros(block.size, dtype=bool)
        if block.values is None and block.size > 1:
            mark[np.bincount(block.codes, weights=weights, minlength=block.size).argmax()] = True
        marks.append(mark)
    return np.concatenate(marks)


def _independent(gram: Array, reference: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Columns that add something to those before them, by Cholesky's elimination in the given order."""
    candidates = np.flatnonzero(~reference & (np.diag(gram) > 0))
    scale = np.sqrt(np.diag(gram)[candidates])
    rest = gram[np.ix_(candidates, candidates)] / np.outer(scale, scale)
    kept = []
    for i in range(len(candidates)):
        if rest[i, i] <= TOLERANCE:
            continue
        kept.append(i)
        column = rest[i:, i].copy()
        rest[i:, i:] -= np.outer(column, column / column[0])
    return candidates[kept]
