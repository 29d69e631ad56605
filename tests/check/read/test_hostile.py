"""Input made to break readers: one clear error or a document, within bounded time and memory."""

import io
import time
import zipfile
from pathlib import Path

import docx
import pikepdf
import pytest
import xlsxwriter

from skillnad.check.document import Document, Paragraph
from skillnad.check.read import DocumentError, Limits, read
from skillnad.check.read.reading import read_here

LIMITS = Limits(seconds=60, megabytes=1500)


def result(path: Path) -> Document | str:
    """The document, or what the error says."""
    try:
        return read(path, LIMITS)
    except DocumentError as error:
        return error.what if path.name in error.where else f"no place in: {error}"


def pdf(path: Path, pages: int = 1, **save) -> Path:
    with pikepdf.new() as file:
        for _page in range(pages):
            file.add_blank_page(page_size=(200, 300))
        file.save(path, **save)
    return path


def test_a_locked_pdf_is_said_to_be_locked(tmp_path):
    locked = pdf(tmp_path / "a.pdf", encryption=pikepdf.Encryption(user="hemligt", owner="hemligt"))
    assert result(locked) == "the file is locked with a password"


def test_a_pdf_of_10000_pages_is_read_up_to_the_limit_and_says_so(tmp_path):
    document = result(pdf(tmp_path / "a.pdf", 10_000))
    assert len(document.pages) == 3000
    assert [unread.place.page for unread in document.unread] == [3001]


def test_a_page_tree_that_holds_itself_ends(tmp_path):
    path = tmp_path / "a.pdf"
    with pikepdf.new() as file:
        file.add_blank_page()
        file.Root.Pages.Kids.append(file.Root.Pages)
        file.Root.Pages.Count = 5
        file.save(path, fix_metadata_version=False)
    assert isinstance(result(path), Document | str)


def test_forms_that_draw_themselves_end(tmp_path):
    path = tmp_path / "a.pdf"
    with pikepdf.new() as file:
        page = file.add_blank_page()
        form = pikepdf.Stream(file, b"/F Do", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
        form = file.make_indirect(form)
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.Contents = pikepdf.Stream(file, b"/F Do")
        file.save(path)
    assert isinstance(result(path), Document)


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".docx", ".csv", ".json", ".px"])
def test_the_suffix_does_not_decide_what_a_file_is(tmp_path, suffix):
    file = docx.Document()
    file.add_paragraph("Av 20 kvinnor fick 5 bifall.")
    stream = io.BytesIO()
    file.save(stream)
    path = tmp_path / f"report{suffix}"
    path.write_bytes(stream.getvalue())
    assert result(path).kind == "docx"


def test_a_word_document_that_swells_when_unpacked_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("skillnad.check.read.docx.LARGEST_UNPACKED", 4_000_000)
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 4_500_000)
    with pytest.raises(DocumentError, match="damaged"):
        read_here(path)


def test_entities_in_a_word_document_are_not_expanded(tmp_path):
    file = docx.Document()
    file.add_paragraph("TEXT")
    file.save(tmp_path / "good.docx")
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    path = tmp_path / "entities.docx"
    with zipfile.ZipFile(tmp_path / "good.docx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head, rest = data.split(b"?>", 1)
                data = head + b"?>" + f"<!DOCTYPE d [{lines}]>".encode() + rest.replace(b"TEXT", b"&e11;")
            new.writestr(name, data)
    found = result(path)
    assert isinstance(found, str) or sum(len(block.text) for block in found.blocks) < 1000


def test_deep_nesting_in_html_ends(write):
    assert isinstance(result(write("deep.html", "<div>" * 200_000 + "x")), Document)


def test_huge_spans_in_html_are_bounded(write):
    row = '<tr><td rowspan="99999" colspan="99999">x</td></tr>'
    assert isinstance(result(write("wide.html", f"<table>{row * 50}</table>")), Document)


def test_a_workbook_with_a_cell_far_away_is_bounded(tmp_path):
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("A")
        sheet.write(0, 0, "x")
        sheet.write(1_048_575, 16_383, "y")
    assert "takes more memory than is allowed" in result(path)


def test_deep_json_is_refused(write):
    text = '{"dimension":' + "[" * 200_000
    assert result(write("deep.json", text)) == "this is not whole JSON-stat"


def test_json_stat_that_promises_more_than_it_holds_is_bounded(write):
    category = {"index": [str(n) for n in range(900)]}
    ids = list("abcde")
    data = {"id": ids, "dimension": {name: {"category": category} for name in ids}, "value": {}}
    assert isinstance(result(write("large.json", str(data).replace("'", '"'))), Document | str)


def test_text_from_right_to_left_keeps_its_signs(write):
    (paragraph,) = result(write("rtl.md", "عدد النساء 20 من 40.")).blocks
    assert isinstance(paragraph, Paragraph)
    assert "النساء" in paragraph.text


def test_one_endless_line_ends_in_time(write):
    begun = time.monotonic()
    assert isinstance(result(write("line.csv", "a;" * 2_000_000)), Document | str)
    assert time.monotonic() - begun < 60
