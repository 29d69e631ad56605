"""Findings and tables to fill in as a workbook. Texts are written as texts, so that none becomes a formula."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from skillnad.check.checking import Run
from skillnad.check.extra import needs_extra
from skillnad.check.output.words import severity_word
from skillnad.check.places import place_in_words
from skillnad.check.skeletons import Skeleton, SkeletonCell, skeleton_for
from skillnad.language import gettext as _

_WIDTHS = (28, 18, 10, 10, 46, 60, 44, 12, 24)
MOST_SHEETS = 200


def write_checklist(run: Run, path: Path) -> None:
    """Write a workbook: a row for each finding with room for who does what, then a sheet for each table to fill in."""
    with needs_extra():
        import xlsxwriter
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    formats = _formats(book)
    _list(book.add_worksheet(_("Checklist")), run, formats)
    for number, skeleton in enumerate(skeletons_of(run)[:MOST_SHEETS], start=1):
        sheet = book.add_worksheet(_("Table {n}").format(n=number))
        _skeleton(sheet, skeleton, formats)
    book.close()


def skeletons_of(run: Run) -> list[Skeleton]:
    """The tables to fill in for all findings that ask for one."""
    return [skeleton for finding in run.findings if (skeleton := skeleton_for(finding))]


def _formats(book: Any) -> dict[str, Any]:
    wrapped = {"text_wrap": True, "valign": "top"}
    return {
        "heading": book.add_format({"bold": True, "bottom": 1, **wrapped}),
        "text": book.add_format(wrapped),
        "title": book.add_format({"bold": True}),
        "label": book.add_format({"border": 1}),
        "fill": book.add_format({"border": 1, "bg_color": "#FBF7E6", "align": "right"}),
        "known": book.add_format({"border": 1, "align": "right"}),
        "computed": book.add_format({"border": 1, "align": "right", "italic": True}),
    }


def _list(sheet: Any, run: Run, formats: dict[str, Any]) -> None:
    heads = (_("File"), _("Place"), _("Rule"), _("Severity"), _("What"), _("Why"), _("Do"), _("Done"), _("Who"))
    for column, (text, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, text, formats["heading"])
    row = 1
    for checked in run.checked:
        for finding in checked.findings:
            texts = (
                checked.path, place_in_words(finding.place), finding.rule, severity_word(finding.severity),
                finding.what, "\n".join(finding.why), finding.fix, "", "",
            )  # fmt: skip
            for column, text in enumerate(texts):
                sheet.write_string(row, column, text, formats["text"])
            row += 1
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, row - 1), len(heads) - 1)


def _skeleton(sheet: Any, skeleton: Skeleton, formats: dict[str, Any]) -> None:
    sheet.write_string(0, 0, skeleton.title, formats["title"])
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, max(len(row) for row in skeleton.rows), 14)
    for at, row in enumerate(skeleton.rows):
        _cells(sheet, at + 2, row, formats)
    sheet.write_string(len(skeleton.rows) + 3, 0, skeleton.note)


def _cells(sheet: Any, at: int, row: Sequence[SkeletonCell], formats: dict[str, Any]) -> None:
    for column, cell in enumerate(row):
        sheet.write_string(at, column, cell.text, formats[cell.kind])
