"""The cell key method: small noise that depends on nothing but who is in the cell.

A cell gets a key, a number from 0 to 1, and the key picks the noise from a distribution that depends on the count
(Fraser & Wooton 2005; Thompson, Broadfoot & Elazar 2013). The same cell gets the same noise in every table and every
year, totals included, so that asking again tells nothing new; what is lost is that totals are no longer the sums of
their parts. The distribution is the one of most entropy (Giessing 2016; the design of the R package ptable): mean zero,
a chosen variance, at most `magnitude` up or down, nothing below 0, and no count from 1 to `js`.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from skillnad.disclosure.policy import CellKey
from skillnad.disclosure.tables import Array
from skillnad.errors import DisclosureError
from skillnad.language import gettext as _

SHORTEST_SECRET = 16
MOST_ROUNDS = 500
TOLERANCE = 1e-13
_WHOLE = float(2**64)


@dataclass(frozen=True)
class Noise:
    """The distribution of what comes out for a count: the values and their probabilities."""

    count: int
    values: Array
    chances: Array

    @property
    def mean(self) -> float:
        """The expected noise."""
        return float(self.chances @ (self.values - self.count))

    @property
    def variance(self) -> float:
        """The variance of the noise."""
        return float(self.chances @ (self.values - self.count) ** 2) - self.mean**2

    def at(self, key: float) -> int:
        """What a cell with this key shows."""
        place = int(np.searchsorted(np.cumsum(self.chances), key, side="right"))
        return int(self.values[min(place, len(self.values) - 1)])


def noise(count: int, design: CellKey) -> Noise:
    """The distribution for a count. From `magnitude` + `js` on it is the same for every count.

    A small count leaves less room. Where the variance cannot be had there, the nearest that can is taken.

    >>> found = noise(20, CellKey(magnitude=2, variance=1.0, js=0))
    >>> [round(float(chance), 3) for chance in found.chances]
    [0.064, 0.245, 0.383, 0.245, 0.064]
    """
    if count == 0:
        return Noise(0, np.array([0]), np.array([1.0]))
    least = min(count, design.magnitude + design.js + 1)
    found = _noise(least, design)
    return Noise(count, found.values + (count - least), found.chances)


@lru_cache(maxsize=1000)
def _noise(count: int, design: CellKey) -> Noise:
    values = np.array([v for v in range(count - design.magnitude, count + design.magnitude + 1) if _allowed(v, design)])
    steps = (values - count).astype(float)
    if steps.min() > 0 or steps.max() < 0:
        raise DisclosureError(
            _("no noise of at most {magnitude} keeps the count {count} right on average").format(
                magnitude=design.magnitude, count=count
            ),
            where="cell_key",
            remedy=_("Let magnitude be larger than js."),
        )
    return Noise(count, values, _most_entropy(steps, design.variance))


def _allowed(value: int, design: CellKey) -> bool:
    return value == 0 or value > design.js


def _most_entropy(steps: Array, variance: float) -> Array:
    """The chances of most entropy with mean zero and a variance as near the wanted as can be.

    They are proportional to exp(a step + b step²); a and b are where the dual of the programme is least.
    """
    low, high = _possible_variances(steps)
    wanted = min(max(variance, low), high)
    if wanted - low < 1e-9 * (1 + low):
        return _two_points(steps, narrow=True)
    if high - wanted < 1e-9 * (1 + high):
        return _two_points(steps, narrow=False)
    terms = np.stack([steps, steps**2])
    weights = _least_dual(terms, np.array([0.0, wanted]))
    return _chances(weights @ terms)


def _possible_variances(steps: Array) -> tuple[float, float]:
    """The least and the greatest variance of noise with mean zero over some steps."""
    below, above = steps[steps <= 0], steps[steps >= 0]
    return float(-below.max() * above.min()), float(-below.min() * above.max())


def _two_points(steps: Array, *, narrow: bool) -> Array:
    """Mean zero on two steps only: the nearest to zero on either side, or the farthest."""
    below, above = steps[steps <= 0], steps[steps >= 0]
    down, up = (below.max(), above.min()) if narrow else (below.min(), above.max())
    chances = np.zeros(len(steps))
    if up == down:
        chances[steps == 0] = 1.0
    else:
        chances[steps == down] = up / (up - down)
        chances[steps == up] = -down / (up - down)
    return chances


def _least_dual(terms: Array, goal: Array) -> Array:
    """Newton's method, each step halved until it goes down."""
    weights = np.zeros(len(goal))
    for _round in range(MOST_ROUNDS):
        chances = _chances(weights @ terms)
        slope = terms @ chances - goal
        if abs(slope).max() < TOLERANCE:
            break
        spread = (terms * chances) @ terms.T - np.outer(terms @ chances, terms @ chances)
        step = np.linalg.solve(spread, slope)
        while _dual(weights - step, terms, goal) > _dual(weights, terms, goal) and abs(step).max() > TOLERANCE:
            step = step / 2
        weights = weights - step
    return weights


def _dual(weights: Array, terms: Array, goal: Array) -> float:
    height = weights @ terms
    return float(height.max() + np.log(np.exp(height - height.max()).sum()) - weights @ goal)


def _chances(height: Array) -> Array:
    mass = np.exp(height - height.max())
    return np.asarray(mass / mass.sum())


def key_of(secret: bytes, group: str) -> float:
    """The key of a group of persons, from 0 to just below 1: its name hashed with a secret.

    Where the records are at hand a cell's key is the sum of its persons' keys. With only a table there are no persons,
    and the group's name stands for them.
    """
    digest = hmac.new(secret, group.encode("utf-8"), hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big") / _WHOLE


def require_secret(secret: bytes, where: str) -> bytes:
    """The secret, if it is long enough not to be guessed.

    Raises:
        DisclosureError: it is not.
    """
    if len(secret.strip()) < SHORTEST_SECRET:
        raise DisclosureError(
            _("the secret is shorter than {n} characters").format(n=SHORTEST_SECRET),
            where=where,
            remedy=_("Name a file that does not exist, and one is made."),
        )
    return secret.strip()


def perturbed(counts: Sequence[int], keys: Sequence[float], design: CellKey) -> list[int]:
    """What cells with these counts and keys show."""
    return [noise(count, design).at(key) for count, key in zip(counts, keys, strict=True)]
