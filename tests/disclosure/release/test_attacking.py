"""What an attacker computes back from tables that somebody else has protected."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skillnad.disclosure import Policy
from skillnad.disclosure.release.attacking import attack_release
from skillnad.disclosure.release.description import Description
from skillnad.disclosure.release.protect_files import read_tables
from skillnad.errors import SkillnadError

MARKS = ("..", "x", ".")


@pytest.fixture
def attacked(table):
    """`attacked(text, text)` attacks tables and gives the report."""

    def attacked(*texts, marks=MARKS, threshold=5, periods=()):
        paths = [table(f"t{number}.csv", text) for number, text in enumerate(texts)]
        return attack_release(read_tables(paths, Description(), marks, periods), Policy(threshold=threshold))

    return attacked


def test_a_number_hidden_alone_is_the_total_less_the_rest_and_the_sum_is_shown(attacked):
    report = attacked("Region;Kvinnor;Män;Totalt\nNorr;..;10;13\nSöder;20;8;28\n")
    (hole,) = report.holes
    assert (hole.kind, hole.low, hole.high, hole.row, hole.column) == ("exact", 3, 3, 2, "Kvinnor")
    assert len(hole.how) == 1
    assert "13" in hole.how[0]
    assert "10" in hole.how[0]


def test_a_square_of_hidden_numbers_holds(attacked):
    report = attacked("Region;Kvinnor;Män;Totalt\nNorr;..;..;13\nSöder;..;..;28\nTotalt;23;18;41\n")
    assert report.holes == ()
    assert report.narrowest == 13


def test_a_number_is_told_to_be_small_where_the_total_is(attacked):
    report = attacked("Region;Kvinnor;Män;Totalt\nNorr;..;..;3\nSöder;..;..;38\nTotalt;23;18;41\n")
    kinds = {(hole.row, hole.kind, hole.low, hole.high) for hole in report.holes}
    assert kinds == {(2, "narrow", 0, 3)}


def test_a_mark_that_says_how_small_is_not_held_against_the_table_but_is_used(attacked):
    held = attacked("Region;Kvinnor;Män\nNorr;<5;12\nSöder;..;30\n")
    assert held.holes == ()
    used = attacked("Region;Kvinnor;Män;Totalt\nNorr;<5;..;12\nSöder;..;..;38\nTotalt;23;27;50\n", threshold=20)
    men_in_the_north = next(hole for hole in used.holes if (hole.row, hole.column) == (2, "Män"))
    assert (men_in_the_north.low, men_in_the_north.high) == (8, 11)


def test_a_hidden_number_is_found_by_a_second_table_of_the_same_persons(attacked):
    first = "Region;Kön;Antal\nNorr;K;..\nSöder;K;..\nNorr;M;30\nSöder;M;25\n"
    assert attacked(first).holes == ()
    report = attacked(first, "Region;Kön;Antal\nNorr;K;3\nTotalt;K;23\n")
    assert {(hole.label, hole.low, hole.high) for hole in report.holes} == {
        ("Norr, women", 3, 3),
        ("Söder, women", 20, 20),
    }


def test_tables_of_two_years_are_told_apart_by_their_periods(attacked):
    year = "Region;Kvinnor;Män;Totalt\nNorr;..;..;{}\nSöder;20;8;28\n"
    with pytest.raises(SkillnadError):
        attacked(year.format(13), year.format(14))
    assert attacked(year.format(13), year.format(14), periods=("2023", "2024")).hidden == 4


def test_an_empty_field_is_a_mark_only_where_it_is_said_to_be(attacked):
    text = "Region;Kvinnor;Män;Totalt\nNorr;;10;13\nSöder;20;8;28\n"
    with pytest.raises(SkillnadError):
        attacked(text)
    assert attacked(text, marks=("",)).holes[0].low == 3


def test_numbers_that_no_values_fit_are_an_error(attacked):
    with pytest.raises(SkillnadError):
        attacked("Region;Kvinnor;Män;Totalt\nNorr;..;..;13\nSöder;..;..;28\nTotalt;23;20;43\n")


def fillings(whole, hidden):
    """All tables of two columns and three rows with the same margins and the same shown numbers."""
    rows = [sum(row) for row in whole]
    first = sum(row[0] for row in whole)
    for column in product(*(range(total + 1) for total in rows)):
        filled = [(value, total - value) for value, total in zip(column, rows, strict=True)]
        if sum(column) == first and all(
            hidden[r][c] or filled[r][c] == whole[r][c] for r, c in product(range(3), range(2))
        ):
            yield filled


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=3, max_size=3),
    st.lists(st.tuples(st.booleans(), st.booleans()), min_size=3, max_size=3),
)
def test_what_is_found_is_what_trying_all_tables_finds(tmp_path, whole, hidden):
    lines = ["Region;Kvinnor;Män;Totalt"]
    for name, row, marks in zip("abc", whole, hidden, strict=True):
        shown = [".." if mark else str(value) for value, mark in zip(row, marks, strict=True)]
        lines.append(";".join([name, *shown, str(sum(row))]))
    sums = [sum(row[0] for row in whole), sum(row[1] for row in whole)]
    lines.append(f"Totalt;{sums[0]};{sums[1]};{sum(sums)}")
    path = tmp_path / "t.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    report = attack_release(read_tables([path], Description(), MARKS), Policy(threshold=5))
    found = {(hole.row - 2, ("Kvinnor", "Män").index(hole.column)): (hole.low, hole.high) for hole in report.holes}
    tables = list(fillings(whole, hidden))
    for r, c in product(range(3), range(2)):
        if hidden[r][c]:
            values = [table[r][c] for table in tables]
            is_hole = min(values) == max(values) or max(values) < 5
            assert found.get((r, c)) == ((min(values), max(values)) if is_hole else None)
