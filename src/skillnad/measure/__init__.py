"""What to measure: the measure file, how sex is coded, where the records lie."""

from skillnad.measure.expression import check_expression
from skillnad.measure.model import (
    Factor,
    Measure,
    Outcome,
    Period,
    Practical,
    Records,
    Role,
    SexCoding,
    Stage,
    Title,
)
from skillnad.measure.quick import quick_records
from skillnad.measure.sexcodes import KNOWN_CODES, Coding, propose_coding

__all__ = [
    "KNOWN_CODES",
    "Coding",
    "Factor",
    "Measure",
    "Outcome",
    "Period",
    "Practical",
    "Records",
    "Role",
    "SexCoding",
    "Stage",
    "Title",
    "check_expression",
    "propose_coding",
    "quick_records",
]
