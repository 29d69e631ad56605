"""`skillnad measure`: from a file to a finding, and every way it can be wrong."""

import json
import os

import pytest

from skillnad.gaps import Comparison

QUICK = ("measure", "ansokningar.csv", "--sex", "kon", "--women", "K", "--men", "M")


def test_it_prints_the_finding_the_tables_and_the_verdict(run, measure):
    answer = run("measure", "ansokningar.toml")
    assert answer.code == 0
    assert "Women 33.3 %, men 66.7 %: the share is 33.3 percentage points lower among women (uncertainty" in answer.out
    assert "There is a difference." in answer.out
    assert "With the same area" in answer.out
    assert answer.err == ""


def test_it_speaks_swedish(run, measure):
    answer = run("measure", "ansokningar.toml", "--language", "sv")
    assert "33,3 %" in answer.out
    assert "procentenheter" in answer.out
    assert "percentage" not in answer.out


def test_json_holds_the_whole_result_by_its_schema(run, measure):
    answer = run("measure", "ansokningar.toml", "--json")
    result = Comparison.model_validate_json(answer.out)
    gap = result.gap("granted")
    assert (gap.women.persons, gap.women.reached, gap.men.persons, gap.men.reached) == (60, 20, 60, 40)
    assert gap.unknown.persons == 10
    assert gap.raw.headline.value == pytest.approx(-1 / 3)
    assert gap.raw.verdict.smallest_detectable is not None
    assert result.schema_version == "skillnad.comparison/1"
    assert result.provenance[0]["files"][0]["name"] == "ansokningar.csv"
    assert "GROUP BY" in result.provenance[0]["query"]


def test_output_is_the_same_json_in_a_file(run, measure, folder):
    run("measure", "ansokningar.toml", "--output", "svar.json")
    answer = run("measure", "ansokningar.toml", "--json")
    written, printed = json.loads((folder / "svar.json").read_text("utf-8")), json.loads(answer.out)
    for result in (written, printed):
        result["provenance"][0].pop("counted_at")
    assert written == printed


def test_a_failed_write_leaves_the_old_file_and_nothing_else(run, measure, folder, monkeypatch):
    (folder / "svar.json").write_text("old")
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    answer = run("measure", "ansokningar.toml", "--output", "svar.json")
    assert answer.code == 2
    assert "svar.json" in answer.err
    assert "the disk is full" in answer.err
    assert (folder / "svar.json").read_text() == "old"
    assert sorted(path.name for path in folder.iterdir()) == ["ansokningar.csv", "ansokningar.toml", "svar.json"]


def test_the_short_form_gives_the_same_numbers_as_the_file(run, measure):
    options = [
        "--sex",
        "kon",
        "--women",
        "K",
        "--men",
        "M",
        "--outcome",
        "beslut = 'bifall'",
        "--adjust",
        "omrade:legal",
    ]
    short = Comparison.model_validate_json(run("measure", "ansokningar.csv", *options, "--json").out)
    long = Comparison.model_validate_json(run("measure", "ansokningar.toml", "--json").out)
    ours, theirs = short.gap("outcome"), long.gap("granted")
    assert [level.headline for level in ours.levels] == [level.headline for level in theirs.levels]
    assert ours.headline.name == "law"


def test_an_amount_is_compared_by_its_mean(run, measure):
    answer = run(*QUICK, "--amount", "belopp", "--json")
    gap = Comparison.model_validate_json(answer.out).gap("amount")
    assert gap.women.value == pytest.approx(1000.5 + 10 * 29.5)
    assert gap.raw.headline.value == pytest.approx(0)


def test_explain_shows_the_query_and_counts_nothing(run, measure, folder):
    answer = run("measure", "ansokningar.toml", "--explain")
    assert answer.code == 0
    assert "GROUP BY" in answer.out
    assert "What leaves the engine" in answer.out
    assert "33.3" not in answer.out


def test_a_threshold_can_be_raised(run, measure):
    answer = run("measure", "ansokningar.toml", "--threshold", "30", "--json")
    assert Comparison.model_validate_json(answer.out).gap("granted").withheld == "small_numbers"


WRONG = {
    "no file": (["measure", "saknas.toml"], ["saknas.toml", "no such file", "inspect"]),
    "no records": (
        ["measure", "saknas.csv", "--sex", "k", "--women", "K", "--men", "M", "--outcome", "a = 1"],
        ["saknas.csv"],
    ),
    "no sex": (["measure", "ansokningar.csv", "--outcome", "beslut = 'bifall'"], ["--sex"]),
    "no codes": (
        ["measure", "ansokningar.csv", "--sex", "kon", "--outcome", "beslut = 'bifall'"],
        ["--women", "never guessed"],
    ),
    "no outcome": ([*QUICK], ["--outcome"]),
    "no column": (
        [*QUICK, "--outcome", "besult = 'bifall'"],
        ["besult", "beslut"],
    ),
    "not a condition": (
        [
            *QUICK,
            "--outcome",
            "1; DROP TABLE records",
        ],
        ["condition"],
    ),
    "wrong codes": (
        ["measure", "ansokningar.csv", "--sex", "kon", "--women", "X", "--men", "Y", "--outcome", "beslut = 'bifall'"],
        ["no row has the code", "inspect"],
    ),
    "dates that are none": (
        [
            *QUICK,
            "--amount",
            "belopp",
            "--period",
            "omrade",
        ],
        ["cannot be read as the type"],
    ),
    "both": (["measure", "ansokningar.toml", "--sex", "kon"], ["measure file"]),
    "unknown option": (["measure", "ansokningar.toml", "--bogus"], ["--bogus"]),
    "no command": (["mesure", "ansokningar.toml"], ["mesure"]),
    "bad folder": (["measure", "ansokningar.toml", "--output", "saknas/svar.json"], ["saknas"]),
    "bad language": (["measure", "ansokningar.toml", "--language", "no"], ["--language"]),
    "low threshold": (["measure", "ansokningar.toml", "--threshold", "1"], ["threshold"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_words_with_exit_code_2(case, run, measure):
    arguments, expected = WRONG[case]
    answer = run(*arguments)
    assert answer.code == 2
    assert "Traceback" not in answer.err
    assert len(answer.err.strip().splitlines()) <= 3
    for text in expected:
        assert text in answer.err


def test_an_interruption_leaves_with_130_and_writes_nothing(run, measure, folder, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("skillnad.gaps.compare", interrupt)
    answer = run("measure", "ansokningar.toml", "--output", "svar.json")
    assert answer.code == 130
    assert not (folder / "svar.json").exists()


def test_fourteen_employees_get_an_answer_without_a_number_that_points_at_one_of_them(run, folder):
    rows = ["kon,svar"] + ["K,ja"] * 3 + ["K,nej"] * 6 + ["M,ja"] * 2 + ["M,nej"] * 3
    (folder / "liten.csv").write_text("\n".join(rows))
    answer = run("measure", "liten.csv", "--sex", "kon", "--women", "K", "--men", "M", "--outcome", "svar = 'ja'")
    assert answer.code == 0
    assert "Too few persons to show numbers" in answer.out


def test_one_sex_alone_gets_a_sentence_and_no_comparison(run, folder):
    (folder / "ensam.csv").write_text("\n".join(["kon,svar", *["K,ja"] * 30, *["K,nej"] * 30]))
    answer = run("measure", "ensam.csv", "--sex", "kon", "--women", "K", "--men", "M", "--outcome", "svar = 'ja'")
    assert answer.code == 0
    assert "There are no men to compare with." in answer.out


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_swedish_too(case, run, measure, monkeypatch):
    monkeypatch.setenv("SKILLNAD_LANGUAGE", "sv")
    arguments, _expected = WRONG[case]
    english = {"the", "there", "is", "not", "missing", "which", "write", "cannot", "no", "of", "and", "see"}
    answer = run(*arguments)
    assert answer.code == 2
    words = {word.strip(".,:;()`").lower() for word in answer.err.replace("--language no", "").split()}
    assert not words & english, answer.err


def test_the_report_of_protection_is_told_apart_from_the_result(run, measure):
    answer = run("measure", "ansokningar.toml", "--json", "--protection", "--threshold", "50")
    Comparison.model_validate_json(answer.out)
    assert "Not to be published" in answer.err
    assert "area: shown 0, withheld as sensitive" in answer.err
    assert "narrowest interval" in answer.err


def test_the_policy_is_chosen_by_name_and_the_strictest_wins(run, measure):
    chosen = run("measure", "ansokningar.toml", "--json", "--policy", "threshold-10", "--threshold", "3")
    assert Comparison.model_validate_json(chosen.out).policy["threshold"] == 10
    wrong = run("measure", "ansokningar.toml", "--policy", "treshold-10")
    assert (wrong.code, wrong.out) == (2, "")
    assert "Did you mean `threshold-10`?" in wrong.err
