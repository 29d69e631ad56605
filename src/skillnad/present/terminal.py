"""A report in a terminal: as wide as the window, with colour only where it helps and is wanted."""

import io

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from skillnad.present.report import Part, Report
from skillnad.present.tables import Table, is_numeric

ROOMY = 100


def as_text(report: Report, width: int = 110) -> str:
    """The report as plain text."""
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    print_report(report, console)
    file = console.file
    text = file.getvalue() if isinstance(file, io.StringIO) else ""
    return "\n".join(line.rstrip() for line in text.splitlines())


def print_report(report: Report, console: Console) -> None:
    """Print a report on a console."""
    console.print(Text(report.title, style="bold"))
    for part in report.parts:
        _print_part(part, console)
    for remark in report.remarks:
        console.print(Text(f"* {remark}"))
    console.print(Text(report.source, style="dim"))


def _print_part(part: Part, console: Console) -> None:
    console.print()
    console.print(Text(part.heading, style="bold underline"))
    for sentence in part.sentences:
        console.print(Text(sentence))
    for table in part.tables:
        console.print(Padding(_rich_table(table), (1, 0, 0, 2 if console.width >= ROOMY else 0)))
    if part.tables:
        console.print()
    for remark in part.remarks:
        console.print(Text(f"* {remark}", style="yellow"))


def _rich_table(table: Table) -> RichTable:
    title = Text(table.caption, style="bold") if table.caption else None
    drawn = RichTable(box=SIMPLE_HEAD, show_edge=False, title=title, title_justify="left", pad_edge=False)
    for place, heading in enumerate(table.headings):
        drawn.add_column(heading, justify="right" if is_numeric(table, place) else "left", overflow="fold")
    for row in table.rows:
        drawn.add_row(*[Text(cell) for cell in row])
    return drawn
