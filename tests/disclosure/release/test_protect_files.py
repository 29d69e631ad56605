"""Protected files: what is small is gone, nothing gives it back, and all else is as it was."""

import csv
import io
from itertools import product

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from skillnad.disclosure import Policy
from skillnad.disclosure.release.attacking import attack_release
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.protect_files import Task, protect_files, read_tables
from skillnad.disclosure.release.publishing import targets
from skillnad.errors import SkillnadError

WIDE = "Region;Kvinnor;Män;Totalt\nNorr;3;10;13\nSöder;20;8;28\nTotalt;23;18;41\n"


def rows(text):
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_small_number_and_what_would_give_it_back_are_hidden(table, guard):
    report, (text,) = guard(table("t.csv", WIDE))
    assert report.hidden
    found = rows(text)
    assert found[1][1] == ".."
    assert [field for row in found for field in row].count("..") == 4  # a 2 × 2 table has one way to hide a cell
    assert found[3] == ["Totalt", "23", "18", "41"]
    assert report.is_optimal


def test_a_share_beside_a_hidden_number_is_hidden_with_it(table, guard):
    path = table("t.csv", "Region;Kvinnor;Män;Andel kvinnor\nNorr;3;10;23 %\nSöder;20;8;71 %\n")
    _report, (text,) = guard(path)
    assert "%" not in text


def test_a_table_where_nothing_is_small_is_written_as_it_was(table, guard):
    text = "Region;Kvinnor;Män\nNorr;13;10\nSöder;20;0\n"
    report, (written,) = guard(table("t.csv", text))
    assert (written, report.hidden) == (text, ())


def test_a_hidden_number_in_one_table_is_not_given_back_by_another(table, guard):
    one = table("a.csv", "Region;Kön;Antal\nNorr;K;3\nSöder;K;20\nNorr;M;30\nSöder;M;25\n")
    two = table("b.csv", "Kön;Antal\nK;23\nM;55\n")
    _report, (first, second) = guard(one, two)
    assert "Norr;K;.." in first
    assert "Söder;K;.." in first or "K;.." in second


def test_men_are_not_told_by_the_total_less_the_women(table, guard):
    _report, (text,) = guard(table("t.csv", "Region;Totalt;Varav kvinnor\nNorr;13;11\nSöder;28;20\n"))
    norr = rows(text)[1]
    assert ".." in norr[1:]


def test_the_report_tells_the_interval_that_is_left(table, guard):
    report, _texts = guard(table("t.csv", WIDE))
    cell = next(cell for cell in report.hidden if cell.reason == "small")
    assert (cell.row, cell.column) == (2, "Kvinnor")
    assert (cell.low, cell.high) == (0, 13)  # 13 in the north and 23 women allow no more


def test_nothing_is_written_over_the_table_itself(table, tmp_path, guard):
    path = table("t.csv", WIDE)
    with pytest.raises(SkillnadError):
        targets([path], path)
    assert path.read_text("utf-8") == WIDE


def test_a_file_that_cannot_be_written_leaves_no_part_behind(table, tmp_path, monkeypatch, guard):
    path = table("t.csv", WIDE)
    monkeypatch.setattr("skillnad.disclosure.release.csvgrid._write", _fails)
    with pytest.raises(SkillnadError):
        guard(path)
    assert list((tmp_path / "out").iterdir()) == []


def _fails(*_all):
    raise OSError(28, "disk full")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_the_file_keeps_its_encoding_and_separator(table, tmp_path, encoding):
    path = table("t.csv", WIDE.replace("Söder", "Öster"), encoding)
    task = Task((path,), Description(), Policy(threshold=5), tmp_path / "ny.csv")
    protect_files(task)
    written = (tmp_path / "ny.csv").read_bytes()
    assert written.decode(encoding).startswith("Region;Kvinnor;Män;Totalt\nNorr;..;")
    assert "Öster" in written.decode(encoding)


def table_of(numbers):
    """Women and men in three regions with all totals, row by row."""
    parts = [[women, men, women + men] for women, men in zip(numbers[:3], numbers[3:], strict=True)]
    return [*parts, [sum(column) for column in zip(*parts, strict=True)]]


def attacked(shown, row, column):
    """The smallest and largest value of a hidden field, by a solver of its own on the written text alone."""
    places = list(product(range(4), range(3)))
    sums = [[(r, 0), (r, 1), (r, 2)] for r in range(4)] + [[(0, c), (1, c), (2, c), (3, c)] for c in range(3)]
    left = np.zeros((len(sums), len(places)))
    for line, terms in enumerate(sums):
        for term in terms:
            left[line, places.index(term)] = -1 if term == terms[-1] else 1
    bounds = [(0, None) if shown[r][c] == ".." else (float(shown[r][c]),) * 2 for r, c in places]
    goal = np.array([1.0 if place == (row, column) else 0.0 for place in places])
    low = linprog(goal, A_eq=left, b_eq=np.zeros(len(sums)), bounds=bounds)
    high = linprog(-goal, A_eq=left, b_eq=np.zeros(len(sums)), bounds=bounds)
    return low.fun, np.inf if high.status == 3 else -high.fun


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([0, 1, 2, 4, 6, 9, 30]), min_size=6, max_size=6))
def test_every_small_number_keeps_a_smaller_and_a_large_value_possible(tmp_path, guard, numbers):
    whole = table_of(numbers)
    names = ("Norr", "Söder", "Väster", "Totalt")
    lines = [f"{name};{';'.join(map(str, line))}" for name, line in zip(names, whole, strict=True)]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(["Region;Kvinnor;Män;Totalt", *lines]) + "\n", "utf-8")
    _report, (text,) = guard(path)
    shown = [row[1:] for row in rows(text)[1:]]
    for row, column in product(range(4), range(3)):
        value = whole[row][column]
        assert shown[row][column] in ("..", str(value))
        if 0 < value < 5:
            low, high = attacked(shown, row, column)
            assert low < value - 0.99
            assert high > 4.99


def test_reading_ends_with_a_clear_error_where_there_are_no_numbers(table):
    with pytest.raises(SkillnadError, match=r"t\.csv"):
        read_tables([table("t.csv", "a;b\nc;d\n")], Description())


def test_labels_that_could_be_merged_instead_are_advised_and_women_and_men_never(table, guard):
    text = "Ålder;Kvinnor;Män\n16-19;3;10\n20-24;20;8\n25-34;30;4\n35-64;9;9\n"
    report, _texts = guard(table("t.csv", text))
    advice = report.tables[0].advice
    assert advice
    merged = [part.split(": ")[1].split(" + ") for part in advice.split("; ")]
    rows_of = {line.split(";")[0]: [int(n) for n in line.split(";")[1:]] for line in text.splitlines()[1:]}
    groups = [*merged, *([label] for label in rows_of if not any(label in group for group in merged))]
    for group in groups:
        assert all(sum(column) >= 5 for column in zip(*(rows_of[label] for label in group), strict=True))


def test_labels_that_differ_in_case_alone_are_two_groups(table, cells):
    assert cells(table("t.csv", "Kod;Antal\na;7\nA;9\n")) == {("a",): 7, ("A",): 9}


def test_who_is_alone_in_a_cell_cannot_tell_the_others_from_the_own_number(table, guard):
    # With 1 and 4 hidden alone an outsider has 0 to 5 for either, but the one person knows that the other is 4.
    _report, (text,) = guard(table("t.csv", "Region;Antal\na;1\nb;4\nc;40\nd;60\nTotalt;105\n"))
    shown = [row[1] for row in rows(text)[1:]]
    assert shown[:2] == ["..", ".."]
    assert shown.count("..") == 3


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 40), min_size=18, max_size=18))
def test_the_attack_finds_no_hole_in_a_protected_table_with_counties_and_municipalities(tmp_path, guard, numbers):
    lines, sums = ["Län;Kommun;Kvinnor;Män;Totalt"], {}
    for place in range(9):
        women, men = numbers[2 * place], numbers[2 * place + 1]
        county = f"L{place // 3}"
        for key in ((county, f"K{place}"), (county, "Totalt"), ("Totalt", "Totalt")):
            before = sums.get(key, (0, 0))
            sums[key] = (before[0] + women, before[1] + men)
    lines += [f"{county};{place};{women};{men};{women + men}" for (county, place), (women, men) in sums.items()]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    guard(path)
    system = read_tables([tmp_path / "out" / "t.csv"], Description(), marks=("..",))
    assert attack_release(system, Policy(threshold=5)).holes == ()
