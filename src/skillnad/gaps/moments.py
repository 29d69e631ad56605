"""What every estimator works on: sums over persons, per stratum and sex."""

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from skillnad.cells import Cells
from skillnad.cells.cells import pack

Array = NDArray[Any]
TargetKind = Literal["rate", "mean", "ratio"]
WOMEN, MEN = 0, 1


@dataclass(frozen=True, eq=False)
class Moments:
    """Sums over persons. Every array has the shape (strata, 2): women first, then men.

    `n` persons; `w` and `w2` the sums of weights and of their squares; `wx`, `w2x` and `w2xx` the sums of weight ×
    value, weight² × value and weight² × value². Without weights every weight is 1, so `w = w2 = n` and `w2x = wx`.
    `strata` are the cells' codes for the factors that divide them, shape (factors, strata). Values are counted from
    `centre`.
    """

    n: Array
    w: Array
    w2: Array
    wx: Array
    w2x: Array
    w2xx: Array
    strata: NDArray[np.int32]
    binary: bool = False
    weighted: bool = False
    centre: float = 0.0

    @property
    def mean(self) -> Array:
        """Mean per stratum and sex; 0 where there is nobody."""
        return np.divide(self.wx, self.w, out=np.zeros_like(self.wx), where=self.w > 0)

    def total(self) -> "Moments":
        """All strata as one."""
        sums = {name: getattr(self, name).sum(axis=0, keepdims=True) for name in _SUMS}
        return replace(self, **sums, strata=self.strata[:0, :1])

    def keep(self, rows: NDArray[Any]) -> "Moments":
        """Some of the strata."""
        sums = {name: getattr(self, name)[rows] for name in _SUMS}
        return replace(self, **sums, strata=self.strata[:, rows])

    def mean_variance(self) -> Array:
        """The variance of each mean: Σ w²(x − mean)² / (Σw)² · n/(n − 1), which is s²/n without weights.

        Where one person stands alone the spread is taken from the other strata of the same sex; it is NaN when
        there are none.
        """
        deviations, many = self.squared_deviations(), self.n > 1
        share = np.divide(self.n - 1, self.n, out=np.zeros_like(self.n), where=many)
        freedom = (self.w2 * share).sum(axis=0)
        pooled = np.divide((deviations * many).sum(axis=0), freedom, out=np.full(2, np.nan), where=freedom > 0)
        scale = np.divide(1.0, self.w**2, out=np.zeros_like(self.w), where=self.w > 0)
        own = np.divide(deviations * scale, share, out=np.zeros_like(deviations), where=many)
        return np.asarray(np.where(many, own, self.w2 * scale * pooled))

    def squared_deviations(self) -> Array:
        """Σ weight² (value − mean)² per stratum and sex: with a floor for rounding."""
        mean = self.mean
        deviations = self.w2xx - 2 * mean * self.w2x + mean**2 * self.w2
        return np.maximum(deviations, 0.0) if self.binary else resolved(deviations, self.w2xx)


def resolved(deviations: Array, squares: Array) -> Array:
    """Sums of squared deviations, not below what rounding leaves of their squares: a spread under 1e-8 of the mean
    cannot be told from none, so the uncertainty is never smaller than that. `centre` in the measure moves the mean
    away.
    """
    return np.asarray(np.maximum(deviations, RESOLUTION * squares))


RESOLUTION = 1e-16
_SUMS = ("n", "w", "w2", "wx", "w2x", "w2xx")


def target_kind(cells: Cells, target: str) -> TargetKind:
    """Whether a target is a rate (a stage), a mean (an amount or duration) or a ratio of two sums."""
    outcome = cells.measure.outcomes.get(target)
    if outcome is None:
        return "rate"
    return "ratio" if outcome.per else "mean"


def moments(cells: Cells, target: str, by: tuple[str, ...] = ()) -> Moments:
    """Sums for one stage or outcome, per stratum of the factors in `by`, for women and men.

    For a stage the persons are those at the stage before it, and the value is 1 for those who came further.
    """
    sums = _person_sums(cells, target)
    sex = cells.code("sex")
    known = sex <= MEN
    codes = np.array([cells.code(name)[known] for name in by], dtype=np.int32).reshape(len(by), int(known.sum()))
    first, inverse = pack(codes, tuple(len(cells.dimension(name)) for name in by))
    place = inverse * 2 + sex[known]
    strata = len(first)
    arrays = {
        name: np.bincount(place, weights=value[known], minlength=2 * strata).reshape(strata, 2)
        for name, value in sums.items()
    }
    kind = target_kind(cells, target)
    weighted = kind == "ratio" or cells.measure.records.weight is not None
    found = Moments(
        **arrays,
        strata=codes[:, first],
        binary=kind == "rate",
        weighted=weighted,
        centre=_centre(cells, target),
    )
    return found.keep(found.n.sum(axis=1) > 0)


def unknown_moments(cells: Cells, target: str) -> Moments:
    """The same sums for persons whose sex is unknown, in the women's place; the men's is empty."""
    sums = _person_sums(cells, target)
    unknown = np.array([str(level).startswith("unknown") for level in cells.dimension("sex").levels])
    rows = unknown[cells.code("sex")]
    arrays: dict[str, Any] = {name: np.array([[value[rows].sum(), 0.0]]) for name, value in sums.items()}
    return Moments(
        **arrays,
        strata=np.zeros((0, 1), np.int32),
        binary=target_kind(cells, target) == "rate",
        centre=_centre(cells, target),
    )


def _centre(cells: Cells, target: str) -> float:
    outcome = cells.measure.outcomes.get(target)
    return outcome.centre if outcome else 0.0


def _person_sums(cells: Cells, target: str) -> dict[str, Array]:
    return _outcome_sums(cells, target) if target in cells.measure.outcomes else _stage_sums(cells, target)


def _stage_sums(cells: Cells, target: str) -> dict[str, Array]:
    parent = (cells.measure.parents(target) or ("",))[0]
    prefix = f"{parent}." if parent else ""
    n = _floats(cells, f"{prefix}n")
    reached = _floats(cells, f"{target}.n")
    if cells.measure.records.weight is None:
        return {"n": n, "w": n, "w2": n, "wx": reached, "w2x": reached, "w2xx": reached}
    w, w2 = _floats(cells, f"{prefix}w"), _floats(cells, f"{prefix}w2")
    wx, w2x = _floats(cells, f"{target}.w"), _floats(cells, f"{target}.w2")
    return {"n": n, "w": w, "w2": w2, "wx": wx, "w2x": w2x, "w2xx": w2x}


def _outcome_sums(cells: Cells, target: str) -> dict[str, Array]:
    n, wx, w2xx = (_floats(cells, f"{target}.{name}") for name in ("n", "wx", "w2xx"))
    if f"{target}.w" not in cells.sums:
        sums = {"n": n, "w": n, "w2": n, "wx": wx, "w2x": wx, "w2xx": w2xx}
    else:
        w, w2, w2x = (_floats(cells, f"{target}.{name}") for name in ("w", "w2", "w2x"))
        sums = {"n": n, "w": w, "w2": w2, "wx": wx, "w2x": w2x, "w2xx": w2xx}
    return sums


def _floats(cells: Cells, name: str) -> Array:
    return cells.sums[name].astype(np.float64)
