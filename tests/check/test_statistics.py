"""Tables, paragraphs and charts become statistics with a coverage, a companion and a reason."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.check.reports import document, table

from skillnad.check.document import Heading, Paragraph, Place
from skillnad.check.statistics import find_statistics


def only(*blocks):
    found = find_statistics(document(*blocks))
    assert len(found) == 1
    return found[0]


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, (text,), Place())


def test_a_table_with_both_sexes_in_columns_is_full_with_its_rows():
    found = only(table("Antal sökande", "År|Kvinnor|Män|Totalt", "2016|26 280|15 901|42 181"))
    assert (found.coverage, found.order, found.years) == ("full", "wf", ("2016",))
    row = found.rows[0]
    assert (row.women, row.men, row.total) == (Decimal(26280), Decimal(15901), Decimal(42181))


def test_each_pair_of_columns_keeps_its_own_total():
    found = only(
        table(
            "Asylsökande",
            "År|Totalt|Kvinnor|Män|Därav ensamkommande barn Totalt|Flickor|Pojkar",
            "2017|25 666|10 031|15 635|1 336|293|1 043",
        )
    )
    assert [row.total for row in found.rows] == [Decimal(25666), Decimal(1336)]


def test_sexes_in_rows_are_joined_by_the_rest_of_their_label():
    found = only(table("Antal studerande", "Nivå|2022", "Grund, kvinnor|35", "Grund, män|25", "Grund, totalt|60"))
    assert [(row.women, row.men, row.total) for row in found.rows] == [(Decimal(35), Decimal(25), Decimal(60))]


def test_rows_of_things_and_of_persons_are_judged_apart():
    found = find_statistics(
        document(table("Sommarkurser", "|2014|2015", "Antal kurser|400|352", "Antal sökande|46 730|44 784"))
    )
    assert [statistic.measure for statistic in found] == ["sökande"]


def test_money_for_persons_is_no_statistic_on_persons():
    assert not find_statistics(document(table("Mottagande (mnkr)", "|2026|2027", "Asylsökande|155|319")))
    assert not find_statistics(document(table("Höjda gränser", "|2026|2027", "Pensionärer|655 miljoner|602 miljoner")))


def test_animals_have_sexes_and_are_no_persons():
    assert not find_statistics(document(table("Djur", "Slag|2020|2021", "Tackor|656|646", "Baggar|71|59")))


def test_a_text_split_counts_for_the_years_it_names():
    found = find_statistics(
        document(
            paragraph("Behöriga sökande 2015 var 27 787 kvinnor och 16 695 män."),
            table("Behöriga sökande", "|2014|2015", "Antal sökande|46 730|44 784"),
        )
    )
    split = next(statistic for statistic in found if statistic.kind == "table")
    assert split.coverage == "partial"
    assert split.companion.lacks == ("2014",)


def test_the_same_statistic_split_elsewhere_is_a_companion_with_its_place():
    found = find_statistics(
        document(
            table("Antal anställda 2025", "Avdelning|Anställda 2025", "Norr|84", "Söder|61"),
            Heading("Bilaga", 1, Place()),
            table("Antal anställda 2025", "Avdelning|Kvinnor 2025|Män 2025", "Norr|44|40", "Söder|31|30"),
        )
    )
    assert [statistic.coverage for statistic in found] == ["full", "full"]
    assert found[0].companion is not None


def test_another_year_or_a_share_is_no_companion():
    found = find_statistics(
        document(
            table("Antal anställda 2019", "Avdelning|Anställda 2019", "Norr|84", "Söder|61"),
            table("Andel anställda 2019", "Avdelning|Kvinnor|Män", "Norr|44|40", "Söder|31|30"),
            table("Antal anställda 2025", "Avdelning|Kvinnor 2025|Män 2025", "Norr|44|40", "Söder|31|30"),
        )
    )
    assert [statistic.coverage for statistic in found] == ["none", "full", "full"]


def test_a_table_of_women_and_its_twin_of_men_make_a_whole():
    found = find_statistics(
        document(
            table("Antal kvinnor per kommun 2020", "Kommun|Kvinnor", "Ale|15 612", "Aneby|3 300"),
            table("Antal män per kommun 2020", "Kommun|Män", "Ale|16 256", "Aneby|3 400"),
        )
    )
    assert [statistic.coverage for statistic in found] == ["full", "full"]


@pytest.mark.parametrize(
    ("text", "coverage"),
    [
        ("Uppgift om kön registreras inte, så personerna är inte uppdelade.", "exempt"),
        ("För en procent av personerna saknas kön.", "none"),
        ("Personerna kom från hela landet.", "none"),
    ],
)
def test_a_reason_beside_a_table_makes_an_exemption_where_it_covers_all(text, coverage):
    found = find_statistics(document(table("Antal parter", "År|Personer", "2024|5 310"), paragraph(text)))
    assert found[0].coverage == coverage


def test_tables_in_one_grid_are_judged_apart():
    found = find_statistics(
        document(
            table(
                "Sökande",
                "Omgång|Kvinnor|Män",
                "2016|26 280|15 901",
                "Lärosäte|Antagna 2016|Antagna 2017",
                "Norra högskolan|15|430",
            )
        )
    )
    assert [statistic.coverage for statistic in found] == ["full", "none"]


def test_a_heading_broken_by_a_narrow_column_is_one_word():
    broken = table("Antal sökande", "År|Kvinno r|Män", "2016|26|15")
    assert only(replace(broken, origin="tags")).coverage == "full"
