"""Marks stand where the words are, on pictures and in a copy, also on turned pages; the original is not touched."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from skillnad.check.document import Box
from skillnad.check.mark import Mark, mark_copy, page_picture
from skillnad.check.read import DocumentError
from skillnad.check.read.pdf.reader import read_pdf


@pytest.fixture(params=[0, 90, 180, 270])
def turned(request, tmp_path) -> Path:
    """A page of 200 × 300 points with one word 50 points from the left and 100 from the bottom, turned when shown."""
    path = tmp_path / "turned.pdf"
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(200, 300))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pikepdf.Stream(file, b"BT /F1 12 Tf 50 100 Td (Kvinnor) Tj ET")
        page.Rotate = request.param
        file.save(path)
    return path


def test_an_annotation_lies_around_the_word_in_the_files_own_coordinates(turned, tmp_path):
    (block,) = read_pdf(turned).blocks
    before = turned.read_bytes()
    mark_copy(turned, [Mark(1, block.place.box, "KUS001", "Påhittad not")], tmp_path / "copy.pdf")
    with pikepdf.open(tmp_path / "copy.pdf") as file:
        (annotation,) = file.pages[0].Annots
        left, bottom, right, top = map(float, annotation.Rect)
        assert str(annotation.Contents) == "KUS001: Påhittad not"
    assert 40 < left < 50
    assert 90 < right < 110
    assert 85 < bottom < 100
    assert 108 < top < 122
    assert turned.read_bytes() == before


def test_the_frame_on_a_picture_surrounds_the_word(turned):
    (block,) = read_pdf(turned).blocks
    picture = Image.open(io.BytesIO(page_picture(turned, 1, [Mark(1, block.place.box)], 72))).convert("RGB")
    pixels = [(n % picture.width, n // picture.width, p) for n, p in enumerate(picture.get_flattened_data())]
    red = [(x, y) for x, y, (r, g, b) in pixels if r > 150 and g < 80 and b < 80]
    dark = [(x, y) for x, y, (r, g, b) in pixels if max(r, g, b) < 60]
    assert dark
    for axis in (0, 1):
        assert min(p[axis] for p in red) < min(p[axis] for p in dark)
        assert max(p[axis] for p in red) > max(p[axis] for p in dark)


def test_a_page_that_does_not_exist_is_named(turned):
    with pytest.raises(DocumentError, match="no page 7"):
        page_picture(turned, 7)


def test_a_locked_file_is_refused_and_nothing_is_left_behind(turned, tmp_path):
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(turned) as file:
        file.save(locked, encryption=pikepdf.Encryption(user="a", owner="b"))
    with pytest.raises(DocumentError, match="password"):
        mark_copy(locked, [Mark(1, Box(0, 0, 1, 1))], tmp_path / "copy.pdf")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["locked.pdf", "turned.pdf"]


def test_the_copy_opens_and_keeps_its_text(turned, tmp_path):
    mark_copy(turned, [Mark(1, Box(1, 1, 50, 50))], tmp_path / "copy.pdf")
    with pypdfium2.PdfDocument(tmp_path / "copy.pdf") as file:
        page = file[0]
        text = page.get_textpage()
        assert text.get_text_range() == "Kvinnor"
        text.close()
        page.close()
