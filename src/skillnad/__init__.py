"""Skillnad: differences between women and men in what a public agency decides.

The way through the house, in five lines:

    measure = Measure.load("grants.toml")     # what we measure
    cells = count(measure)                    # one query; nothing personal comes back
    gaps = compare(cells)                     # raw, adjusted; verdicts
    safe = protect(gaps)                      # small numbers withheld
    report = present(safe, language="sv")     # sentence, table, verdict
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.2.0"

if TYPE_CHECKING:
    from skillnad.cells import Cells, count
    from skillnad.disclosure import protect
    from skillnad.errors import SkillnadError
    from skillnad.gaps import Comparison, compare
    from skillnad.measure import Measure
    from skillnad.present import present

_HOMES = {
    "Cells": "skillnad.cells",
    "Comparison": "skillnad.gaps",
    "Measure": "skillnad.measure",
    "SkillnadError": "skillnad.errors",
    "compare": "skillnad.gaps",
    "count": "skillnad.cells",
    "present": "skillnad.present",
    "protect": "skillnad.disclosure",
}

__all__ = ["Cells", "Comparison", "Measure", "SkillnadError", "compare", "count", "present", "protect"]


def __getattr__(name: str) -> Any:
    # Rooms are opened on first use, so that the command line starts at once.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(name)
