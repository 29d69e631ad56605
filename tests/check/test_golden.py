"""Real documents end to end, with the findings that they are known to have.

The golden files hold what people have agreed on after looking at the pages: rule, page, and measure of each finding.
"""

import json
import os
from pathlib import Path

import pytest

from skillnad.check.checking import Checked, check

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("SKILLNAD_DATA", ROOT.parent / "shared/data"))
GOLDEN = Path(__file__).with_name("golden")
DOCUMENTS = {
    "AFS-2011-19-arbetsmiljoverket.pdf": "pdf",
    "NFS-2007-10-naturvardsverket.pdf": "pdf",
    "dir-2016-15.pdf": "pdf",
    "ferenda-scanned.pdf": "pdf",
    "prop-2012-13-144.docx": "pdf",
    "spettet10-brf-revision.pdf": "pdf",
    "underlag.docx": "substitute",
    "underlag-libreoffice.pdf": "substitute",
    "underlag-typst.pdf": "substitute",
}


def file_of(folder: str, name: str) -> Path:
    path = DATA / "documents" / folder / name
    if not path.is_file():
        pytest.skip(f"needs documents/{folder}/{name} in SKILLNAD_DATA")
    return path


def told(checked: Checked) -> list[list[object]]:
    return [[finding.rule, finding.place.page, finding.measure, finding.severity] for finding in checked.findings]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_real_document_has_the_findings_of_its_golden_file(name):
    expected = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
    assert told(check(file_of(DOCUMENTS[name], name))) == expected


@pytest.mark.parametrize("name", ["underlag.docx", "underlag-libreoffice.pdf", "underlag-typst.pdf"])
def test_every_table_of_the_substitute_report_is_judged_as_its_truth_says(name):
    """The truth file was made apart from this program: 24 tables, 21 on persons, 11 of them split."""
    truth = json.loads(file_of("substitute", "underlag.truth.json").read_text("utf-8"))
    checked = check(file_of("substitute", name))
    found = {}
    for statistic in checked.statistics:
        if statistic.kind == "table":
            number = int("".join(letter for letter in statistic.title.split()[1] if letter.isdigit()))
            found.setdefault(number, set()).add(statistic.coverage)
    assert set(found) == {item["no"] for item in truth if item["person"]}
    wrong = {item["no"] for item in truth if item["person"] and item["sex"] not in found[item["no"]]}
    assert wrong == set()


def test_three_forms_of_the_same_report_have_the_same_findings():
    """Word, and PDF by two producers with other page breaks and borders."""
    forms = ["underlag.docx", "underlag-libreoffice.pdf", "underlag-typst.pdf"]
    found = [[(one.rule, one.measure) for one in check(file_of("substitute", name)).findings] for name in forms]
    assert found[0] == found[1] == found[2]


def test_a_workbook_with_a_sheet_for_each_sex_is_split_but_for_its_first_sheet():
    path = DATA / "scb-population-workbook/komtopp50_2020.xlsx"
    if not path.is_file():
        pytest.skip("needs scb-population-workbook in SKILLNAD_DATA")
    found = {statistic.place.sheet: statistic.coverage for statistic in check(path).statistics}
    assert found == {"Topp 50": "none", "Totalt": "full", "Kvinnor": "full", "Män": "full"}


def page(name: str) -> Path:
    path = next((DATA / "documents/pages").glob(f"{name}_*.txt"), None)
    if path is None:
        pytest.skip("needs documents/pages in SKILLNAD_DATA")
    return path


def test_the_summer_courses_of_2015_are_split_for_one_year_of_six():
    found = [one for one in check(page("t05")).findings if one.rule == "KUS007"]
    assert any("2014, 2013, 2012, 2011, 2010" in why for one in found for why in one.why)


def test_the_summer_courses_of_2017_add_up_and_lack_the_universities():
    found = check(page("t23")).findings
    assert [one.rule for one in found if one.rule in ("KUS001", "KUS005", "KUS010")] == []
    assert any("Umeå universitet" in why for one in found if one.rule == "KUS007" for why in one.why)


def test_the_example_of_the_financial_management_authority_passes():
    """Its table of entrepreneurs gives the sex distribution for every row (Företagare 2016)."""
    from tests.check.reports import checked_document, table

    found = checked_document(
        table(
            "Företagare 2016. Antal, procentuell fördelning och könsfördelning (%)",
            "|Totalt Antal|Procent|Könsfördelning (%) Kvinnor|Könsfördelning (%) Män",
            "Företagare efter företagsform|465 300|100|31|69",
            "Egenföretagare|282 200|61|36|64",
            "Företagare i eget AB|183 100|39|23|77",
            "Utrikes födda||||",
        )
    )
    assert [statistic.coverage for statistic in found.statistics] == ["full"]
    assert [finding.rule for finding in found.findings] == []


def test_the_examples_of_statistics_sweden_fail_and_pass_as_it_says():
    """Its three patterns: no sex, "of which women", and women and men side by side."""
    from tests.check.reports import checked_document, table

    rules = []
    for rows in (
        ("Ålder|Anställda", "20–24|120", "25–29|310"),
        ("Ålder|Totalt|Därav kvinnor", "20–24|120|70", "25–29|310|160"),
        ("Ålder|Kvinnor|Män|Totalt", "20–24|70|50|120", "25–29|160|150|310"),
    ):
        found = checked_document(table("Antal anställda efter ålder", *rows))
        rules.append([finding.rule for finding in found.findings])
    assert rules == [["KUS005"], ["KUS006"], []]
