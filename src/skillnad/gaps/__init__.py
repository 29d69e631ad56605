"""Cells to differences, with uncertainty, adjustment and verdict. Pure functions over cells; no input or output."""

from skillnad.gaps.comparing import compare
from skillnad.gaps.results import Comparison, Estimate, Gap, Level, Verdict

__all__ = ["Comparison", "Estimate", "Gap", "Level", "Verdict", "compare"]
