"""The raw gap within each level of each factor."""

import numpy as np

from skillnad.cells import Cells
from skillnad.gaps.homogeneity import homogeneity
from skillnad.gaps.moments import MEN, WOMEN, Moments, moments
from skillnad.gaps.raw import group, raw_difference
from skillnad.gaps.results import Breakdown, FactorLevel
from skillnad.gaps.verdict import judge

MOST_LEVELS = 50


def breakdown(cells: Cells, target: str, factor: str, practical: float, *, is_default: bool) -> Breakdown:
    """Women and men side by side within each level of a factor, and the test that all levels have the same gap."""
    m = moments(cells, target, (factor,))
    levels = cells.dimension(factor).levels
    order = np.argsort(m.strata[0])
    rows = [
        _level(m.keep(order[i : i + 1]), levels[m.strata[0, order[i]]], practical, is_default)
        for i in range(len(order))
    ]
    return Breakdown(
        factor=factor,
        levels=tuple(rows),
        homogeneity=homogeneity(m),
        direction_differs=_direction_differs(rows, practical),
    )


def _level(m: Moments, level: str | None, practical: float, is_default: bool) -> FactorLevel:
    answer = raw_difference(m)
    return FactorLevel(
        level=level,
        women=group(m, WOMEN),
        men=group(m, MEN),
        difference=answer.estimate(),
        verdict=judge(answer, practical, is_default=is_default),
    )


def _direction_differs(rows: list[FactorLevel], practical: float) -> bool:
    """Whether women are ahead in one level and men in another, by a size that matters in both."""
    gaps = [row.difference.value for row in rows if row.difference.value is not None]
    return any(gap >= practical for gap in gaps) and any(gap <= -practical for gap in gaps)
