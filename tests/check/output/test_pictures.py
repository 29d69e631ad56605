"""Pictures of pages with findings, and copies of the PDF with the findings marked in them."""

import os
from pathlib import Path

import pikepdf
import pytest

from skillnad.check.checking import Run, check
from skillnad.check.output.page import as_page
from skillnad.check.output.pictures import page_images, write_marked

ROOT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("SKILLNAD_DATA", ROOT.parent / "shared/data"))


@pytest.fixture(scope="module")
def run() -> Run:
    path = DATA / "documents/substitute/underlag-typst.pdf"
    if not path.is_file():
        pytest.skip("needs documents/substitute/underlag-typst.pdf in SKILLNAD_DATA")
    return Run((check(path),))


def test_each_page_with_findings_has_a_picture_with_its_marks(run):
    images = page_images(run)
    pages = {finding.place.page for finding in run.findings}
    assert {page for _path, page in images} == pages
    assert all(picture.startswith(b"\x89PNG") for picture in images.values())
    assert as_page(run, images).count("data:image/png") == len(pages)


def test_a_marked_copy_has_a_note_for_each_place_and_the_same_pages(run, tmp_path):
    target = write_marked(run, tmp_path / "kopior")[0]
    with pikepdf.open(target) as copy, pikepdf.open(run.checked[0].path) as original:
        assert len(copy.pages) == len(original.pages)
        notes = [str(note.Contents) for page in copy.pages for note in page.get("/Annots", []) if "/Contents" in note]
    assert any("not split by sex" in note for note in notes)
    places = [place for finding in run.findings for place in finding.marks if place.box]
    assert len(notes) >= len(places)
