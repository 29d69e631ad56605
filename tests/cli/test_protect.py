"""`skillnad protect` and `skillnad attack` from the command line."""

import json
import subprocess
import sys

import pytest

TABLE = "Region;Kvinnor;Män;Totalt\nNorr;3;10;13\nSöder;20;8;28\nTotalt;23;18;41\n"


@pytest.fixture
def table(folder):
    path = folder / "t.csv"
    path.write_text(TABLE, "utf-8")
    return path


def test_a_protected_table_withstands_the_attack(run, table):
    answer = run("protect", "t.csv", "--to", "ut.csv")
    assert answer.code == 0
    assert "hidden: 4 of 9 numbers" in answer.out
    attacked = run("attack", "ut.csv")
    assert (attacked.code, attacked.err) == (0, "")
    assert "No hidden number can be computed back" in attacked.out


def test_a_table_hidden_by_hand_does_not_and_gives_exit_code_one(run, table):
    table.write_text(TABLE.replace("Norr;3;", "Norr;..;"), "utf-8")
    answer = run("attack", "t.csv")
    assert answer.code == 1
    assert "Norr, women is 3" in answer.out
    by_row, by_column = (
        "13 (Norr) = ? (Norr, women) + 10 (Norr, men)",
        "23 (women) = ? (Norr, women) + 20 (Söder, women)",
    )
    assert by_row in answer.out or by_column in answer.out


def test_a_dry_run_writes_nothing(run, table, folder):
    assert run("protect", "t.csv", "--dry-run").code == 0
    assert [path.name for path in folder.iterdir()] == ["t.csv"]


def test_the_report_is_json_and_nothing_else(table):
    # In a process of its own, since the solver's greeting goes past Python to standard output.
    words = [sys.executable, "-m", "skillnad.cli", "protect", "t.csv", "--dry-run", "--json"]
    report = json.loads(subprocess.run(words, capture_output=True, check=True, cwd=table.parent).stdout)
    assert {cell["reason"] for cell in report["hidden"]} == {"small", "complementary"}
    assert report["tables"][0]["narrowest"]["high"] == 13


def test_a_stricter_policy_hides_more(run, table):
    loose = json.loads(run("protect", "t.csv", "--dry-run", "--json", "--policy", "threshold-3").out)
    strict = json.loads(run("protect", "t.csv", "--dry-run", "--json", "--policy", "threshold-10").out)
    assert loose["hidden"] == []
    assert sum(cell["reason"] == "small" for cell in strict["hidden"]) == 2


def test_a_place_to_write_must_be_named(run, table):
    answer = run("protect", "t.csv")
    assert answer.code == 2
    assert "--to" in answer.err


def test_a_total_that_does_not_add_up_is_told_with_its_row_and_column(run, table):
    table.write_text(TABLE.replace("Söder;20;8;28", "Söder;20;8;29"), "utf-8")
    answer = run("protect", "t.csv", "--to", "ut.csv")
    assert answer.code == 2
    assert "t.csv, row 3, column Totalt" in answer.err
    assert not (table.parent / "ut.csv").exists()


def test_the_secret_of_the_noise_is_made_once_and_kept(run, table):
    words = ("protect", "t.csv", "--method", "cell-key", "--key")
    assert "--key" in run(*words[:-1], "--to", "a.csv").err
    assert run(*words, "k.txt", "--to", "a.csv").code == 0
    secret = (table.parent / "k.txt").read_text()
    assert run(*words, "k.txt", "--to", "b.csv").code == 0
    assert (table.parent / "k.txt").read_text() == secret
    assert (table.parent / "a.csv").read_text() == (table.parent / "b.csv").read_text()


def test_a_rounded_table_is_written(run, table):
    assert run("protect", "t.csv", "--method", "round", "--to", "ut.csv").code == 0
    assert (
        "Totalt;25;" in (table.parent / "ut.csv").read_text() or "Totalt;20;" in (table.parent / "ut.csv").read_text()
    )


def test_swedish_is_swedish(run, table, monkeypatch):
    monkeypatch.delenv("SKILLNAD_LANGUAGE")
    answer = run("--language", "sv", "protect", "t.csv", "--dry-run")
    assert "dolt: 4 av 9 tal" in answer.out
    assert "Norr, kvinnor" in answer.out
