"""A cell of a release: a group of persons, wherever it stands."""

from dataclasses import dataclass, field

from skillnad.disclosure.ledger import Seen
from skillnad.disclosure.release.figures import Hidden
from skillnad.disclosure.release.layout import Figure

Key = tuple[str, tuple[tuple[str, str], ...]]
Terms = tuple[tuple[Key, float], ...]


@dataclass(frozen=True)
class Earlier:
    """What earlier releases say of cells, and the sums that tie these."""

    cells: dict[Key, Seen]
    sums: tuple[Terms, ...]


@dataclass
class Cell:
    """One cell: what it is of, where it stands in which tables, its value and the mark that hides it."""

    key: Key
    labels: dict[str, str]
    places: list[tuple[int, Figure]] = field(default_factory=list)
    value: float = float("nan")
    hidden: Hidden | None = None
    earlier: Seen | None = None
