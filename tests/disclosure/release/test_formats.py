"""Workbooks and PX files come back in their own format, changed where something is hidden and nowhere else."""

import openpyxl
import pytest

from skillnad.disclosure import Policy
from skillnad.disclosure.release.attacking import attack_release
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.protect_files import Task, protect_files, read_tables, with_method
from skillnad.errors import SkillnadError

PX = """CHARSET="ANSI";
AXIS-VERSION="2010";
LANGUAGE="sv";
TITLE="Påhittade sökande efter region och kön";
CONTENTS="Antal";
UNITS="antal";
STUB="region";
HEADING="kön";
VALUES("region")="Norr","Söder","Hela landet";
VALUES("kön")="Kvinnor","Män","Totalt";
ELIMINATION("region")="Hela landet";
NOTE="En not; med semikolon";
DATA=
3 10 13
20 8 28
23 18 41;
"""


@pytest.fixture
def protected(tmp_path):
    def protected(path, policy=None, **said):
        to = tmp_path / f"ut{path.suffix}"
        return protect_files(Task((path,), Description(**said), policy or Policy(), to)), to

    return protected


def test_only_the_data_of_a_px_file_change(table, protected):
    path = table("t.px", PX, "cp1252")
    report, to = protected(path)
    before, after = path.read_bytes().decode("cp1252"), to.read_bytes().decode("cp1252")
    assert after.partition("DATA=")[0] == before.partition("DATA=")[0]
    assert after.partition("DATA=")[2] == '\n".." ".." 13\n".." ".." 28\n23 18 41;\n'
    assert {cell.label for cell in report.hidden if cell.reason == "small"} == {"Norr, women"}
    assert attack_release(read_tables([to], Description(), ("..",)), Policy()).holes == ()


def test_a_px_file_is_rounded(table, protected):
    _report, to = protected(table("t.px", PX, "cp1252"), with_method(Policy(), "round"))
    data = to.read_bytes().decode("cp1252").partition("DATA=")[2].rstrip(";\n").split()
    assert all(int(value) % 5 == 0 for value in data)


def test_a_px_file_with_too_few_data_is_an_error(table):
    with pytest.raises(SkillnadError, match=r"t\.px"):
        read_tables([table("t.px", PX.replace("23 18 41", "23 18"), "cp1252")], Description())


def workbook(path, rows, sheets=("Tabell",)):
    book = openpyxl.Workbook()
    book.active.title = sheets[0]
    for row in rows:
        book.active.append(row)
    for name in sheets[1:]:
        book.create_sheet(name).append(["hemligt underlag", 3])
    book.save(path)
    return path


ROWS = [
    ["Tabell 1. Påhittade sökande"],
    [],
    ["Region", "Kvinnor", "Män", "Totalt"],
    ["Norr", 3, 10, 13],
    ["Söder", 20, 8, 28],
    ["Totalt", 23, 18, 41],
    [],
    ["=cmd|'/c calc'!A1"],
]


def test_a_sheet_comes_back_with_numbers_as_numbers_and_no_formulas(tmp_path, protected):
    path = workbook(tmp_path / "t.xlsx", ROWS[:-1])
    with_text = openpyxl.load_workbook(path)
    with_text.active["A9"] = "=1+1"
    with_text.active["A9"].data_type = "s"
    with_text.save(path)
    _report, to = protected(path)
    sheet = openpyxl.load_workbook(to).active
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["Norr", "..", "..", 13] in values
    assert ["Totalt", 23, 18, 41] in values
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_of_a_workbook_with_several_sheets_one_is_chosen_and_no_other_is_written(tmp_path, protected):
    path = workbook(tmp_path / "t.xlsx", ROWS[:-2], ("Tabell", "Underlag"))
    with pytest.raises(SkillnadError, match="Underlag"):
        protected(path)
    _report, to = protected(path, sheet="Tabell")
    assert openpyxl.load_workbook(to).sheetnames == ["Tabell"]


def test_the_same_workbook_gives_the_same_file(tmp_path, protected):
    path = workbook(tmp_path / "t.xlsx", ROWS[:-2])
    first = protected(path)[1].read_bytes()
    assert protected(path)[1].read_bytes() == first


def test_headings_in_two_rows_say_year_and_sex(tmp_path):
    rows = [
        ["Region", "2023", None, "2024", None],
        [None, "Kvinnor", "Män", "Kvinnor", "Män"],
        ["Norr", 3, 10, 6, 9],
        ["Söder", 20, 8, 21, 7],
    ]
    system = read_tables([workbook(tmp_path / "t.xlsx", rows)], Description())
    found = {cell.key[1]: cell.value for cell in system.cells}
    assert found[("kön", "women"), ("region", "Norr"), ("år", "2023")] == 3
    assert found[("kön", "men"), ("region", "Söder"), ("år", "2024")] == 7


def test_another_kind_of_file_is_an_error(table):
    with pytest.raises(SkillnadError, match=r"t\.pdf"):
        read_tables([table("t.pdf", "x")], Description())
