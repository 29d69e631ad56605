"""What an attacker knows beside what is shown: sums of cells that were told before, wholly or within bounds."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from skillnad.disclosure.tables import Array, Tables


@dataclass(frozen=True)
class Facts:
    """Known sums: `rows @ values` lies between `low` and `high`, row by row."""

    rows: sparse.csr_array
    low: Array
    high: Array

    def around(self, values: Array) -> tuple[Array, Array]:
        """How far each known sum may move from what it is, down and up."""
        now = self.rows @ values
        return np.minimum(self.low - now, 0.0), np.maximum(self.high - now, 0.0)


def nothing_known(tables: Tables) -> Facts:
    """No facts."""
    return Facts(sparse.csr_array((0, len(tables))), np.zeros(0), np.zeros(0))


def known_cells(tables: Tables, bounds: Mapping[int, tuple[float, float]]) -> Facts:
    """Facts about single cells, by their number: the value lies between two bounds."""
    cells = np.fromiter(bounds, dtype=np.intp, count=len(bounds))
    low, high = (np.array([pair[side] for pair in bounds.values()], dtype=float) for side in (0, 1))
    lines = np.arange(len(cells))
    rows = sparse.csr_array((np.ones(len(cells)), (lines, cells)), shape=(len(cells), len(tables)))
    return Facts(rows, low, high)
