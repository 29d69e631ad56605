"""Which cells are too small to show, and how much room an attacker must be left around each."""

from dataclasses import dataclass

import numpy as np

from skillnad.disclosure.policy import Policy
from skillnad.disclosure.tables import Array, Tables


@dataclass(frozen=True)
class Needs:
    """The sensitive cells, and for each the interval that an attacker's own must reach over.

    A count from 1 to just below the threshold is sensitive. Its attacker must have to reckon with a value below it and
    with one of at least the threshold, so that neither the value nor that it is small can be told.
    """

    cells: Array
    low: Array
    high: Array

    def mask(self, size: int) -> Array:
        """The sensitive cells among all."""
        mask = np.zeros(size, dtype=bool)
        mask[self.cells] = True
        return mask


def needs(tables: Tables, policy: Policy) -> Needs:
    """The sensitive counts of tables under a policy."""
    cells = np.flatnonzero((tables.values > 0) & (tables.values < policy.threshold))
    return Needs(cells, tables.values[cells] - 1.0, np.full(len(cells), float(policy.threshold)))
