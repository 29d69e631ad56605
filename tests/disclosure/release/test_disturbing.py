"""Rounded and noisy releases: what is written, and that the same persons get the same noise."""

import csv
import io

import pytest

from skillnad.disclosure import Policy
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.disturbing import group_names
from skillnad.disclosure.release.protect_files import Task, protect_files, read_tables, with_method
from skillnad.errors import SkillnadError

WIDE = "Region;Kvinnor;Män;Totalt;Andel kvinnor\nNorr;3;10;13;23 %\nSöder;20;8;28;71 %\nTotalt;23;18;41;56 %\n"
SECRET = b"a secret of this test alone"


def numbers(path):
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8")), delimiter=";"))[1:]
    return [[int(field) for field in row[1:4]] for row in rows], [row[4] for row in rows]


@pytest.fixture
def disturbed(table, tmp_path):
    def disturbed(text, method, secret=SECRET, name="t.csv"):
        path, to = table(name, text), tmp_path / f"out-{name}"
        report = protect_files(Task((path,), Description(), with_method(Policy(), method), to, secret=secret))
        return report, to

    return disturbed


def test_a_rounded_table_adds_up_and_tells_no_share(disturbed):
    report, to = disturbed(WIDE, "round")
    found, shares = numbers(to)
    assert all(value % 5 == 0 for row in found for value in row)
    assert all(row[0] + row[1] == row[2] for row in found)
    assert [sum(column) for column in zip(*found[:2], strict=True)] == found[2]
    assert shares == ["..", "..", ".."]
    assert report.disturbance.broken == ()
    assert report.disturbance.reach == 4


def test_the_same_table_gets_the_same_noise_and_another_secret_another(disturbed):
    _report, first = disturbed(WIDE, "cell-key", name="a.csv")
    _report, again = disturbed(WIDE, "cell-key", name="b.csv")
    assert first.read_text("utf-8") == again.read_text("utf-8")
    others = {
        disturbed(WIDE, "cell-key", secret=bytes([n]) * 20, name=f"{n}.csv")[1].read_text("utf-8") for n in range(8)
    }
    assert len(others) > 1


def test_a_total_has_the_same_noise_in_another_table(disturbed):
    _report, wide = disturbed(WIDE, "cell-key")
    long = "Ålder;Kön;Antal\nUng;K;11\nUng;M;10\nGammal;K;12\nGammal;M;8\nTotalt;K;23\nTotalt;M;18\nTotalt;Totalt;41\n"
    _report, other = disturbed(long, "cell-key", name="o.csv")
    shown = {tuple(line.split(";")[:2]): int(line.split(";")[2]) for line in other.read_text("utf-8").splitlines()[1:]}
    assert numbers(wide)[0][2] == [shown["Totalt", "K"], shown["Totalt", "M"], shown["Totalt", "Totalt"]]


def test_a_total_whose_persons_are_all_in_one_part_has_that_parts_noise(table):
    path = table("t.csv", "Region;Kvinnor;Män;Totalt\nNorr;7;0;7\nSöder;20;8;28\n")
    system = read_tables([path], Description())
    names = dict(zip(system.tables.labels, group_names(system), strict=True))
    assert names["Norr", "women"] == names["Norr", "*"]
    assert names["Söder", "women"] != names["Söder", "*"]


def test_the_report_tells_how_far_a_share_may_be_off_and_which_totals_do_not_add_up(disturbed):
    report, to = disturbed(WIDE, "cell-key")
    found, _shares = numbers(to)
    off = sum(row[0] + row[1] != row[2] for row in found) + sum(
        found[0][c] + found[1][c] != found[2][c] for c in range(3)
    )
    assert len(report.disturbance.broken) == off
    farthest = report.disturbance.effects[0]
    assert farthest.label == "Norr"
    assert 0 < farthest.reach < 1


def test_noise_is_not_for_amounts(disturbed):
    with pytest.raises(SkillnadError, match="decimals"):
        disturbed("Region;Kvinnor;Män;Totalt;Andel\nNorr;3,5;10;13,5;1\n", "cell-key")


def test_a_method_that_is_not_known_is_an_error():
    with pytest.raises(SkillnadError, match="blur"):
        with_method(Policy(), "blur")
