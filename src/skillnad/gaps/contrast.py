"""A difference before it is a result: the number, and its interval at any confidence."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from skillnad.gaps.distributions import t_quantile, t_two_sided
from skillnad.gaps.intervals import CONFIDENCE, Bounds
from skillnad.gaps.results import Estimate

ROUNDING = 1e-12
IntervalAt = Callable[[float], Bounds]


@dataclass(frozen=True)
class Contrast:
    """Women minus men by some method, with an interval that can be had at any confidence."""

    method: str
    value: float
    standard_error: float
    interval: IntervalAt
    p_value: float | None
    women: float | None = None
    men: float | None = None
    details: dict[str, Any] = field(default_factory=dict)

    def estimate(self) -> Estimate:
        """The contrast as a result, with its 95 % interval."""
        low, high = self.interval(CONFIDENCE)
        return Estimate(
            method=self.method,
            value=self.value,
            low=low,
            high=high,
            standard_error=self.standard_error,
            p_value=self.p_value,
            women=self.women,
            men=self.men,
            details=self.details,
        )


@dataclass(frozen=True)
class Refusal:
    """A method that cannot answer, and why: a code that the rooms above put into words."""

    method: str
    reason: str
    details: dict[str, Any] = field(default_factory=dict)

    def estimate(self) -> Estimate:
        """The refusal as a result without numbers."""
        return Estimate(method=self.method, reason=self.reason, details=self.details)


Answer = Contrast | Refusal


def symmetric(value: float, standard_error: float, df: float = math.inf) -> IntervalAt:
    """The interval value ± t · standard error."""

    def interval(confidence: float) -> Bounds:
        half = t_quantile((1 + confidence) / 2, df) * standard_error
        return value - half, value + half

    return interval


def t_contrast(
    method: str, women: float, men: float, variance: float, df: float, *, centre: float = 0.0, **details: Any
) -> Contrast:
    """A contrast whose interval is symmetric and whose test is a t-test; the two values are counted from `centre`."""
    value, error = women - men, math.sqrt(max(0.0, variance))
    noise = ROUNDING * max(abs(women), abs(men))
    value, error = (value if abs(value) > noise else 0.0), (error if error > noise else 0.0)
    p_value = t_two_sided(value / error, df) if error > 0 else (1.0 if value == 0 else 0.0)
    return Contrast(method, value, error, symmetric(value, error, df), p_value, women + centre, men + centre, details)
