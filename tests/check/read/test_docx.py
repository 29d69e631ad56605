"""Word documents: every cell in its place, headings by style, charts with their names."""

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from skillnad.check.document import Chart, Heading, Paragraph
from skillnad.check.read import read

from .substitute import read_tables, true_tables


def test_all_24_tables_of_the_substitute_report_come_out_cell_for_cell(published):
    found = read_tables(read(published("documents/substitute/underlag.docx")))
    assert [table.grid() for table in found] == true_tables(published("documents/substitute/underlag.truth.json"))


def test_merged_cells_captions_and_notes(tmp_path):
    file = docx.Document()
    file.add_heading("Resultat", 2)
    file.add_paragraph("Tabell 1 Bifall, procent", style="Caption")
    table = file.add_table(4, 3)
    for i, row in enumerate([["År", "Kön", ""], ["", "Kvinnor", "Män"], ["2019", "5", "6"], ["2020", "7", "8"]]):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    file.add_paragraph("Källa: påhittade tal.")
    file.save(tmp_path / "a.docx")
    heading, found = read(tmp_path / "a.docx").blocks
    assert isinstance(heading, Heading)
    assert (heading.text, heading.level) == ("Resultat", 2)
    assert found.grid() == [["År", "Kön", "Kön"], ["År", "Kvinnor", "Män"], ["2019", "5", "6"], ["2020", "7", "8"]]
    assert (found.caption, found.unit, found.header_rows) == ("Tabell 1 Bifall, procent", "procent", 2)
    assert found.notes == ("Källa: påhittade tal.",)


def test_deleted_text_is_not_read(tmp_path):
    file = docx.Document()
    paragraph = file.add_paragraph("Kvar ")
    deleted = OxmlElement("w:del")
    run = file.add_paragraph("borttaget").runs[0]._r
    deleted.append(run)
    paragraph._p.append(deleted)
    file.save(tmp_path / "a.docx")
    assert [block.text for block in read(tmp_path / "a.docx").blocks if isinstance(block, Paragraph)] == ["Kvar"]


def test_pages_are_those_that_word_noted(published):
    pages = [block.place.page for block in read(published("documents/pdf/prop-2012-13-144.docx")).blocks]
    assert pages == sorted(pages)
    assert pages[-1] > 5


def test_a_caption_without_its_chart_stands_for_a_chart_that_cannot_be_read(tmp_path):
    file = docx.Document()
    file.add_paragraph("Figur 1 Antal sökande efter kön")
    file.save(tmp_path / "a.docx")
    document = read(tmp_path / "a.docx")
    (chart,) = document.blocks
    assert isinstance(chart, Chart)
    assert not chart.readable
    assert document.unread


def test_a_chart_made_in_word_names_its_series(tmp_path):
    file = docx.Document()
    _embed(file, _CHART_PART.encode())
    file.save(tmp_path / "a.docx")
    (found,) = read(tmp_path / "a.docx").blocks
    assert (found.labels, found.readable) == (("Bifall", "Kvinnor", "2019"), True)


_CHART_PART = """<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart>
<c:title><c:tx><c:rich><a:p><a:r><a:t>Bifall</a:t></a:r></a:p></c:rich></c:tx></c:title>
<c:plotArea><c:barChart><c:ser>
<c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>Kvinnor</c:v></c:pt></c:strCache></c:strRef></c:tx>
<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>2019</c:v></c:pt></c:strCache></c:strRef></c:cat>
<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>5</c:v></c:pt></c:numCache></c:numRef></c:val>
</c:ser></c:barChart></c:plotArea></c:chart></c:chartSpace>"""


def _embed(file, part: bytes) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    uri = PackURI("/word/charts/chart1.xml")
    kind = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
    key = file.part.relate_to(Part(uri, kind, part, file.part.package), relation)
    drawing = OxmlElement("w:drawing")
    node = OxmlElement("c:chart")
    node.set(qn("r:id"), key)
    drawing.append(node)
    file.add_paragraph().add_run()._r.append(drawing)
