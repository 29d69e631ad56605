"""Which codes to merge so that nothing needs to be hidden: the fewest merges, of neighbours where codes have an order.

Only codes that are parts of the same code in every tree are merged. All merges by one, by two and so on are tried as
long as they are few enough; beyond that the code with most small counts is merged with the one that helps it best.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from skillnad.disclosure.policy import Policy
from skillnad.disclosure.tables import TOTAL, Array, Dimension, Tables

_MOST_TRIED = 5_000


@dataclass(frozen=True)
class Merge:
    """Codes of a dimension that become one."""

    dimension: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Advice:
    """Merges after which no count is small. fewest: whether it was shown that fewer do not do."""

    merges: tuple[Merge, ...]
    fewest: bool


Groups = tuple[tuple[int, ...], ...]  # the codes of a dimension, by number, those that are merged together


@dataclass(frozen=True)
class _State:
    """Counts by codes, margins included, some codes merged: merging adds two slices and changes nothing else."""

    cube: Array
    groups: tuple[Groups, ...]

    def small(self, threshold: int) -> Array:
        return np.asarray((self.cube > 0) & (self.cube < threshold))

    def merged(self, axis: int, first: int, second: int) -> "_State":
        first, second = min(first, second), max(first, second)
        moved = np.moveaxis(self.cube, axis, 0)
        joined = np.delete(moved, second, axis=0)
        joined[first] = moved[first] + moved[second]
        ours = list(self.groups[axis])
        ours[first] = tuple(sorted(ours[first] + ours.pop(second)))
        groups = (*self.groups[:axis], tuple(ours), *self.groups[axis + 1 :])
        return _State(np.moveaxis(joined, 0, axis), groups)


def advise_recoding(
    dimensions: Sequence[Dimension],
    tables: Tables,
    policy: Policy,
    *,
    ordered: Collection[str] = (),
    keep: Collection[str] = (),
) -> Advice | None:
    """The fewest merges after which no count of the table is small, or `None` if no merges do.

    tables: the table of these dimensions, as `tabulate` makes it. ordered: dimensions in which only neighbours are
    merged. keep: dimensions whose codes stay as they are, such as sex.
    """
    shape = tuple(len(dimension.codes) for dimension in dimensions)
    start = _State(tables.values.reshape(shape), tuple(tuple((i,) for i in range(n)) for n in shape))
    rules = [_Siblings(d, ordered=d.name in ordered, keep=d.name in keep) for d in dimensions]
    found, fewest = _by_trying(start, rules, policy.threshold), True
    if found is None:
        found, fewest = _step_by_step(start, rules, policy.threshold), False
    return None if found is None else Advice(tuple(_named(dimensions, found)), fewest)


class _Siblings:
    """Which codes of a dimension may become one."""

    def __init__(self, dimension: Dimension, *, ordered: bool, keep: bool) -> None:
        self.ordered, self.keep = ordered, keep
        leaves = set(dimension.leaves)
        self.kind = [
            (code in leaves, *(tree.get(code, TOTAL) for tree in dimension.trees)) if code != TOTAL else None
            for code in dimension.codes
        ]

    def partners(self, groups: Groups, first: int) -> list[int]:
        """The groups that a group may be merged with."""
        kind = self.kind[groups[first][0]]
        if self.keep or kind is None:
            return []
        alike = [i for i, group in enumerate(groups) if self.kind[group[0]] == kind]
        if self.ordered:
            place = alike.index(first)
            alike = alike[max(0, place - 1) : place + 2]
        return [i for i in alike if i != first]


def _by_trying(start: _State, rules: list[_Siblings], threshold: int) -> _State | None:
    """The first state without small counts, by the number of merges; `None` if too many would have to be tried."""
    level, tried = [start], 0
    while level:
        for state in level:
            if not state.small(threshold).any():
                return state
        following: dict[tuple[Groups, ...], _State] = {}
        for state in level:
            for after in _merges(state, rules):
                tried += 1
                following.setdefault(after.groups, after)
                if tried > _MOST_TRIED:
                    return None
        level = [following[groups] for groups in sorted(following)]
    return None


def _merges(state: _State, rules: list[_Siblings]) -> Iterator[_State]:
    for axis, rule in enumerate(rules):
        for first in range(len(state.groups[axis])):
            for second in rule.partners(state.groups[axis], first):
                if second > first:
                    yield state.merged(axis, first, second)


def _step_by_step(state: _State, rules: list[_Siblings], threshold: int) -> _State | None:
    """Merge the code with most small counts with the one that leaves fewest, until there are none."""
    while state.small(threshold).any():
        best = _most_helpful(state, rules, threshold)
        if best is None:
            return None
        state = best
    return state


def _most_helpful(state: _State, rules: list[_Siblings], threshold: int) -> _State | None:
    small = state.small(threshold)
    choices = []
    for axis, rule in enumerate(rules):
        counts = np.moveaxis(small, axis, 0).reshape(small.shape[axis], -1).sum(axis=1)
        for first in np.argsort(-counts, kind="stable"):
            partners = rule.partners(state.groups[axis], int(first)) if counts[first] else []
            if partners:
                choices += [(axis, int(first), second) for second in partners]
                break
    after = [state.merged(*choice) for choice in choices]
    return min(after, key=lambda one: (int(one.small(threshold).sum()), one.groups), default=None)


def _named(dimensions: Sequence[Dimension], state: _State) -> Iterator[Merge]:
    for dimension, groups in zip(dimensions, state.groups, strict=True):
        for group in groups:
            if len(group) > 1:
                yield Merge(dimension.name, tuple(dimension.codes[code] for code in group))
