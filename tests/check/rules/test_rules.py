"""Every rule fires on its own failing example and not on its passing one, and says all that a finding must."""

import pytest
from tests.check.reports import checked

from skillnad.check.checking import check_document
from skillnad.check.document import Document, Page, Place, Unread
from skillnad.check.rules import RULES, rule_of
from skillnad.check.rules.basis import all_bases
from skillnad.check.settings import Choices, Settings
from skillnad.errors import SkillnadError

READ_AS_TEXT = [rule for rule in RULES.values() if rule.id != "KUS017"]


def settings_for(rule) -> Settings:
    report = "official-statistics" if rule.id == "KUS002" else "auto"
    return Settings(check=Choices(rules=(rule.id,), report=report))


@pytest.mark.parametrize("rule", READ_AS_TEXT, ids=lambda rule: rule.id)
def test_a_rule_fires_on_its_failing_example(rule, tmp_path):
    found = checked(tmp_path, rule.fails, settings_for(rule)).findings
    assert found
    assert {finding.rule for finding in found} == {rule.id}
    assert all(finding.what and finding.fix and finding.fingerprint for finding in found)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_keeps_silent_on_its_passing_example(rule, tmp_path):
    assert checked(tmp_path, rule.passes, settings_for(rule)).findings == ()


def test_a_page_without_text_is_never_clean():
    scanned = Document(
        "skannad.pdf", "pdf", (), (Page(1, 595, 842, False, False),), unread=(Unread(Place(page=1), "a picture"),)
    )
    assert [finding.rule for finding in check_document(scanned).findings] == ["KUS017"]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_has_texts_and_a_basis(rule):
    texts = rule.texts()
    assert texts.title
    assert texts.wrong.endswith(".")
    assert rule.basis
    assert all(key in all_bases() for key in rule.basis)


def test_ids_run_from_one_without_gaps():
    assert list(RULES) == [f"KUS{number:03}" for number in range(1, len(RULES) + 1)]


def test_an_unknown_rule_is_told_with_those_that_are():
    with pytest.raises(SkillnadError, match="KUS001 to KUS019"):
        rule_of("KUS999")


def test_indirect_persons_give_the_same_finding_one_step_lower(tmp_path):
    text = "# Årsredovisning 2025\n\nAntalet operationer uppgick till 5 600.\n"
    found = checked(tmp_path, text, Settings(check=Choices(rules=("KUS001",)))).findings
    assert [finding.severity for finding in found] == ["warning"]


def test_the_sex_that_a_total_hides_is_computed(tmp_path):
    found = checked(tmp_path, RULES["KUS006"].fails, Settings(check=Choices(rules=("KUS006",)))).findings
    assert any("men would be 160" in why for why in found[0].why)


def test_a_figure_of_the_text_one_digit_from_its_table_is_found(tmp_path):
    text = (
        "# Rapport\n\nAntalet sökande var 44 754 år 2015.\n\nTabell 1. Antal sökande\n\n"
        "| År | Sökande |\n|---|---|\n| 2014 | 46 730 |\n| 2015 | 44 784 |\n"
    )
    found = checked(tmp_path, text, Settings(check=Choices(rules=("KUS010",)))).findings
    assert len(found) == 1
    assert "44\u00a0754" in found[0].what
    assert "44\u00a0784" in found[0].what


def test_a_remainder_that_the_text_explains_is_unknown_sex(tmp_path):
    report = (
        "# Rapport\n\nTabell 1. Antal sökande\n\n"
        "| År | Kvinnor | Män | Totalt |\n|---|---|---|---|\n| 2015 | 27 787 | 16 695 | 44 784 |\n"
    )
    rule = Settings(check=Choices(rules=("KUS010",)))
    assert len(checked(tmp_path, report, rule).findings) == 1
    explained = report + "\nFör en procent av de sökande saknas kön eftersom svenskt personnummer saknas.\n"
    assert checked(tmp_path, explained, rule).findings == ()


def small_cells(tmp_path, head: str, *rows: str) -> list[str]:
    table = "\n".join(f"| {row} |" for row in (head, " | ".join("-" for _part in head.split("|")), *rows))
    report = f"# Rapport\n\nTabell 1. Antal anställda\n\n{table}\n"
    found = checked(tmp_path, report, Settings(check=Choices(rules=("KUS014",)))).findings
    return [why for finding in found for why in finding.why]


def test_a_split_that_must_give_small_cells_is_told_before_it_is_asked_for(tmp_path):
    assert small_cells(tmp_path, "Enhet | Anställda", "Norr | 84", "Söder | 7") == ["Söder, Anställda: 7"]
    assert small_cells(tmp_path, "Enhet | Anställda", "Norr | 84", "Söder | 12") == []


def test_a_small_figure_that_a_total_gives_away_is_told(tmp_path):
    found = small_cells(tmp_path, "Enhet | Totalt | Därav kvinnor", "Norr | 84 | 44", "Söder | 33 | 31")
    assert found == ["Söder: 33 − 31 = 2"]


def test_numbers_of_nothing_that_is_named_are_told_as_such_on_request(tmp_path):
    text = "# Rapport\n\nMotsvarande siffra var 15 procent.\n\n| År | Nivå |\n|---|---|\n| 2024 | 40 |\n| 2025 | 44 |\n"
    found = checked(tmp_path, text, Settings(check=Choices(rules=("KUS004",)))).findings
    assert [finding.why[0].split(": ")[1] for finding in found] == ["15 procent", "40"]
