"""What an attacker makes of a printed result: every figure in it as a linear statement about numbers of persons.

Written against the published JSON alone, and apart from the code that protects, so that each can find the other wrong.
"""

from collections import defaultdict
from typing import NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

SEXES = ("women", "men", "unknown")
TIGHT = 1e-6


class Cell(NamedTuple):
    """So many persons: of a sex, at a step, in a period or all (`None`), at a level of a factor or all."""

    sex: str
    step: str
    period: str | None = None
    factor: str | None = None
    level: str | None = None


class Attacker:
    """Knows the structure of the measure, and reads whatever the result says."""

    def __init__(self, result):
        self.gaps = result["gaps"]
        self.notices = result["notices"]
        self.number = {}
        self.statements = []
        self.periods = [period for period in dict.fromkeys(gap["period"] for gap in self.gaps) if period is not None]
        self.structure()
        self.figures()

    def cell(self, cell):
        return self.number.setdefault(cell, len(self.number))

    def equal(self, whole, parts):
        self.between([(whole, 1.0), *((part, -1.0) for part in parts)], 0.0, 0.0)

    def between(self, terms, low, high):
        self.statements.append(([(self.cell(cell), weight) for cell, weight in terms], low, high))

    def tell(self, cell, value):
        self.between([(cell, 1.0)], value, value)

    # what follows from the structure alone

    def steps(self):
        """Each step with those that it splits into: reached and not, with a value and without."""
        for gap in self.gaps:
            if gap["period"] is None:
                yield gap["of"], (gap["target"], f"not {gap['target']}")

    def places(self):
        """Every period or all, with every level or all."""
        levels = defaultdict(dict)
        for gap in self.gaps:
            for part in gap["breakdowns"]:
                levels[part["factor"]].update(dict.fromkeys(level["level"] for level in part["levels"]))
        self.levels = {factor: list(found) for factor, found in levels.items()}
        for period in (None, *self.periods, "no date"):
            yield period, None, None
            for factor, found in self.levels.items():
                for level in found:
                    yield period, factor, level

    def structure(self):
        places = list(self.places())
        names = {name for whole, parts in self.steps() for name in (whole, *parts)}
        for sex in SEXES:
            for place in places:
                if sex == "unknown" and place[1] is not None:
                    continue
                for whole, parts in self.steps():
                    self.equal(Cell(sex, whole, *place), [Cell(sex, part, *place) for part in parts])
            for name in names:
                self.sums(sex, name)

    def sums(self, sex, name):
        for factor, levels in [(None, [None]), *(self.levels.items() if sex != "unknown" else ())]:
            for level in levels:
                parts = [Cell(sex, name, period, factor, level) for period in (*self.periods, "no date")]
                if self.periods:
                    self.equal(Cell(sex, name, None, factor, level), parts)
            if factor is not None:
                for period in (None, *self.periods, "no date"):
                    self.equal(Cell(sex, name, period), [Cell(sex, name, period, factor, level) for level in levels])

    # what the figures say

    def figures(self):
        for gap in self.gaps:
            place = (gap["period"], None, None)
            self.two_groups(gap, gap, place)
            self.unknown(gap)
            self.shares(gap)
            self.remarks(gap)
            for part in gap["breakdowns"]:
                listed = [level["level"] for level in part["levels"]]
                for level in part["levels"]:
                    at = (gap["period"], part["factor"], level["level"])
                    self.two_groups(gap, level, at)
                    self.between([(Cell(sex, gap["of"], *at), 1.0) for sex in ("women", "men")], 1.0, np.inf)
                for level in self.levels[part["factor"]]:
                    if level not in listed:
                        for sex in ("women", "men"):
                            self.tell(Cell(sex, self.population(gap), gap["period"], part["factor"], level), 0.0)

    def population(self, gap):
        """Those that a level is listed for: all at the step, or all that have a value."""
        return gap["of"] if gap["kind"] == "rate" else gap["target"]

    def two_groups(self, gap, holder, place):
        for sex in ("women", "men"):
            group = holder[sex]
            if group["persons"] is not None:
                self.tell(Cell(sex, self.population(gap), *place), group["persons"])
            if group["reached"] is not None:
                self.tell(Cell(sex, gap["target"], *place), group["reached"])
            if gap["kind"] == "rate" and group["value"] is not None:
                reached, persons = Cell(sex, gap["target"], *place), Cell(sex, gap["of"], *place)
                self.between([(reached, 1.0), (persons, -group["value"])], -TIGHT, TIGHT)

    def unknown(self, gap):
        unknown, place = gap["unknown"], (gap["period"], None, None)
        step = self.population(gap)
        mine = Cell("unknown", step, *place)
        if unknown["persons"] is not None:
            self.tell(mine, unknown["persons"])
        if unknown["share"] is not None:
            rest = [(Cell(sex, step, *place), -unknown["share"]) for sex in ("women", "men")]
            self.between([(mine, 1 - unknown["share"]), *rest], -TIGHT, TIGHT)
        if unknown["reasons"] and gap is self.gaps[0]:
            self.tell(mine, sum(unknown["reasons"].values()))

    def shares(self, gap):
        place = (gap["period"], None, None)
        for seen in gap["representation"]:
            shares = [(gap["target"], seen["women_of_reached"])]
            if not seen["is_benchmark"]:
                shares.append((gap["of"], seen["women_of_group"]))
            for step, share in shares:
                women, men = Cell("women", step, *place), Cell("men", step, *place)
                self.between([(women, 1 - share), (men, -share)], -TIGHT, TIGHT)

    def remarks(self, gap):
        place = (gap["period"], None, None)
        for notice in gap["notices"]:
            both = [Cell(sex, gap["target"], *place) for sex in ("women", "men")]
            if notice["code"] == "without_a_value" and "persons" in notice["details"]:
                lacking = [(Cell(sex, f"not {gap['target']}", *place), 1.0) for sex in ("women", "men")]
                self.between(lacking, notice["details"]["persons"], np.inf)
            if notice["code"] == "nobody_reached":
                for cell in both:
                    self.tell(cell, 0.0)
            if notice["code"] == "everybody_reached":
                for sex in ("women", "men"):
                    self.tell(Cell(sex, f"not {gap['target']}", *place), 0.0)

    # the attack

    def programme(self):
        rows, columns, weights, low, high = [], [], [], [], []
        for row, (terms, at_least, at_most) in enumerate(self.statements):
            low.append(at_least)
            high.append(at_most)
            for column, weight in terms:
                rows.append(row)
                columns.append(column)
                weights.append(weight)
        matrix = sparse.csr_array((weights, (rows, columns)), shape=(len(self.statements), len(self.number)))
        return matrix, np.array(low), np.array(high)

    def could_be(self, cell, low, high):
        """Whether the cell may be as small as one number and as large as another."""
        least, most = self.intervals([cell])[cell]
        return least <= low + 100 * TIGHT and most >= high - 100 * TIGHT

    def intervals(self, cells):
        """The smallest and the largest that each cell may be."""
        matrix, low, high = self.programme()
        same = low == high
        finite = ~same & np.isfinite(high)
        upper = sparse.vstack([matrix[finite], -matrix[~same]])
        limits = np.concatenate([high[finite], -low[~same]])
        found = {}
        for cell in cells:
            cost = np.zeros(len(self.number))
            cost[self.number[cell]] = 1.0
            ends = []
            for sign in (1.0, -1.0):
                answer = linprog(sign * cost, upper, limits, matrix[same], low[same], method="highs")
                ends.append(np.inf if answer.status == 3 else sign * answer.fun)
            found[cell] = tuple(ends)
        return found


def truth(result):
    """Every number of persons that the result before protection holds, by cell."""
    found = {}
    for gap in result["gaps"]:
        step = gap["of"] if gap["kind"] == "rate" else gap["target"]
        found[Cell("unknown", step, gap["period"])] = gap["unknown"]["persons"]
        holders = [(gap, (gap["period"], None, None))]
        for part in gap["breakdowns"]:
            holders += [(level, (gap["period"], part["factor"], level["level"])) for level in part["levels"]]
        for holder, place in holders:
            for sex in ("women", "men"):
                found[Cell(sex, step, *place)] = holder[sex]["persons"]
                if gap["kind"] == "rate":
                    found[Cell(sex, gap["target"], *place)] = holder[sex]["reached"]
                    found[Cell(sex, f"not {gap['target']}", *place)] = holder[sex]["persons"] - holder[sex]["reached"]
    return found


def without_date(found):
    """The numbers of persons who belong to no period, which no table shows."""
    rest = defaultdict(int)
    for cell, persons in found.items():
        rest[cell._replace(period="no date")] += persons if cell.period is None else -persons
    return dict(rest)
