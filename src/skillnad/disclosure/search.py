"""Give every sensitive cell its room, many at a time, by the cheapest changes of the table."""

from dataclasses import dataclass, field

import numpy as np

from skillnad.disclosure.changes import Changes
from skillnad.disclosure.rooms import Rooms
from skillnad.disclosure.tables import Array


@dataclass
class Search:
    """A search among the changes that are allowed. What has moved once is hidden, and moves for nothing from then on.

    most: so many demands are met by one change; fewer at a time hide less and take longer. still: cells that may not
    move.
    """

    changes: Changes
    rooms: Rooms
    cost: Array
    most: int
    still: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.uses = np.zeros(len(self.cost))

    def run(self, *, give_up: bool = False) -> bool:
        """Meet all demands, and tell whether all could be. give_up: stop at the first that cannot."""
        most = self.most
        while lacking := self.rooms.lacking():
            picks = self.rooms.apart(lacking, most)
            met = self._meet(picks)
            if met == 0 and len(picks) == 1 and not self._meet_alone(picks):
                self.rooms.hopeless.add(picks[0])
                if give_up:
                    return False
            most = self.most if met == len(picks) else max(1, len(picks) // 4 if 2 * met < len(picks) else len(picks))
        return not self.rooms.hopeless

    def _meet(self, picks: list[int], *, must: bool = False, whole: bool = False) -> int:
        known = [self.rooms.known[demand] for demand in picks]
        still = np.concatenate([np.array(self.still, dtype=np.intp), *known])
        cells, goals = self.rooms.cells[picks], self.rooms.goals[picks]
        change = self.changes.towards(cells, goals, self.cost, still=still, must=must, whole=whole)
        if change is None:
            return 0
        self.cost = np.where(change != 0, 0.0, self.cost)
        self.uses += change != 0
        self.rooms.learn(change)
        return sum(self.rooms.is_met(demand) for demand in picks)

    def _meet_alone(self, pick: list[int]) -> bool:
        """A demand that was not met at a price is met at any, by whole numbers if it must be, or not at all."""
        return bool(self._meet(pick, must=True) or (self.rooms.whole and self._meet(pick, must=True, whole=True)))
