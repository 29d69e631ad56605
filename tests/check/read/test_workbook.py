"""Workbooks: all sheets, merged headings, several tables on a sheet. The figures of the small files are invented."""

import xlsxwriter

from skillnad.check.document import Heading, Table
from skillnad.check.read import read


def make(path, fill):
    with xlsxwriter.Workbook(path) as book:
        fill(book)
    return path


def tables(document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(sheet, top, left, lines):
    for i, line in enumerate(lines):
        sheet.write_row(top + i, left, line)


def test_merged_headings_span_their_columns(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("Bifall")
        sheet.write(0, 0, "Tabell 1 Bifall, antal")
        sheet.merge_range(2, 1, 2, 2, "2019")
        sheet.merge_range(2, 3, 2, 4, "2020")
        rows(sheet, 3, 0, [["Län", "Kvinnor", "Män", "Kvinnor", "Män"], ["Norr", 1, 2, 3, 4], ["Söder", 5, 6, 7, 8.5]])
        sheet.write(6, 0, "Anm. Påhittade tal.")

    heading, table = read(make(tmp_path / "a.xlsx", fill)).blocks
    assert (heading.text, table.caption, table.notes) == ("Bifall", "Tabell 1 Bifall, antal", ("Anm. Påhittade tal.",))
    assert table.header_rows == 2
    assert table.grid()[0] == ["", "2019", "2019", "2020", "2020"]
    assert table.grid()[3] == ["Söder", "5", "6", "7", "8.5"]
    assert [(cell.place.sheet, cell.place.cell) for cell in table.cells if cell.text == "8.5"] == [("Bifall", "E6")]


def test_tables_below_and_beside_each_other_are_parted(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("A")
        rows(sheet, 0, 0, [["Län", "Kvinnor"], ["Norr", 1], ["Söder", 2]])
        rows(sheet, 0, 3, [["Ålder", "Män"], ["Unga", 3], ["Äldre", 4]])
        sheet.write(5, 0, "Tabell 2")
        rows(sheet, 6, 0, [["År", "Antal"], [2019, 9], [2020, 8]])

    found = tables(read(make(tmp_path / "a.xlsx", fill)))
    assert [table.grid()[0] for table in found] == [["Län", "Kvinnor"], ["Ålder", "Män"], ["År", "Antal"]]
    assert [table.caption for table in found] == ["", "", "Tabell 2"]


def test_an_empty_row_under_the_headings_does_not_part_a_table(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("A")
        rows(sheet, 0, 0, [["Län", "Kvinnor", "Män"], [], ["Norr", 1, 2], [], ["Söder", 3, 4]])

    (table,) = tables(read(make(tmp_path / "a.xlsx", fill)))
    assert table.grid() == [["Län", "Kvinnor", "Män"], ["Norr", "1", "2"], ["Söder", "3", "4"]]


def test_the_population_workbook_has_one_table_on_each_sheet(published):
    document = read(published("scb-population-workbook/komtopp50_2020.xlsx"))
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
        "Topp 50",
        "Totalt",
        "Kvinnor",
        "Män",
    ]
    women = tables(document)[2]
    assert women.caption.startswith("Antal kvinnor per kommun")
    assert (women.header_rows, women.stub_columns) == (2, 3)
    assert next(row for row in women.grid() if row[2] == "Ale")[3] == "15612"
