"""A measure without a file, from a few words on the command line."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from skillnad.errors import MeasureError
from skillnad.language import gettext as _
from skillnad.measure.expression import columns_in, is_expression
from skillnad.measure.load import parse_measure
from skillnad.measure.model import Measure, Records

ROLES = ("legal", "need", "structure", "judgement")


def quick_measure(
    source: str,
    *,
    sex: str | None,
    women: Sequence[str],
    men: Sequence[str],
    outcome: str | None = None,
    amount: str | None = None,
    adjust: Sequence[str] = (),
    period: str | None = None,
    practical: float | None = None,
    **records: str | None,
) -> Measure:
    """The measure that a short command asks for.

    Args:
        source: A file.
        sex: The column with the codes in `women` and `men`.
        women: Codes for women.
        men: Codes for men.
        outcome: A condition that is true for those who were granted, approved, reached.
        amount: A column with an amount, instead of or beside the condition.
        adjust: Columns to hold equal, each as COLUMN or COLUMN:ROLE; the role is `structure` when it is not given.
        period: A column with dates or years.
        practical: The size of difference that matters.
        **records: More keys of [records]: count, weight, where, sheet, encoding.

    Raises:
        MeasureError: something is missing or wrong; says which option.
    """
    _check_given(sex, women, men, outcome, amount)
    _check_factors(sex, outcome, [_factor(text)["column"] for text in adjust])
    target = "outcome" if outcome else "amount"
    content: dict[str, Any] = {
        "measure": {"id": "quick", "title": Path(source).name},
        "records": {"source": source, **{key: value for key, value in records.items() if value}},
        "sex": {"column": sex, "women": list(women), "men": list(men)},
        "factor": {f"f{i}": _factor(text) for i, text in enumerate(adjust)},
    }
    if outcome:
        content["stage"] = [{"id": "outcome", "when": outcome, "title": outcome}]
    if amount:
        content["outcome"] = {"amount": {"column": amount, "title": amount}}
    if period:
        content["period"] = {"column": period}
    if practical is not None:
        content["practical"] = {"rate" if target == "outcome" else target: practical}
    return parse_measure(content, where=_("command line"))


def quick_records(given: dict[str, str | None]) -> Records:
    """Where the records lie, from options of the command line.

    Raises:
        MeasureError: an option has a value that it cannot have.
    """
    content = {key: value for key, value in given.items() if value}
    measure = {
        "measure": {"id": "quick"},
        "sex": {"column": "x", "women": "K", "men": "M"},
        "outcome": {"x": {"column": "x"}},
    }
    return parse_measure({**measure, "records": content}, where=_("command line")).records


def _factor(text: str) -> dict[str, str]:
    column, colon, role = text.rpartition(":")
    if not colon or role not in ROLES:
        column, role = text, "structure"
    return {"column": column, "role": role, "title": column}


def _check_factors(sex: str | None, outcome: str | None, columns: list[str]) -> None:
    """Sex and the decision itself cannot be held equal: then there is nothing left to compare."""
    decides = columns_in(outcome) if outcome and is_expression(outcome) else ()
    for column in columns:
        if column == sex or decides == (column,):
            raise MeasureError(
                _("the column {column!r} is sex or the decision itself, and cannot be a factor too").format(
                    column=column
                ),
                where="--adjust",
                remedy=_("Name another column."),
            )


def _check_given(
    sex: str | None, women: Sequence[str], men: Sequence[str], outcome: str | None, amount: str | None
) -> None:
    if not sex:
        raise MeasureError(
            _("which column holds sex is not said"),
            where="--sex",
            remedy=_("Add --sex COLUMN --women CODE --men CODE, or name a measure file (.toml)."),
        )
    if not women or not men:
        raise MeasureError(
            _("which codes mean women and men is not said, and it is never guessed"),
            where="--women, --men",
            remedy=_("Add --women K --men M, for example; `skillnad inspect` shows the codes."),
        )
    if not outcome and not amount:
        raise MeasureError(
            _("what to compare is not said"),
            where="--outcome",
            remedy=_("Add --outcome \"beslut = 'bifall'\" or --amount COLUMN."),
        )
