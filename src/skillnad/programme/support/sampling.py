"""Draw at random so that anyone can draw the same again, with nothing but SHA-256.

Each body of the frame gets a number: the SHA-256 of the seed, a colon and the body's address. In each stratum those
with the smallest numbers are drawn. The numbers are as good as random, and belong to the body: if another body leaves
the frame, the others keep their places.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping


def number_of(seed: str, address: str) -> str:
    """The number of a body, as 64 hexadecimal digits.

    >>> number_of("7", "provverket")[:8]
    '216c73ae'
    """
    return hashlib.sha256(f"{seed}:{address}".encode()).hexdigest()


def allocate(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """How many to draw from each stratum: in proportion, the rest to the largest remainders, then by name.

    >>> allocate({"a": 18, "b": 23, "c": 19}, 14)
    {'a': 4, 'b': 5, 'c': 5}
    """
    total = sum(sizes.values())
    if not 0 < size <= total:
        raise ValueError(f"{size} of {total} cannot be drawn.")
    share = {name: size * count // total for name, count in sizes.items()}
    by_remainder = sorted(sizes, key=lambda name: (-(size * sizes[name] % total), name))
    for name in by_remainder[: size - sum(share.values())]:
        share[name] += 1
    return share


def draw(frame: Iterable[tuple[str, str]], size: int, seed: str) -> set[str]:
    """The addresses drawn from a frame of (address, stratum)."""
    strata: dict[str, list[str]] = defaultdict(list)
    for address, stratum in frame:
        strata[stratum].append(address)
    share = allocate(Counter({name: len(inside) for name, inside in strata.items()}), size)
    return {
        address
        for name, inside in strata.items()
        for address in sorted(inside, key=lambda one: number_of(seed, one))[: share[name]]
    }
