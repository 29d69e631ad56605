"""Tables to fill in as a Word document."""

from pathlib import Path
from typing import Any

from skillnad.check.checking import Run
from skillnad.check.extra import needs_extra
from skillnad.check.output.checklist import skeletons_of
from skillnad.check.skeletons import Skeleton
from skillnad.language import gettext as _


def write_tables(run: Run, path: Path) -> None:
    """Write a Word document with each table that a finding asks for, ready to fill in."""
    with needs_extra():
        import docx
    document = docx.Document()
    document.add_heading(_("Tables to fill in"), level=1)
    for skeleton in skeletons_of(run):
        _add(document, skeleton)
    document.save(str(path))


def _add(document: Any, skeleton: Skeleton) -> None:
    document.add_heading(skeleton.title, level=2)
    width = max(len(row) for row in skeleton.rows)
    table = document.add_table(rows=len(skeleton.rows), cols=width)
    table.style = "Table Grid"
    for row, cells in zip(table.rows, skeleton.rows, strict=True):
        for place, cell in zip(row.cells, cells, strict=False):
            run = place.paragraphs[0].add_run(cell.text)
            run.bold = cell.kind in ("heading", "label")
            run.italic = cell.kind == "computed"
    document.add_paragraph(skeleton.note)
