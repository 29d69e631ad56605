"""The ledger: what was published counts as known, and a release that is cut off is finished or never was."""

import subprocess
import sys
from pathlib import Path

import pytest

from skillnad.disclosure import Policy
from skillnad.disclosure.ledger import Ledger
from skillnad.disclosure.release.attacking import attack_release
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.protect_files import Task, protect_files, read_tables
from skillnad.errors import SkillnadError
from skillnad.language import choose

TABLE = "Region;Kvinnor;Män;Totalt\nNorr;3;10;13\nSöder;20;8;28\nTotalt;23;18;41\n"


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("SKILLNAD_LANGUAGE", "en")
    choose(None)
    yield
    choose(None)


@pytest.fixture
def release(tmp_path):
    """`release("a", text)` protects a table with the ledger and gives the file written."""

    def release(name, text, threshold=5, periods=()):
        path, to = tmp_path / f"{name}.csv", tmp_path / f"{name}-out.csv"
        path.write_text(text, "utf-8")
        task = Task(
            (path,), Description(), Policy(threshold=threshold), to, periods=periods, ledger=tmp_path / "ledger.db"
        )
        return protect_files(task), to

    return release


def holes(*paths, threshold=5):
    marks = ("..",)
    return attack_release(read_tables(list(paths), Description(), marks), Policy(threshold=threshold)).holes


def test_what_a_later_table_would_tell_by_difference_is_hidden_in_it(release, tmp_path):
    _report, first = release("a", "Region;Antal\nNorr;3\nSöder;20\nVäster;30\n")
    assert "Norr;.." in first.read_text("utf-8")
    later = "Landsdel;Antal\nTotalt;53\nÖvre;23\nNedre;30\n"
    _report, second = release("b", later)
    assert holes(first, second) == ()
    alone = tmp_path / "alone.csv"
    protect_files(Task((tmp_path / "b.csv",), Description(), Policy(), alone))
    assert alone.read_text("utf-8") == later
    assert [(hole.label, hole.low, hole.high) for hole in holes(first, alone)] == [("Norr", 3, 3)]


def test_the_same_table_again_hides_the_same(release):
    first = release("a", TABLE)[1].read_text("utf-8")
    assert release("b", TABLE)[1].read_text("utf-8") == first


def test_a_number_that_is_published_already_is_said_to_be_lost(release):
    release("a", TABLE, threshold=3)
    report, _to = release("b", TABLE, threshold=5)
    assert report.lost == ("Norr, women",)


def test_another_number_for_the_same_group_is_an_error_unless_it_is_of_another_period(release):
    release("a", TABLE)
    changed = TABLE.replace("Norr;3;10;13", "Norr;3;11;14").replace("23;18;41", "23;19;42")
    with pytest.raises(SkillnadError):
        release("b", changed)
    _report, to = release("c", changed, periods=("2025",))
    assert to.exists()


def test_no_hidden_number_is_kept(release, tmp_path):
    release("a", TABLE.replace("Norr;3;10;13", "Norr;3;1010;1013").replace("23;18;41", "23;1018;1041"))
    ledger = Ledger(tmp_path / "ledger.db")
    seen = {name: one for name, one in ledger.seen().items() if not one.shown}
    assert len(seen) == 4
    assert all(one.low != 3 and one.high != 3 for one in seen.values())
    assert b"1010" not in (tmp_path / "ledger.db").read_bytes()


def test_another_file_is_not_taken_for_a_ledger(tmp_path):
    (tmp_path / "x.db").write_bytes(b"not a database, but long enough to be looked at" * 50)
    with pytest.raises(SkillnadError, match=r"x\.db"):
        Ledger(tmp_path / "x.db")


CUT_OFF = """
import os, signal, sys
from pathlib import Path
from skillnad.disclosure import Policy
from skillnad.disclosure.ledger import Ledger
from skillnad.disclosure.release import history, protect_files as module, publishing
from skillnad.disclosure.release.description import Description

step, folder = sys.argv[1], Path(sys.argv[2])
left = int(sys.argv[3])

def cut(function):
    def instead(*all, **named):
        global left
        result = None if before else function(*all, **named)
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*all, **named) if before else result
    return instead

before = step.startswith("before")
place = {"prepare": (module, "prepare"), "enter": (Ledger, "enter"), "confirm": (Ledger, "confirm"),
         "publish": (publishing.Prepared, "publish")}[step.split()[1]]
setattr(*place, cut(getattr(*place)))
paths = (folder / "a.csv", folder / "b.csv")
module.protect_files(module.Task(paths, Description(), Policy(), folder / "out", ledger=folder / "ledger.db"))
"""
STEPS = [
    ("after prepare", 1), ("before enter", 1), ("after enter", 1), ("after publish", 1), ("after publish", 2),
    ("before confirm", 1), ("after confirm", 1),
]  # fmt: skip


@pytest.mark.parametrize(("step", "times"), STEPS)
def test_after_a_cut_at_any_step_the_ledger_and_the_files_agree(step, times, tmp_path):
    (tmp_path / "a.csv").write_text(TABLE, "utf-8")
    (tmp_path / "b.csv").write_text("Ålder;Antal\nUng;11\nGammal;30\nTotalt;41\n", "utf-8")
    (tmp_path / "out").mkdir()
    words = [sys.executable, "-c", CUT_OFF, step, str(tmp_path), str(times)]
    assert subprocess.run(words, capture_output=True, check=False).returncode == -9
    targets = [tmp_path / "out" / name for name in ("a.csv", "b.csv")]
    ledger = Ledger(tmp_path / "ledger.db")
    known = ledger.seen()
    assert known or not any(path.exists() for path in targets)  # nothing is out that the ledger does not know
    ledger.settle()
    states = [state for _id, _made, _method, state in ledger.releases()]
    assert states in ([], ["published"])
    assert [path.exists() for path in targets] == [bool(states)] * 2
    assert bool(ledger.seen()) == bool(states)
    if states:
        assert holes(*targets) == ()
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.csv", "b.csv"]


def test_a_release_whose_files_are_partly_gone_is_told_and_left(release, tmp_path):
    _report, to = release("a", TABLE)
    ledger = Ledger(tmp_path / "ledger.db")
    import sqlite3

    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        connection.execute("UPDATE release SET state = 'entered'")
        connection.execute(
            "INSERT INTO file (release, target, temporary, sha256) VALUES (1, ?, ?, 'x')",
            (str(Path(to).with_name("gone.csv")), str(Path(to).with_name(".gone.csv"))),
        )
    connection.close()
    with pytest.raises(SkillnadError, match="gone"):
        ledger.settle()
    assert to.exists()
