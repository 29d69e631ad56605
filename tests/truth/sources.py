"""Where the published data lie, and measures of them."""

import os
from pathlib import Path
from typing import Any

from skillnad import Comparison, Measure, compare, count
from skillnad.gaps import Estimate, Level

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / os.environ.get("SKILLNAD_DATA", "../shared/data")


def compared(frame: object = None, /, **parts: Any) -> Comparison:
    """The comparison of a measure given as its parts, from its own source or a data frame."""
    return compare(count(Measure.model_validate({"measure": {"id": "truth"}, **parts}), frame))


def method(level: Level | None, name: str) -> Estimate:
    """One of the methods of a level."""
    return next(estimate for estimate in level.methods if estimate.method == name)


def inverse(bounds: dict[str, float]) -> tuple[float, float, float]:
    """A ratio women/men with its interval as men/women, which is how most of the literature gives it."""
    return 1 / bounds["value"], 1 / bounds["high"], 1 / bounds["low"]
