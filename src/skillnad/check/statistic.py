"""The unit of judgement: one statistic, with whatever sex coverage it has."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from skillnad.check.document import Place, Table
from skillnad.check.people import Relation
from skillnad.check.sexes import Coverage, Sex

Kind = Literal["table", "text", "chart"]
FigureKind = Literal["count", "share", "other"]
"""Counts add up, shares are in per cent, and other figures (means, changes) do neither."""


@dataclass(frozen=True, slots=True)
class SexRow:
    """Women, men and total of one row or column of a statistic, as they stand; `None` where there is no number."""

    label: str
    women: Decimal | None
    men: Decimal | None
    total: Decimal | None
    step: Decimal = Decimal(1)
    kind: FigureKind = "count"
    cell: Place = field(default_factory=Place)
    at: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Companion:
    """The same statistic, split by sex, elsewhere in the document."""

    place: Place
    kind: Kind
    title: str
    lacks: tuple[str, ...] = ()
    """The years that the companion does not split."""


@dataclass(frozen=True, slots=True)
class Statistic:
    """A measure of a population in a period: what it counts, where it stands, and how it is split by sex."""

    kind: Kind
    measure: str
    relation: Relation
    coverage: Coverage
    evidence: tuple[str, ...]
    place: Place
    excerpt: str
    block: int
    title: str = ""
    section: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    years: tuple[str, ...] = ()
    order: str = "na"
    only: Sex | None = None
    lacking: tuple[str, ...] = ()
    rows: tuple[SexRow, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    """Rows and columns of its values in the table, counted from 0."""
    table: Table | None = None
    language: str = "sv"
    companion: Companion | None = None
    reason: str = ""
    confidence: float = 1.0
    text: str = ""

    @property
    def rows_have_total(self) -> bool:
        """Whether one sex stands beside a total, as in "of which women"."""
        return any(row.total is not None for row in self.rows)
