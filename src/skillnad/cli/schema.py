"""`skillnad schema`: the contract of what we read and write."""

import json
from enum import StrEnum

import typer

from skillnad.language import gettext as _


class Kind(StrEnum):
    """Which schema."""

    measure = "measure"
    result = "result"
    check = "check"


def schema(
    kind: Kind = typer.Argument(
        Kind.result, help=_("measure: the measure file. result: what --json prints. check: a report check.")
    ),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Print a JSON schema."""
    _language = language
    print(json.dumps(json_schema(kind), indent=2, ensure_ascii=False))


def json_schema(kind: Kind) -> dict[str, object]:
    """The JSON schema of a measure file, of a result, or of a report check."""
    if kind is Kind.measure:
        from skillnad.measure import Measure

        return Measure.model_json_schema(by_alias=True)
    if kind is Kind.check:
        from skillnad.check.output.result import check_schema

        return check_schema()
    from skillnad.gaps import Comparison

    return Comparison.model_json_schema(mode="serialization")
