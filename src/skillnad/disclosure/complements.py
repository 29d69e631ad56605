"""Which parts of a known whole are withheld: the sensitive ones, and more until their sum tells nothing."""

from collections.abc import Sequence

import numpy as np

from skillnad.disclosure.counts import Counts, sensitive, small, total
from skillnad.disclosure.policy import Policy


def withheld_items(counts: Sequence[Counts], policy: Policy, unseen: Counts | None = None) -> set[int]:
    """The places of the parts that are withheld.

    `unseen` is what the whole holds beside the parts, such as persons without a date; it is never shown.
    """
    hidden = {i for i, count in enumerate(counts) if sensitive(count, policy)}
    by_size = sorted(range(len(counts)), key=lambda i: (counts[i].people.sum(), i))
    rest = [unseen] if unseen is not None and unseen.people.any() else []
    while len(hidden) < len(counts) and _revealing([*rest, *(counts[i] for i in hidden)], policy, bool(rest)):
        hidden.add(next(i for i in by_size if i not in hidden))
    return hidden


def _revealing(counts: list[Counts], policy: Policy, has_rest: bool) -> bool:
    """Whether the parts that are not shown can be told by taking those that are from the total."""
    if not counts:
        return False
    alone = len(counts) == 1 and not has_rest
    return alone or sensitive(total(counts), policy) or _told_by_one(counts, policy.threshold)


def _told_by_one(counts: list[Counts], threshold: int) -> bool:
    """Whether a person who is alone in one part can tell the others by taking the own part off too."""
    people = np.array([count.people for count in counts])
    alone = (people == 1).any(axis=0)
    return small((people.sum(axis=0) - 1)[alone], threshold)
