"""`skillnad measure`: the way through the house."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from skillnad.cli.output import progress, show, show_protection, write_atomically
from skillnad.errors import MeasureError
from skillnad.language import gettext as _

if TYPE_CHECKING:
    from skillnad.disclosure import Policy
    from skillnad.measure import Measure


def measure(
    source: str = typer.Argument(
        ..., metavar=_("FILE"), help=_("A measure file (.toml), or records: Parquet, CSV or a spreadsheet.")
    ),
    sex: str | None = typer.Option(None, "--sex", metavar=_("COLUMN"), help=_("The column with sex.")),
    women: list[str] = typer.Option([], "--women", metavar=_("CODE"), help=_("A code for women; may be repeated.")),
    men: list[str] = typer.Option([], "--men", metavar=_("CODE"), help=_("A code for men; may be repeated.")),
    outcome: str | None = typer.Option(
        None, "--outcome", metavar=_("CONDITION"), help=_("A condition, such as \"beslut = 'bifall'\".")
    ),
    amount: str | None = typer.Option(None, "--amount", metavar=_("COLUMN"), help=_("A column with an amount.")),
    adjust: list[str] = typer.Option(
        [], "--adjust", metavar=_("COLUMN"), help=_("COLUMN or COLUMN:ROLE to hold equal; may be repeated.")
    ),
    period: str | None = typer.Option(None, "--period", metavar=_("COLUMN"), help=_("A column with dates or years.")),
    count: str | None = typer.Option(
        None, "--count", metavar=_("COLUMN"), help=_("A column with the number of persons in each row.")
    ),
    weight: str | None = typer.Option(None, "--weight", metavar=_("COLUMN"), help=_("A column with survey weights.")),
    where: str | None = typer.Option(
        None, "--where", metavar=_("CONDITION"), help=_("A condition that keeps some of the rows.")
    ),
    sheet: str | None = typer.Option(None, "--sheet", metavar=_("NAME"), help=_("The sheet of a spreadsheet.")),
    encoding: str | None = typer.Option(
        None, "--encoding", metavar=_("NAME"), help=_("utf-8 or cp1252; otherwise found out.")
    ),
    practical: float | None = typer.Option(
        None, "--practical", metavar=_("NUMBER"), help=_("The size of difference that matters.")
    ),
    policy: str | None = typer.Option(
        None,
        "--policy",
        metavar=_("NAME|FILE"),
        help=_("A policy by its name, or a policy file; the strictest wins."),
    ),
    threshold: int | None = typer.Option(
        None, "--threshold", metavar=_("NUMBER"), min=3, max=100, help=_("Smaller counts are withheld; otherwise 5.")
    ),
    protection: bool = typer.Option(
        False, "--protection", help=_("Tell beside the result what was withheld and why; for yourself alone.")
    ),
    explain: bool = typer.Option(
        False, "--explain", help=_("Show the query and what leaves the engine; count nothing.")
    ),
    as_json: bool = typer.Option(False, "--json", help=_("Print everything as JSON.")),
    output: Path | None = typer.Option(
        None, "--output", "-o", metavar=_("FILE"), help=_("Write the JSON to a file, whole or not at all.")
    ),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Count, compare, protect, present."""
    _language = language
    options = {"count": count, "weight": weight, "where": where, "sheet": sheet, "encoding": encoding}
    if source.lower().endswith(".toml"):
        _refuse_options([*women, *men, *adjust, sex, outcome, amount, period, practical, *options.values()])
        found = _load(source)
    else:
        from skillnad.measure.quick import quick_measure

        found = quick_measure(
            source, sex=sex, women=women, men=men, outcome=outcome, amount=amount, adjust=adjust, period=period,
            practical=practical, **options,
        )  # fmt: skip
    if explain:
        _explain(found)
    else:
        _measure(found, _policy(policy, threshold), as_json=as_json, output=output, protection=protection)


def _load(source: str) -> "Measure":
    from skillnad.measure import Measure

    return Measure.load(source)


def _refuse_options(values: list[object]) -> None:
    if any(value is not None for value in values):
        raise MeasureError(
            _("a measure file says all of this by itself"),
            where="--sex, --outcome, …",
            remedy=_("Write it in the measure file, or name the records instead of the measure file."),
        )


def _policy(name: str | None, threshold: int | None) -> "Policy | None":
    """What the command line asks for; the strictest of it, the measure file and the organisation will be in force."""
    from skillnad.disclosure import Policy

    named = Policy.load(name) if name else None
    own = Policy(name="--threshold", threshold=threshold) if threshold else None
    return named.stricter(own) if named and own else named or own


def _measure(
    measure: "Measure", policy: "Policy | None", *, as_json: bool, output: Path | None, protection: bool
) -> None:
    from skillnad.cells import count, require_both_coded
    from skillnad.disclosure import protect
    from skillnad.gaps import compare

    with progress(_("Counting")):
        cells = require_both_coded(count(measure))
    with progress(_("Comparing")):
        safe = protect(compare(cells), policy)
    if output:
        write_atomically(output, safe.to_json() + "\n")
    if as_json:
        print(safe.to_json())
    else:
        show(safe)
    if protection:
        show_protection(safe)


def _explain(measure: "Measure") -> None:
    from skillnad.cells import explain_query

    factors = ", ".join(["sex", *(["period"] if measure.period else []), *measure.factors])
    print(explain_query(measure))
    print()
    print(_("What leaves the engine: counts and sums for each combination of {factors}.").format(factors=factors))
    if measure.sex.personal_identity_number:
        print(_("The personal identity number is used inside the query to tell sex, and is never selected."))
    print(_("No record leaves, and nothing is written."))
