"""CSV, HTML, Markdown, PX and JSON-stat come out as they are written. The figures of the small files are invented."""

import json

import pytest

from skillnad.check.document import Chart, Heading, Paragraph, Table
from skillnad.check.read import DocumentError, read


def only_table(document) -> Table:
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return table


def test_a_swedish_csv_file_with_a_caption_is_one_table(write):
    text = "Tabell 1 Sökande, antal\n\nÅr;Kvinnor;Män\n2019;1 200;800\n2020;;900\n\nKälla: påhittade tal\n"
    table = only_table(read(write("t.csv", text.encode("cp1252"))))
    assert table.grid() == [["År", "Kvinnor", "Män"], ["2019", "1 200", "800"], ["2020", "", "900"]]
    assert (table.caption, table.unit, table.header_rows, table.stub_columns) == (
        "Tabell 1 Sökande, antal",
        "antal",
        1,
        1,
    )
    assert [cell.place.line for cell in table.cells if cell.text == "800"] == [4]


def test_html_spans_keep_every_cell_in_its_column(write):
    html = """<html lang="sv"><h2>Ansökningar</h2><p>Av 20 kvinnor fick 5 bifall. Övriga fick avslag.</p>
    <table><caption>Bifall</caption><thead><tr><th rowspan=2>År</th><th colspan=2>Kön</th></tr>
    <tr><th>Kvinnor</th><th>Män</th></tr></thead>
    <tr><th rowspan=2>2019</th><td>5</td><td>6</td></tr><tr><td>7</td><td>8</td></tr></table></html>"""
    document = read(write("page.html", html))
    table = only_table(document)
    assert table.grid() == [["År", "Kön", "Kön"], ["År", "Kvinnor", "Män"], ["2019", "5", "6"], ["2019", "7", "8"]]
    assert (table.header_rows, table.caption) == (2, "Bifall")
    heading, paragraph = document.blocks[:2]
    assert isinstance(heading, Heading)
    assert heading.level == 2
    assert isinstance(paragraph, Paragraph)
    assert paragraph.sentences == ("Av 20 kvinnor fick 5 bifall.", "Övriga fick avslag.")


def test_html_scripts_and_hidden_parts_are_not_text(write):
    document = read(write("p.html", "<p>Synligt</p><script>var x=1</script><div style='display: none'>dolt</div>"))
    assert [block.text for block in document.blocks] == ["Synligt"]


def test_a_picture_of_a_chart_is_a_chart_that_cannot_be_read(write):
    html = "<figure><img alt='Diagram över sökande'><figcaption>Figur 2 Sökande</figcaption></figure>"
    (chart,) = read(write("p.html", html)).blocks
    assert isinstance(chart, Chart)
    assert (chart.caption, chart.alternative, chart.readable) == ("Figur 2 Sökande", "Diagram över sökande", False)


def test_markdown_gives_headings_paragraphs_and_tables(write):
    text = "# Resultat\n\nEn mening. En till.\n\n| År | Kvinnor |\n|----|----:|\n| 2019 | 5 |\n"
    heading, paragraph, table = read(write("a.md", text)).blocks
    assert (heading.text, paragraph.sentences) == ("Resultat", ("En mening.", "En till."))
    assert table.grid() == [["År", "Kvinnor"], ["2019", "5"]]


def test_lines_with_bars_in_plain_text_are_a_table(write):
    text = "Text före.\n | 2015 | 2014\nAntal sökande | 44 | 46\nNot: påhittade tal."
    first, table = read(write("a.txt", text)).blocks
    assert table.grid() == [["", "2015", "2014"], ["Antal sökande", "44", "46"]]
    assert table.header_rows == 1
    assert (first.text, table.notes) == ("Text före.", ("Not: påhittade tal.",))


def test_json_stat_is_laid_out_with_its_last_variables_over_the_top(write):
    dataset = {
        "version": "2.0",
        "class": "dataset",
        "label": "Påhittade tal",
        "id": ["ar", "kon"],
        "size": [2, 2],
        "dimension": {
            "ar": {"label": "år", "category": {"index": ["2019", "2020"]}},
            "kon": {"label": "kön", "category": {"index": {"2": 0, "1": 1}, "label": {"1": "män", "2": "kvinnor"}}},
        },
        "value": [5, 6, None, 8.5],
        "status": {"2": ".."},
    }
    table = only_table(read(write("a.json", json.dumps(dataset))))
    assert table.grid() == [["år", "kvinnor", "män"], ["2019", "5", "6"], ["2020", "..", "8.5"]]


def test_px_marks_official_statistics_and_keeps_both_sexes_in_order(published):
    # Values as they stand in the file from Statistics Sweden's example database.
    document = read(published("px-examples/Misc/OfficialStatistics/officialstatistics.px"))
    table = only_table(document)
    assert document.facts["OFFICIAL-STATISTICS"] == "YES"
    assert table.grid()[2] == ["region", "age", "men", "women", "men", "women"]
    assert table.grid()[3] == ["00 Sweden", "20", "456", ".", "223", "327"]
    assert table.unit == "number"


def test_px_data_with_keys_stand_at_the_rows_that_the_keys_name(published):
    table = only_table(read(published("px-examples/keys/BE101ACEkeys.px")))
    rows = {tuple(row[:2]): row[2:5] for row in table.grid()[2:]}
    assert rows["single", "0-4"] == ["306443", "290460", "596903"]
    assert rows["married", "0-4"] == ["", "", ""]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.pdf", b""),
        ("blank.csv", b" \n\n"),
        ("binary.csv", b"\x01\x00\x02"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("half.json", b'{"class":"dataset","dimension":{'),
        ("other.zip", b"PK\x03\x04broken"),
        ("no-data.px", b'TITLE="x";STUB="a";VALUES("a")="b";'),
    ],
)
def test_a_file_that_cannot_be_read_is_named_in_one_sentence(write, name, content):
    with pytest.raises(DocumentError, match=name) as caught:
        read(write(name, content))
    assert caught.value.remedy


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DocumentError, match="no such file"):
        read(tmp_path / "none.pdf")
