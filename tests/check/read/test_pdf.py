"""PDF: the tables of the substitute reports by their tags, text and tables of published documents, scanned pages."""

import re

import pytest

from skillnad.check.document import Chart, Heading, Paragraph, Table
from skillnad.check.read import DocumentError, read

from .substitute import read_tables, true_tables

TRUTH = "documents/substitute/underlag.truth.json"


def unspaced(rows: list[list[str]]) -> list[list[str]]:
    return [[re.sub(r"\s", "", text) for text in row] for row in rows]


def test_all_24_tagged_tables_from_typst_come_out_cell_for_cell(published):
    found = read_tables(read(published("documents/substitute/underlag-typst.pdf")))
    assert [table.grid() for table in found] == true_tables(published(TRUTH))
    assert {table.origin for table in found} == {"tags"}


def test_tables_from_libreoffice_are_rejoined_over_page_breaks_with_every_cell_in_place(published):
    # 28 tables are tagged; four of them go on from the page before. Narrow columns part words without a sign, so
    # spaces are not compared here.
    found = read_tables(read(published("documents/substitute/underlag-libreoffice.pdf")))
    assert [unspaced(table.grid()) for table in found] == list(map(unspaced, true_tables(published(TRUTH))))


def test_words_parted_without_a_sign_in_narrow_headings_are_whole_again(published):
    headings = read_tables(read(published("documents/substitute/underlag-libreoffice.pdf")))[0].grid()[0]
    assert headings[2:4] == ["Asylsökande Kvinnor", "Asylsökande Män"]
    assert headings[5:7] == ["Flickor", "Pojkar"]


def test_the_tables_of_a_regulation_made_in_word(published):
    # AFS 2011:19, table in the annex on time to the next measurement.
    table = read_tables(read(published("documents/pdf/AFS-2011-19-arbetsmiljoverket.pdf")))[1]
    assert table.grid()[1] == ["Minst ett av mätresultaten är över 1/2 gränsvärdet", "1 år"]
    assert table.place.page == 15


def test_hyphens_at_line_ends_are_undone_and_real_ones_kept(published):
    document = read(published("documents/pdf/AFS-2011-19-arbetsmiljoverket.pdf"))
    text = " ".join(block.text for block in document.blocks if isinstance(block, Paragraph))
    assert "Reach-förordningen" in text
    assert not re.search(r"[\u2010\ufffe\u0002]", text)
    assert "före-kommer" not in text


def test_headings_have_the_levels_of_their_tags(published):
    document = read(published("documents/substitute/underlag-typst.pdf"))
    levels = {block.text: block.level for block in document.blocks if isinstance(block, Heading)}
    # As the source of the report has them: =, == and === in underlag.typ.
    wanted = {"Det samhällsekonomiska läget i Dalarna": 1, "1.1 BNP": 2, "Generellt": 3}
    assert {text: levels[text] for text in wanted} == wanted


def test_a_scanned_page_is_said_to_be_unread(published):
    document = read(published("documents/pdf/ferenda-scanned.pdf"))
    assert [page.text for page in document.pages] == [False] * len(document.pages)
    assert {unread.place.page for unread in document.unread} == {page.number for page in document.pages}


def test_a_pdf_that_is_cut_off_is_refused_in_one_sentence(published, write):
    data = published("documents/pdf/dir-2016-15.pdf").read_bytes()
    with pytest.raises(DocumentError, match="damaged"):
        read(write("cut.pdf", data[:300]))


def test_every_block_of_a_pdf_has_its_page_and_box(published):
    document = read(published("documents/substitute/underlag-typst.pdf"))
    sizes = {page.number: page for page in document.pages}
    for block in document.blocks:
        if isinstance(block, Chart):
            continue
        page, box = sizes[block.place.page], block.place.box
        assert 0 <= box.left < box.right <= page.width + 1
        assert 0 <= box.top < box.bottom <= page.height + 1


def test_tables_without_tags_are_found_by_lines_and_words(published):
    # ICDAR 2013, eu-020: tables 2 and 3 are for women and men.
    tables = [block for block in read(published("icdar2013-eu/eu-020.pdf")).blocks if isinstance(block, Table)]
    assert ["male" in table.caption.lower() for table in tables] == [False, True, True]
    assert {table.origin for table in tables} == {"rulings"}


def test_lines_of_a_paragraph_are_one_paragraph_and_a_new_one_begins_where_it_is_indented(published):
    # ICDAR 2013, eu-020, page 1: the first paragraph there that begins with an indent.
    texts = [block.text for block in read(published("icdar2013-eu/eu-020.pdf")).blocks if isinstance(block, Paragraph)]
    begun = next(text for text in texts if text.startswith("The fourth and final section"))
    assert begun.endswith("and equal opportunities amongst others.")
    assert any(text.startswith("A random sample of approximately 500 students was selected") for text in texts)


def test_a_numbered_heading_is_a_heading_though_it_is_set_as_the_text(published):
    # ICDAR 2013, eu-004, page 4.
    headings = [block for block in read(published("icdar2013-eu/eu-004.pdf")).blocks if isinstance(block, Heading)]
    assert [block.level for block in headings if block.text == "6.2 Consumer Demand (Table 6.4)"] == [2]


def test_each_bullet_begins_a_paragraph(published):
    # ICDAR 2013, eu-013, page 1.
    texts = [block.text for block in read(published("icdar2013-eu/eu-013.pdf")).blocks if isinstance(block, Paragraph)]
    bullets = [text for text in texts if text.startswith("•")][:5]
    assert len(bullets) == 5
    assert bullets[1].startswith("• provide adults with")
    assert bullets[1].endswith("often gainfully employed;")
