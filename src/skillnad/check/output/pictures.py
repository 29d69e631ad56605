"""Pictures of the pages that have findings, and marked copies, both made in a limited process of their own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from skillnad.check.checking import Checked, Run
from skillnad.check.document import Box
from skillnad.check.finding import Finding
from skillnad.check.mark import Mark, mark_copy, page_picture
from skillnad.check.read.child import limit
from skillnad.errors import SkillnadError
from skillnad.language import gettext as _

MOST_PAGES = 60
SECONDS = 180
MEGABYTES = 2000
_COLOURS = {"error": (0.61, 0.11, 0.19), "warning": (0.54, 0.35, 0.0), "info": (0.12, 0.37, 0.55)}


def page_images(run: Run) -> dict[tuple[str, int], bytes]:
    """Pictures as PNG of the pages with findings, of PDF files; pages that cannot be drawn are left out."""
    found: dict[tuple[str, int], bytes] = {}
    for checked in run.checked:
        pages = sorted({finding.place.page for finding in checked.findings if finding.place.page})[:MOST_PAGES]
        if not pages or not _is_pdf(checked):
            continue
        with tempfile.TemporaryDirectory(prefix="skillnad-") as folder:
            _in_child({"draw": pages, "path": checked.path, "target": folder})
            for page in pages:
                drawn = Path(folder) / f"{page}.png"
                if drawn.is_file():
                    found[checked.path, page] = drawn.read_bytes()
    return found


def write_marked(run: Run, folder: Path) -> list[Path]:
    """Copies of the PDF files in a folder, with a frame and a note for each finding; the files that were written.

    Raises:
        SkillnadError: a copy cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for checked in run.checked:
        if not _is_pdf(checked) or not checked.findings:
            continue
        word = _("marked")
        target = folder / f"{Path(checked.path).stem}.{word}.pdf"
        marks = [asdict(mark) for finding in checked.findings for mark in _marks(finding)]
        if not _in_child({"mark": marks, "path": checked.path, "target": str(target)}):
            raise SkillnadError(
                _("a marked copy cannot be made"), where=checked.path, remedy=_("Use --format html instead.")
            )
        written.append(target)
    return written


def _is_pdf(checked: Checked) -> bool:
    return checked.document.kind == "pdf" and Path(checked.path).is_file()


def _marks(finding: Finding) -> list[Mark]:
    note = "\n".join([f"{finding.what}.", *finding.why, finding.fix])
    colour = _COLOURS[finding.severity]
    return [
        Mark(place.page, place.box, finding.rule, note, colour)
        for place in finding.marks
        if place.page is not None and place.box is not None
    ]


def _in_child(job: dict[str, Any]) -> bool:
    """Do a job on a file from anywhere in a process with limits; whether it was done."""
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(  # noqa: S603  our own module, run by the same Python
            command, input=json.dumps(job), text=True, check=False, timeout=SECONDS, capture_output=True
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def _draw(path: Path, folder: Path, pages: Sequence[int]) -> None:
    for page in pages:
        partial = folder / f"{page}.part"
        partial.write_bytes(page_picture(path, page))
        partial.replace(folder / f"{page}.png")


def _mark_of(fields: dict[str, Any]) -> Mark:
    return Mark(fields["page"], Box(**fields["box"]), fields["label"], fields["note"], tuple(fields["colour"]))


def main() -> None:
    """Do the job that is written on standard input."""
    limit(MEGABYTES, SECONDS)
    job = json.load(sys.stdin)
    if "draw" in job:
        _draw(Path(job["path"]), Path(job["target"]), job["draw"])
    else:
        mark_copy(Path(job["path"]), [_mark_of(fields) for fields in job["mark"]], Path(job["target"]))


if __name__ == "__main__":
    main()
