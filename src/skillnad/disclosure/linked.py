"""The tables behind a comparison as one system: women, men and unknown, by step, by period and by level.

What is shown of a comparison after protection says which cells an attacker knows; the sums between them follow from
what a comparison is.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from scipy import sparse

from skillnad.disclosure.needs import Needs
from skillnad.disclosure.places import Place, cells, listed, others, persons_of, split
from skillnad.disclosure.policy import Policy
from skillnad.disclosure.tables import Tables
from skillnad.gaps import Gap

NO_PERIOD = "\0without a period"
_SLACK = 1e-6


class Linked:
    """All cells of a comparison with the sums that tie them, and which are hidden."""

    def __init__(self, before: list[Gap], after: list[Gap]) -> None:
        self.gaps = [gap for gap in before if gap.period is None]
        self.periods = [period for period in dict.fromkeys(gap.period for gap in before) if period is not None]
        self.named = listed(before)
        self.values = cells(before)
        self.counted = dict(self.values)
        shown = cells(after)
        factors = _published_factors(after)
        self.values = {place: n for place, n in self.values.items() if place.factor is None or place.factor in factors}
        self._fill_in(factors)
        self.places = tuple(self.values)
        self.number = {place: i for i, place in enumerate(self.places)}
        self.hidden = np.array([self._is_hidden(place, shown) for place in self.places], dtype=bool)
        self.tables = Tables(
            dimensions=Place._fields,
            labels=tuple(tuple(str(part) for part in place) for place in self.places),
            values=np.array([self.values[place] for place in self.places], dtype=float),
            sums=self._sums(),
            inner=np.ones(len(self.places), dtype=bool),
        )

    def _fill_in(self, factors: dict[str, list[str | None]]) -> None:
        """Cells that follow from others: nobody at levels that are not named, those without a value or a period."""
        for (step, period, factor), names in self.named.items():
            for level in factors.get(factor, ()):
                if level not in names:
                    for sex in ("women", "men"):
                        self._nobody(Place(sex, step, period, factor, level))
        for place in list(self.values):
            self._without_value(place)
        for place in [place for place in self.values if place.period is None and self.periods]:
            dated = [self.values.get(place._replace(period=period), 0.0) for period in self.periods]
            self.values[place._replace(period=NO_PERIOD)] = self.values[place] - sum(dated)

    def _nobody(self, place: Place) -> None:
        for gap in self.gaps:
            if place.step == persons_of(gap):
                steps = (gap.of, gap.target, others(gap.target)) if gap.kind == "rate" else (gap.target,)
                for step in steps:
                    self.values.setdefault(place._replace(step=step), 0.0)

    def _without_value(self, place: Place) -> None:
        for gap in self.gaps:
            rest = place._replace(step=others(gap.target))
            reached = place._replace(step=gap.target)
            if place.step == gap.of and reached in self.values:
                self.values.setdefault(rest, self.values[place] - self.values[reached])

    def _is_hidden(self, place: Place, shown: dict[Place, float]) -> bool:
        if place in shown or (place.period == NO_PERIOD and self.values[place] == 0):
            return False
        names = self.named.get((place.step, place.period, place.factor or ""))
        return not (place.factor and names is not None and place.level not in names)

    def _sums(self) -> sparse.csr_array:
        rows = [row for row in self._equations() if self._holds(row)]
        triplets = [(i, self.number[place], weight) for i, row in enumerate(rows) for place, weight in row]
        lines, columns, weights = zip(*triplets, strict=True) if triplets else ((), (), ())
        return sparse.csr_array((weights, (lines, columns)), shape=(len(rows), len(self.places)), dtype=float)

    def _holds(self, row: list[tuple[Place, float]]) -> bool:
        """With weights or rounded numbers a sum may not hold, and then it tells nothing."""
        return abs(sum(weight * self.values[place] for place, weight in row)) < _SLACK

    def _equations(self) -> list[list[tuple[Place, float]]]:
        return [*self._splits(), *self._over_periods(), *self._over_levels()]

    def _splits(self) -> list[list[tuple[Place, float]]]:
        """Those at a step are those who reached the next and those who did not."""
        rows = []
        for whole, reached, rest in map(split, self.gaps):
            for place in self.places:
                parts = [place._replace(step=step) for step in (reached, rest)]
                if place.step == whole and all(part in self.values for part in parts):
                    rows.append(_sum(place, parts))
        return rows

    def _over_periods(self) -> list[list[tuple[Place, float]]]:
        rows = []
        for place in self.places:
            if place.period is None and self.periods:
                parts = [place._replace(period=period) for period in (*self.periods, NO_PERIOD)]
                rows.append(_sum(place, [part for part in parts if part in self.values]))
        return rows

    def _over_levels(self) -> list[list[tuple[Place, float]]]:
        parts: defaultdict[Place, list[Place]] = defaultdict(list)
        for place in self.places:
            if place.factor is not None:
                parts[place._replace(level="")].append(place)
        return [
            _sum(whole, found)
            for margin, found in parts.items()
            if (whole := margin._replace(factor=None, level=None)) in self.values
        ]

    def needs(self, policy: Policy) -> Needs:
        """The small numbers, and where the policy says so those of groups in which all have the same result."""
        values = self.tables.values
        without = {others(gap.target) for gap in self.gaps if gap.kind != "rate"}
        counted = np.array([place.step not in without for place in self.places], dtype=bool)
        small = np.flatnonzero(counted & (values > 0) & (values < policy.threshold))
        required = Needs(small, values[small] - 1.0, np.full(len(small), float(policy.threshold)))
        if not policy.group_disclosure:
            return required
        same = np.array(self._uniform(), dtype=int)
        return required + Needs(same, values[same] - 1.0, values[same])

    def _uniform(self) -> list[int]:
        steps = [split(gap) for gap in self.gaps if gap.kind == "rate"]
        found = []
        for place in self.places:
            for whole, reached, rest in steps:
                parts = [place._replace(step=step) for step in (reached, rest)]
                if place.step == whole and self.values[place] > 0 and all(part in self.values for part in parts):
                    found += [self.number[part] for part in parts if self.values[part] == self.values[place]]
        return found


def _sum(whole: Place, parts: list[Place]) -> list[tuple[Place, float]]:
    return [(whole, -1.0), *((part, 1.0) for part in parts)]


def _published_factors(gaps: list[Gap]) -> dict[str, list[str | None]]:
    """The factors of which some number is shown, with all their levels; of the others nothing is known."""
    levels: defaultdict[str, dict[str | None, None]] = defaultdict(dict)
    shown: set[str] = set()
    for gap in gaps:
        for part in gap.breakdowns:
            levels[part.factor] |= dict.fromkeys(level.level for level in part.levels)
            if any(level.women.persons is not None for level in part.levels):
                shown.add(part.factor)
    return {factor: list(found) for factor, found in levels.items() if factor in shown}
