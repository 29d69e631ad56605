"""The same findings as text, JSON, SARIF, a web page, a workbook and a Word document."""

import json
import re
from datetime import date
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from tests.check.reports import checked

from skillnad.check.baseline import baseline_text, read_baseline
from skillnad.check.checking import Failed, Run, with_baseline
from skillnad.check.many import check_files, with_last_year
from skillnad.check.output.checklist import write_checklist
from skillnad.check.output.page import as_page
from skillnad.check.output.result import CheckResult, as_json
from skillnad.check.output.sarif import as_sarif
from skillnad.check.output.tables import write_tables
from skillnad.check.output.terminal import as_text
from skillnad.check.settings import Choices, Exemption, Settings
from skillnad.check.skeletons import skeleton_for
from skillnad.errors import SkillnadError

REPORT = """
# Årsredovisning 2025

Tabell 1. Antal sökande <b>=SUMMA(A1)</b>

| År   | Sökande |
|------|---------|
| 2023 | 1 204   |
| 2024 | 1 310   |
| 2025 | 1 288   |
"""


@pytest.fixture
def run(tmp_path) -> Run:
    return Run((checked(tmp_path, REPORT),), (Failed("annan.pdf", "the file is damaged"),))


def test_text_names_place_rule_excerpt_and_what_to_do(run):
    text = as_text(run)
    assert "line 6  KUS001 error" in text
    assert "│ 2023 | 1 204" in text
    assert "Do: Give women, men and total" in text
    assert "annan.pdf: the file is damaged" in text
    assert "Errors: 1, warnings: 0, notes: 0." in text
    assert "Files that could not be read: 1." in text


def test_json_fits_its_schema_and_holds_no_score(run):
    text = as_json(run)
    result = CheckResult.model_validate_json(text)
    assert result.files[0].findings[0].rule == "KUS001"
    assert result.files[0].findings[0].place.line == 6
    assert result.failed[0].path == "annan.pdf"
    assert "score" not in text


def test_sarif_has_what_code_hosts_need(run):
    content = json.loads(as_sarif(run))
    assert content["version"] == "2.1.0"
    driver, results = content["runs"][0]["tool"]["driver"], content["runs"][0]["results"]
    known = {rule["id"]: rule for rule in driver["rules"]}
    assert results[0]["ruleId"] in known
    assert known["KUS001"]["helpUri"].startswith("https://")
    assert results[0]["level"] == "error"
    assert results[0]["locations"][0]["physicalLocation"]["region"]["startLine"] == 6
    assert results[0]["partialFingerprints"]["skillnad/v1"]
    assert content["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_the_page_escapes_the_report_and_has_no_script(run):
    page = as_page(run)
    assert "<b>=SUMMA" not in page
    assert "<script" not in page
    assert 'id="KUS001"' in page
    assert page.count("<article") == 1


def test_the_workbook_has_a_row_for_each_finding_and_no_formula(run, tmp_path):
    path = tmp_path / "lista.xlsx"
    write_checklist(run, path)
    book = openpyxl.load_workbook(path)
    assert [cell.value for cell in book.worksheets[0][2]][2:4] == ["KUS001", "error"]
    values = [cell for sheet in book for row in sheet for cell in row if cell.value]
    assert {cell.data_type for cell in values} == {"s"}


def test_a_table_to_fill_in_has_women_men_and_the_totals_that_are_known(run):
    skeleton = skeleton_for(run.findings[0])
    heads = [cell.text for cell in skeleton.rows[0]]
    assert heads == ["År", "Sökande women", "Sökande men", "Sökande total"]
    assert [(cell.text, cell.kind) for cell in skeleton.rows[1]] == [
        ("2023", "label"),
        ("", "fill"),
        ("", "fill"),
        ("1 204", "known"),
    ]


def test_the_word_document_has_the_same_table(run, tmp_path):
    path = tmp_path / "tabeller.docx"
    write_tables(run, path)
    table = docx.Document(str(path)).tables[0]
    assert [cell.text for cell in table.rows[1].cells] == ["2023", "", "", "1 204"]
    assert "word/document.xml" in ZipFile(path).namelist()


def test_a_baseline_lets_known_findings_pass_and_no_others(run, tmp_path):
    path = tmp_path / "baslinje.json"
    path.write_text(baseline_text(run), "utf-8")
    later = checked(tmp_path, REPORT.replace("1 288", "1 299") + "\nAntalet anställda var 412.\n")
    left = with_baseline(later, read_baseline(path))
    assert [finding.measure for finding in left.known] == ["Sökande"]
    assert [finding.measure for finding in left.findings] == ["anställda"]


def test_what_is_no_baseline_is_refused(tmp_path):
    path = tmp_path / "annat.json"
    path.write_text("[1, 2]", "utf-8")
    with pytest.raises(SkillnadError, match="is not a baseline"):
        read_baseline(path)


def test_an_exemption_takes_its_finding_and_is_shown_with_reason_and_decider(tmp_path):
    exemption = Exemption(
        measure="Sökande",
        reason="Kön registreras inte i antagningen.",
        decider="Enhetschefen",
        date=date(2026, 1, 15),
        review=date(2027, 1, 15),
    )
    found = checked(tmp_path, REPORT, Settings(exemption=(exemption,), check=Choices(rules=("KUS001",))))
    assert found.findings == ()
    text = as_text(Run((found,)))
    assert "Kön registreras inte i antagningen. (Enhetschefen 2026-01-15, review 2027-01-15)" in text
    suppressed = json.loads(as_sarif(Run((found,))))["runs"][0]["results"][0]
    assert suppressed["suppressions"][0]["justification"].startswith("Kön registreras inte")


def test_last_year_shows_what_gained_a_split_and_what_figures_changed(tmp_path):
    before = tmp_path / "forra.md"
    before.write_text(REPORT.replace("1 310", "1 301"), "utf-8")
    now = checked(tmp_path, REPORT)
    run = with_last_year(Run((now,)), before, Settings())
    revised = [finding for finding in run.findings if finding.rule == "KUS010"]
    assert len(revised) == 1
    assert "1310 now, 1301 last year" in revised[0].why[0]
    split = REPORT.replace("| Sökande |", "| Kvinnor | Män |").replace("|---------|", "|---|---|")
    split = re.sub(r"\| (1 \d+) +\|", r"| 700 | \1 |", split)
    gained = with_last_year(Run((checked(tmp_path, split),)), before, Settings())
    assert any("now split by sex" in note for note in gained.notes)


def test_a_folder_is_checked_whole_and_a_broken_file_does_not_stop_it(tmp_path):
    (tmp_path / "a.md").write_text(REPORT, "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    run = check_files([tmp_path], Settings())
    assert [one.path.endswith("a.md") for one in run.checked] == [True]
    assert len(run.failed) == 1


def test_the_schema_of_the_result_can_be_printed(capsys):
    from skillnad.check.output.result import check_schema
    from skillnad.cli import main

    with pytest.raises(SystemExit):
        main(["schema", "check"])
    assert json.loads(capsys.readouterr().out) == check_schema()
