"""What the numbers of a sentence count, and why."""

import pytest

from skillnad.check.people import about

DIRECT = (
    "Vid årets slut hade myndigheten 1 240 anställda.",
    "Antalet årsarbetskrafter var 845.",
    "Fler än var fjärde elev saknar behörighet.",
    "Av de sökande beviljades 824.",
    "88 procent av de som får stöd bor hemma.",
    "84 procent har vaccinerats.",
    "Bland män är motsvarande siffra 15 procent.",
    "Medianlönen var 36 200 kronor.",
    "Sjukfrånvaron ökade från 4,1 till 4,6 procent.",
    "En av fem elever känner sig otrygg.",
    "Det motsvarar 3,4 procent av samtliga kommunanställda.",
    "2,9 procent av länets befolkning var arbetslös.",
    "Över 6 000 deltog i enkäten.",
)
INDIRECT = (
    "5 600 ansökningar kom in, varav 824 beviljades.",
    "Under året beviljades 37 500 insatser.",
    "Antalet operationer har ökat med 13 procent.",
    "Uttaget av förmånen ökade med 12 procent.",
)
NOT = (
    "Kostnaden per elev var 98 000 kronor.",
    "Stödet ges till barn och unga i åldern 6–25 år.",
    "Kommuner med mer än 100 000 invånare ska kartlägga buller.",
    "Planen ger bostäder för fler än 60 000 personer.",
    "Målet är att 80 procent av eleverna ska nå målen.",
    "Lagen (2010:500) trädde i kraft den 1 juli 2012.",
    "Antalet ärenden ökade till 12 340.",
    "Energianvändningen var 120 kWh per anställd.",
    "Avgiften gäller den som har 500 eller fler sysselsatta.",
    "Svensk standard SS 1797 kan användas.",
    "Antalet juridiska personer var 4 300.",
    "I snitt görs 35 resor per person och år.",
    "Arbetstillstånd 11",
    "Cirka 70 fiktiva patienter flögs in till övningen.",
    "Skillnaden är störst när barnen är små (Regeringen, 2022)12.",
    "Vart tionde år görs en studie av hur kvinnor och män använder tiden.",
    "Kostnaden var 45 000 kronor per 1 000 invånare.",
)

CANNOT_TELL = (
    "Motsvarande siffra var 16,7 procent.",
    "Det var 856 fler än året innan.",
)


@pytest.mark.parametrize("sentence", DIRECT)
def test_persons_are_counted(sentence):
    assert about(sentence).relation == "direct"


@pytest.mark.parametrize("sentence", INDIRECT)
def test_what_persons_have_or_do_is_indirect(sentence):
    assert about(sentence).relation == "indirect"


@pytest.mark.parametrize("sentence", NOT)
def test_other_numbers_are_no_statistics_on_persons(sentence):
    assert about(sentence).relation == "no"


@pytest.mark.parametrize("sentence", CANNOT_TELL)
def test_what_a_number_counts_without_a_noun_cannot_be_told(sentence):
    assert about(sentence).relation == "cannot tell"


def test_more_than_before_counts_what_the_sentence_before_counted():
    assert about("Det var 856 fler än året innan.", before="Totalt fick 10 173 elever betyg.").relation == "direct"
    assert about("Det var 856 fler än året innan.", before="Totalt byggdes 10 173 broar och 40 hus.").relation == "no"


def test_a_relative_clause_does_not_take_the_number_of_its_subject():
    found = about("Andelen kvinnor som fått medel ökade från 29 till 35 procent.")
    assert {count.noun for count in found.counts} == {"kvinnor"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Sickness absence was 4.9% for women and 2.9% for men.",
        "About one fourth of the unemployed were students.",
        "Among men the rate amounted to 8.9% and among women 8.1%.",
    ],
)
def test_english_sentences_on_persons_are_known(sentence):
    assert about(sentence, "en").relation == "direct"


def test_a_noun_before_another_describes_it_in_english():
    assert about("The agency closed 40 consumer shops.", "en").relation == "no"


def test_of_them_points_back_to_the_sentence_before():
    found = about("Av dem hade 126 (63 procent) en lägre sjukfrånvaro.", before="200 myndigheter jämförs.")
    assert found.relation == "no"
    found = about("Av dem hade 126 (63 procent) en lägre inkomst.", before="200 elever jämförs.")
    assert found.relation == "direct"


def test_the_evidence_is_the_words_that_decided():
    assert about("Vi har 412 anställda och 30 bilar.").evidence == ("412 … anställda",)


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("The agency had 412 employees.", "direct"),
        ("Unemployment rose to 6.5 per cent.", "direct"),
        ("The budget was 412 million euros.", "no"),
        ("In 2019, 34 companies took part.", "no"),
    ],
)
def test_english_has_its_own_words(sentence, relation):
    assert about(sentence, "en").relation == relation
