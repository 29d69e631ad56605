"""Tables as agencies write them are read as cells: long and wide, with totals and groups of groups."""

import pytest

from skillnad.disclosure.release.description import Description, load_description
from skillnad.disclosure.release.grid import harmless
from skillnad.disclosure.release.protect_files import read_tables
from skillnad.errors import SkillnadError

LONG = """Län;Kommun;Kön;Antal
Norra;Abo;Kvinnor;3
Norra;Abo;Män;12
Norra;Bebo;Kvinnor;20
Norra;Bebo;Män;9
Norra;Totalt;Kvinnor;23
Norra;Totalt;Män;21
Södra;Cebo;Kvinnor;14
Södra;Cebo;Män;30
Södra;Debo;Kvinnor;8
Södra;Debo;Män;7
Södra;Totalt;Kvinnor;22
Södra;Totalt;Män;37
Totalt;Totalt;Kvinnor;45
Totalt;Totalt;Män;58
Totalt;Totalt;Totalt;103
"""


def test_a_region_is_seen_to_hold_its_municipalities(table, cells):
    found = cells(table("a.csv", LONG))
    assert found["Norra", "women"] == 23
    assert found["Abo", "Norra", "men"] == 12
    assert found[()] == 103


def test_a_total_that_is_not_its_parts_is_an_error_with_its_row_and_column(table):
    path = table("a.csv", LONG.replace("Norra;Totalt;Män;21", "Norra;Totalt;Män;22"))
    with pytest.raises(SkillnadError, match=r"a\.csv.* 7, .*Antal.*22.*21"):
        read_tables([path], Description())


@pytest.mark.parametrize(
    "text",
    [
        "Region;Kvinnor;Män;Totalt\nNorr;3;10;13\nSöder;20;8;28\nTotalt;23;18;41\n",
        "Region,Antal kvinnor,Antal män,Antal\nNorr,3,10,13\nSöder,20,8,28\nTotalt,23,18,41\n",
        "Region;Kön;Antal\nNorr;K;3\nNorr;M;10\nSöder;K;20\nSöder;M;8\nNorr;Totalt;13\nSöder;Totalt;28\n"
        "Totalt;K;23\nTotalt;M;18\nTotalt;Totalt;41\n",
        "Tabell 1. Personer\n\nRegion;Kvinnor;Män;Båda könen;Andel kvinnor\nNorr;3;10;13;23 %\nSöder;20;8;28;71 %\n"
        "Samtliga;23;18;41;56 %\n\nKälla: påhittade siffror\n",
    ],
)
def test_women_men_and_both_are_found_in_columns_and_in_rows(text, table, cells):
    found = cells(table("t.csv", text))
    expected = {
        ("Norr", "women"): 3, ("Norr", "men"): 10, ("Norr",): 13, ("Söder", "women"): 20, ("Söder", "men"): 8,
        ("Söder",): 28, ("women",): 23, ("men",): 18, (): 41,
    }  # fmt: skip
    assert found == {tuple(sorted(labels)): value for labels, value in expected.items()}


def test_men_who_are_told_by_the_total_less_the_women_are_a_cell_too(table, cells):
    found = cells(table("t.csv", "Region;Totalt;Varav kvinnor\nNorr;13;11\nSöder;28;20\n"))
    assert found["Norr", "men"] == 2


def test_a_number_is_read_as_swedish_tables_write_it(table, cells):
    found = cells(table("t.csv", "Region;Antal\nNorr;1 234\nSöder;-\nVäster;12\u00a0000\n"))
    assert (found["Norr",], found["Söder",], found["Väster",]) == (1234, 0, 12000)


def test_a_field_without_a_number_is_an_error_with_its_place(table):
    path = table("t.csv", "Region;Kvinnor;Män\nNorr;3;\nSöder;4;5\n")
    with pytest.raises(SkillnadError, match=r"t\.csv, .* 2"):
        read_tables([path], Description())


def test_two_rows_of_the_same_group_are_an_error(table):
    path = table("t.csv", "Region;Antal\nNorr;3\nNorr;4\n")
    with pytest.raises(SkillnadError, match=r"t\.csv, .* 3"):
        read_tables([path], Description())


def test_a_group_may_be_described_in_a_file(table, cells, tmp_path):
    path = table("t.csv", "Ålder;Antal\n16-19;7\n20-24;9\nUnga;16\n25-64;30\nTotalt;46\n")
    toml = table("t.toml", '[part_of."Ålder"]\n"16-19" = "Unga"\n"20-24" = "Unga"\n')
    found = cells(path, part_of=load_description(toml).part_of)
    assert found[("Unga",)] == 16


def test_two_tables_without_totals_are_tied_by_the_totals_that_neither_shows(table):
    one = table("a.csv", "Region;Kvinnor;Män\nNorr;..;10\nSöder;20;8\n")
    two = table("b.csv", "Ålder;Kön;Antal\nUng;K;12\nUng;M;9\nGammal;K;11\nGammal;M;9\n")
    system = read_tables([one, two], Description(), marks=("..",))
    hidden = next(number for number, cell in enumerate(system.cells) if cell.hidden)
    assert system.tables.values[hidden] == 3


def test_two_tables_that_disagree_are_an_error_that_names_both_numbers(table):
    one = table("a.csv", "Region;Antal\nNorr;3\nSöder;20\nTotalt;23\n")
    two = table("b.csv", "Ålder;Antal\nUng;12\nGammal;12\nTotalt;24\n")
    with pytest.raises(SkillnadError, match=r"24.*23"):
        read_tables([one, two], Description())


def test_no_text_becomes_a_formula():
    assert harmless("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert harmless("+46 70") == "+46 70"
    assert harmless("@x") == "'@x"


def test_an_unknown_key_in_a_description_is_an_error(table):
    with pytest.raises(SkillnadError, match="mesure"):
        load_description(table("t.toml", 'mesure = "Antal"\n'))


def test_codes_in_numbers_before_the_count_divide_the_table(table, cells):
    found = cells(table("t.csv", "fylke;region;antal\n1;Abo;3\n1;Bebo;9\n2;Cebo;8\n2;Debo;7\n"))
    assert found["1", "Abo"] == 3


def test_a_second_column_of_figures_is_never_passed_over(table):
    path = table("t.csv", "Region;Antal;Belopp\nNorr;3;3000\nSöder;9;8000\n")
    for said in (Description(), Description(measure="Antal"), Description(measure="Antal", dimensions=("Region",))):
        with pytest.raises(SkillnadError, match="Belopp"):
            read_tables([path], said)


def test_a_column_of_words_that_divides_nothing_is_left_alone(table, guard):
    path = table("t.csv", "Region;Anmärkning;Antal\nNorr;fritext;3\nSöder;annan;9\n")
    _report, (text,) = guard(path, description=Description(dimensions=("Region",)))
    assert text == "Region;Anmärkning;Antal\nNorr;fritext;..\nSöder;annan;9\n"
