"""A report as a piece of HTML, for a notebook: headings, sentences, and tables with row and column heads."""

from html import escape

from skillnad.present.report import Part, Report
from skillnad.present.tables import Table, is_numeric

_CELL = "padding: 0.1em 0.8em 0.1em 0; text-align: {side}"
_KEEP = "; white-space: nowrap"


def as_html(report: Report) -> str:
    """The report as one section of HTML; text from the data is escaped."""
    parts = "".join(_part(part) for part in report.parts)
    notes = "".join(f"<p>{escape(text)}</p>" for text in (*report.remarks, report.source))
    return f"<section><h2>{escape(report.title)}</h2>{parts}{notes}</section>"


def _part(part: Part) -> str:
    sentences = "".join(f"<p>{escape(text)}</p>" for text in part.sentences)
    tables = "".join(_table(table) for table in part.tables)
    remarks = "".join(f"<li>{escape(text)}</li>" for text in part.remarks)
    return f"<h3>{escape(part.heading)}</h3>{sentences}{tables}{f'<ul>{remarks}</ul>' if remarks else ''}"


def _table(table: Table) -> str:
    sides = ["right" if is_numeric(table, place) else "left" for place in range(len(table.headings))]
    caption = f'<caption style="text-align: left">{escape(table.caption)}</caption>' if table.caption else ""
    head = "".join(_cell("th", "col", text, side) for text, side in zip(table.headings, sides, strict=True))
    rows = "".join(_row(row, sides) for row in table.rows)
    return f'<table style="margin: 0.8em 0">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(row: tuple[str, ...], sides: list[str]) -> str:
    first = _cell("th", "row", row[0], sides[0])
    return (
        f"<tr>{first}{''.join(_cell('td', '', text, side) for text, side in zip(row[1:], sides[1:], strict=True))}</tr>"
    )


def _cell(tag: str, scope: str, text: str, side: str) -> str:
    scoped = f' scope="{scope}"' if scope else ""
    style = _CELL.format(side=side) + (_KEEP if side == "right" and tag == "td" else "")
    return f'<{tag}{scoped} style="{style}">{escape(text)}</{tag}>'
