"""A figure for women, for men and in total."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class PerSex:
    """A figure per sex. The gap is women minus men."""

    women: Decimal | None
    men: Decimal | None
    total: Decimal | None

    @property
    def gap(self) -> Decimal | None:
        """Women minus men, where both are known.

        >>> PerSex(Decimal(40), Decimal(30), None).gap
        Decimal('10')
        """
        return None if self.women is None or self.men is None else self.women - self.men

    @property
    def known(self) -> bool:
        """Whether there is any figure."""
        return any(value is not None for value in (self.women, self.men, self.total))

    @property
    def split(self) -> bool:
        """Whether both women and men have a figure."""
        return self.gap is not None

    @property
    def total_fits(self) -> bool:
        """Whether the total can be right: it is the sum of women and men, or lies between them as a rate does.

        >>> PerSex(Decimal(40), Decimal(30), Decimal(90)).total_fits
        False
        """
        if self.women is None or self.men is None or self.total is None:
            return True
        low, high = sorted([self.women, self.men])
        return low <= self.total <= high or self.total == self.women + self.men
