"""`skillnad check` from the command line: what it shows, writes, and returns."""

import json

import pytest

from skillnad.cli import main

BAD = "# Årsredovisning 2025\n\nAntalet anställda uppgick till 412.\n"
GOOD = "# Årsredovisning 2025\n\nMed kön avses juridiskt kön. Av 412 anställda var 240 kvinnor och 172 män.\n"


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "rapport.md"
    path.write_text(BAD, "utf-8")
    return path


def code(*words: object) -> int:
    with pytest.raises(SystemExit) as left:
        main(["check", *map(str, words)])
    return int(left.value.code or 0)


def test_a_report_with_errors_gives_exit_code_one_and_says_where(report, capsys):
    assert code(report) == 1
    assert "line 3  KUS001 error  anställda: not split by sex" in capsys.readouterr().out


def test_a_report_without_findings_gives_zero(tmp_path, capsys):
    path = tmp_path / "bra.md"
    path.write_text(GOOD, "utf-8")
    assert code(path) == 0
    assert "No findings" in capsys.readouterr().out


def test_it_speaks_swedish(report, capsys):
    assert code(report, "--language", "sv") == 1
    assert "rad 3  KUS001 fel  anställda: inte uppdelad efter kön" in capsys.readouterr().out


def test_the_limit_for_failing_can_be_set(report, capsys):
    assert code(report, "--fail-on", "never") == 0
    capsys.readouterr()


def test_only_named_rules_are_applied(report, capsys):
    assert code(report, "--rules", "KUS006,KUS007") == 0
    capsys.readouterr()


def test_a_rule_is_explained_with_its_basis_and_examples(capsys):
    assert code("--explain", "KUS001") == 0
    shown = capsys.readouterr().out
    assert "2000:605" in shown
    assert "https://" in shown
    assert "An invented example that fails" in shown


@pytest.mark.parametrize("kind", ["json", "sarif", "html"])
def test_every_format_can_be_written_to_a_file(kind, report, tmp_path):
    target = tmp_path / f"ut.{kind}"
    assert code(report, "--format", kind, "--output", target) == 1
    text = target.read_text("utf-8")
    assert "KUS001" in text
    if kind != "html":
        json.loads(text)


def test_workbooks_tables_and_baselines_are_written(report, tmp_path, capsys):
    book, words, known = tmp_path / "a.xlsx", tmp_path / "a.docx", tmp_path / "b.json"
    assert code(report, "--format", "xlsx", "--output", book, "--tables", words, "--write-baseline", known) == 1
    assert book.read_bytes()[:2] == words.read_bytes()[:2] == b"PK"
    assert code(report, "--baseline", known) == 0
    assert "In the baseline: 1." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "word"], "--format: word is not known"),
        (["--fail-on", "all"], "--fail-on: all is not known"),
        (["--rules", "KUS999"], "there is no rule KUS999"),
        (["--format", "xlsx"], "a workbook needs a file"),
        (["--tables", "a.pdf"], "must end in .xlsx or .docx"),
    ],
)
def test_faults_in_the_command_are_told_and_give_two(words, said, report, capsys):
    assert code(report, *words) == 2
    assert said in capsys.readouterr().err


def test_no_report_and_a_missing_report_give_two(tmp_path, capsys):
    assert code() == 2
    assert code(tmp_path / "saknas.pdf") == 2
    assert "saknas.pdf" in capsys.readouterr().err
