"""Representation: women's share of those who reached a stage, beside their share of the groups they could have come
from."""

from collections.abc import Iterator, Mapping

from skillnad.gaps.intervals import wilson
from skillnad.gaps.moments import MEN, WOMEN, Moments
from skillnad.gaps.results import Representation


def representation(m: Moments, of: str, benchmarks: Mapping[str, float]) -> tuple[Representation, ...]:
    """One index for each group that the decision can be seen against.

    Index = women's share of those who reached the stage ÷ women's share of the group. 1 is even representation. The
    interval is Wilson's for the first share, divided by the second, which is taken as known. Several groups stand
    side by side since the answer turns on which one is the right one to compare with.

    Args:
        m: Sums for a stage; those at the stage before it are the first group.
        of: The name of that group.
        benchmarks: Women's share, 0 to 1, of other groups by name.
    """
    if not m.binary:
        return ()
    return tuple(_indices(m, of, benchmarks))


def _indices(m: Moments, of: str, benchmarks: Mapping[str, float]) -> Iterator[Representation]:
    reached, persons = m.wx.sum(axis=0), m.w.sum(axis=0)
    if reached.sum() <= 0:
        return
    share = float(reached[WOMEN] / reached.sum())
    low, high = wilson(share, _effective_reached(m))
    groups = {of: float(persons[WOMEN] / (persons[WOMEN] + persons[MEN])), **benchmarks}
    for name, base in groups.items():
        if 0 < base < 1:
            yield Representation(
                group=name,
                women_of_group=base,
                women_of_reached=share,
                index=share / base,
                low=low / base,
                high=high / base,
                is_benchmark=name in benchmarks,
            )


def _effective_reached(m: Moments) -> float:
    """Those who reached the stage, by Kish's effective number where they are weighted."""
    return float(m.wx.sum() ** 2 / m.w2x.sum())
