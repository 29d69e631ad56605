"""Which sexes a text gives figures for."""

import pytest

from skillnad.check.sexes import letters_in, says_by_sex, sexes_in, sexes_of_text


@pytest.mark.parametrize(
    ("coverage", "text"),
    [
        ("full", "Bland kvinnor och män var andelen 45 respektive 40 procent."),
        ("full", "Kvinnor hade högre sjukfrånvaro (5,0 procent) än män (2,5 procent)."),
        ("full", "Såväl kvinnor som män fick i genomsnitt 45 dagar."),
        ("full", "År 2021 var 151 000 kvinnor företagare (motsvarande siffra för män är 319 000)."),
        ("full", "Könsfördelningen var 60/40 för kvinnor och män."),
        ("partial", "525 unga togs in. De flesta var män, bara 16 var kvinnor."),
        ("partial", "Majoriteten (85 procent) av de utsatta var kvinnor."),
        ("none", "Totalt deltog 4 200 kvinnor och män."),
        ("none", "Huvudmannen har 340 elever men 12 lärare."),
    ],
)
def test_a_sex_is_covered_where_it_has_a_figure_of_its_own(coverage, text):
    assert sexes_of_text(text).coverage == coverage


def test_the_order_is_that_of_the_words():
    assert sexes_of_text("910 unga män och 90 unga kvinnor.").order == "mf"
    assert sexes_of_text("90 unga kvinnor och 910 unga män.").order == "wf"


def test_letters_count_only_as_a_pair():
    assert letters_in(["K", "M"]) == {"k": "women", "m": "men"}
    assert letters_in(["M", "Antal"]) == {}
    assert letters_in(["Kv", "2024"]) == {}


def test_first_parts_of_compounds_are_no_sexes():
    assert sexes_in("Bidrag till kvinno- och tjejjourer") == frozenset()
    assert sexes_in("Antal kvinnor") == {"women"}


def test_a_caption_can_say_by_sex_or_not_by_sex():
    assert says_by_sex("Antal dagar efter län och kön")
    assert not says_by_sex("Antal dagar oavsett kön")
    assert not says_by_sex("Skönhetsvård efter län")


def test_one_sex_held_against_the_other_tells_of_both():
    assert sexes_of_text("Vid 29 års ålder har män 20 procent högre lön än kvinnor.").coverage == "full"
    assert sexes_of_text("Av de 40 kvinnorna fick fler än 30 stöd.").coverage == "partial"


def test_groups_that_are_not_named_cannot_be_told():
    assert sexes_of_text("Cirka 72 procent i respektive grupp är etablerade.").coverage == "cannot tell"
