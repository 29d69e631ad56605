"""`skillnad inspect`: look at records and write a measure file to start from."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from skillnad.cli.output import progress, write_atomically
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

if TYPE_CHECKING:
    from skillnad.cells.profile import ColumnProfile
    from skillnad.cells.proposal import Proposal
    from skillnad.measure import Records

SHOWN = 6


def inspect(
    source: str = typer.Argument(
        ..., metavar=_("FILE"), help=_("Parquet, CSV or a spreadsheet; or a table, with --database.")
    ),
    database: str | None = typer.Option(
        None, "--database", metavar=_("NAME"), help=_("Environment variable with the database's address.")
    ),
    sheet: str | None = typer.Option(None, "--sheet", metavar=_("NAME"), help=_("The sheet of a spreadsheet.")),
    encoding: str | None = typer.Option(
        None, "--encoding", metavar=_("NAME"), help=_("utf-8 or cp1252; otherwise found out.")
    ),
    sex: str | None = typer.Option(None, "--sex", metavar=_("COLUMN"), help=_("The column with sex.")),
    women: list[str] = typer.Option([], "--women", metavar=_("CODE"), help=_("A code for women; may be repeated.")),
    men: list[str] = typer.Option([], "--men", metavar=_("CODE"), help=_("A code for men; may be repeated.")),
    output: Path | None = typer.Option(None, "--output", "-o", metavar=_("FILE"), help=_("The measure file to write.")),
    force: bool = typer.Option(False, "--force", help=_("Replace the measure file if there is one.")),
    language: str = typer.Option("", "--language", metavar="sv|en", help=_("sv or en.")),
) -> None:
    """Show the columns, propose what each could be, write a draft."""
    _language = language
    from skillnad.cells import open_engine
    from skillnad.cells.profile import profile
    from skillnad.cells.proposal import draft, propose

    target = output or Path(f"{Path(source).stem}.toml")
    _check_free(target, force=force)
    records = _records(source, database, sheet, encoding)
    with progress(_("Looking at the columns")):
        engine = open_engine(records)
        try:
            columns = profile(engine)
        finally:
            engine.close()
    _show_columns(columns)
    proposal = _settle_codes(propose(columns, sex), women, men)
    _show_proposal(proposal)
    write_atomically(target, draft(proposal, _beside(records, target), _measure_id(target)))
    print(_("Wrote {file}. Read it through, then run: skillnad measure {file}").format(file=target))


def _check_free(target: Path, *, force: bool) -> None:
    if target.exists() and not force:
        raise SkillnadError(
            _("there is a file of that name already"),
            where=str(target),
            remedy=_("Choose another with --output, or replace it with --force."),
        )


def _records(source: str, database: str | None, sheet: str | None, encoding: str | None) -> "Records":
    from skillnad.measure import quick_records

    found = {"table": source, "database": database} if database else {"source": source}
    return quick_records({**found, "sheet": sheet, "encoding": encoding})


def _beside(records: "Records", target: Path) -> "Records":
    """The source as the measure file must name it: measure files count from their own folder."""
    if not records.sources:
        return records
    source = Path(records.sources[0])
    folder = target.resolve().parent
    near = source.resolve().is_relative_to(folder)
    name = source.resolve().relative_to(folder) if near else source.resolve()
    return records.model_copy(update={"source": name.as_posix()})


def _measure_id(target: Path) -> str:
    from skillnad.cells.proposal import factor_id

    return factor_id(target.stem).replace("_", "-")


def _settle_codes(proposal: "Proposal", women: list[str], men: list[str]) -> "Proposal":
    from skillnad.cells.proposal import with_codes

    if women and men:
        return with_codes(proposal, women, men)
    if proposal.must_ask and proposal.sex and sys.stdin.isatty():
        print(
            _("The column {name} may be sex, but its codes do not say which is which.").format(name=proposal.sex.name)
        )
        return with_codes(
            proposal, [typer.prompt(_("Which code means women?"))], [typer.prompt(_("Which code means men?"))]
        )
    return proposal


def _show_columns(columns: "list[ColumnProfile]") -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from skillnad.present.numbers import number

    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in (_("column"), _("type"), _("values"), _("missing"), _("commonest values")):
        table.add_column(heading)
    for column in columns:
        table.add_row(*(Text(cell) for cell in _cells(column)))
    console = Console(highlight=False)
    console.width = console.width if console.is_terminal else 120
    console.print(
        _("{rows} rows, {columns} columns").format(rows=number(columns[0].rows if columns else 0), columns=len(columns))
    )
    console.print(table)


def _cells(column: "ColumnProfile") -> tuple[str, ...]:
    from skillnad.present.numbers import number, share

    missing = share(column.missing_share) if column.missing else "–"
    return (column.name, _kind(column.kind), number(column.distinct), missing, _commonest(column))


def _kind(kind: str) -> str:
    names = {
        "text": _("text"),
        "integer": _("whole number"),
        "number": _("number"),
        "boolean": _("true/false"),
        "date": _("date"),
    }
    return names.get(kind, _("other"))


def _commonest(column: "ColumnProfile") -> str:
    if column.is_identity_number:
        return _("personal identity numbers, not shown")
    if not column.values:
        return _("too many to show")
    shown = [_value(text, n) for text, n in column.values[:SHOWN]]
    more = [_("{n} more").format(n=len(column.values) - SHOWN)] if len(column.values) > SHOWN else []
    return ", ".join([*shown, *more])


def _value(text: str, n: int | None) -> str:
    from skillnad.present.numbers import printable

    named = printable(text) or _("(empty)")
    return named if n is None else f"{named} ({n})"


def _show_proposal(proposal: "Proposal") -> None:
    print()
    for line in _proposal_lines(proposal):
        print(f"  {line}")
    print()


def _proposal_lines(proposal: "Proposal") -> list[str]:
    from skillnad.cells.proposal import missing_like
    from skillnad.present.numbers import printable

    lines = [_sex_line(proposal)]
    if proposal.outcome:
        lines.append(
            _("Decision: {name}").format(name=proposal.outcome.name)
            + (f" = {printable(proposal.granted)}" if proposal.granted else "")
        )
    else:
        lines.append(_("Decision: no column looks like one; write the condition in the file."))
    if proposal.amount:
        lines.append(_("Amount: {name}").format(name=proposal.amount.name))
    if proposal.period:
        lines.append(_("Period: {name}").format(name=proposal.period.name))
    if proposal.factors:
        lines.append(_("Possible factors: {names}").format(names=", ".join(column.name for column in proposal.factors)))
    lines += [_("Not usable, the same in every row: {name}").format(name=column.name) for column in proposal.unusable]
    for column in proposal.factors:
        unclear = missing_like(column)
        if unclear:
            values = ", ".join(text or _("(empty)") for text in unclear)
            lines.append(
                _("{name}: is {values} a category or a missing value? The file asks.").format(
                    name=column.name, values=values
                )
            )
    return lines


def _sex_line(proposal: "Proposal") -> str:
    from skillnad.present.numbers import printable

    if proposal.sex is None and proposal.identity_number:
        return _("Sex: from the personal identity number in {name}; the number is never selected").format(
            name=proposal.identity_number.name
        )
    if proposal.sex is None:
        return _("Sex: no column looks like it; name it with --sex COLUMN --women CODE --men CODE")
    if proposal.coding is None or proposal.coding.must_ask:
        return _("Sex: {name}, but which code is which is not said; give --women CODE --men CODE").format(
            name=proposal.sex.name
        )
    coding = proposal.coding
    known = {*coding.women, *coding.men}
    others = [printable(text) for text, _count in proposal.sex.values if text.strip() not in known]
    if others:
        return _("Sex: {name}, women = {women}, men = {men}; other codes count as unknown: {others}").format(
            name=proposal.sex.name,
            women=", ".join(coding.women),
            men=", ".join(coding.men),
            others=", ".join(others[:SHOWN]),
        )
    return _("Sex: {name}, women = {women}, men = {men}").format(
        name=proposal.sex.name, women=", ".join(coding.women), men=", ".join(coding.men)
    )
