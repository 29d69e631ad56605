"""The lexicon: made from its seeds, looked up by the ends of words, and with its traps kept shut."""

import shutil

import pytest

from skillnad.check.lexicon import load_lexicon
from skillnad.check.lexicon.build import build
from skillnad.check.lexicon.lookup import LEXICON
from skillnad.check.lexicon.seeds import SEEDS, read_seeds

SEED_LIST = [seed for seed in read_seeds(SEEDS.read_text("utf-8")) if seed.match != "tail"]
CLASS_OF = {(line.split("\t")[0], line.split("\t")[3]) for line in LEXICON.read_text("utf-8").splitlines()[1:]}


@pytest.mark.skipif(not shutil.which("hunspell"), reason="needs hunspell with its Swedish dictionary")
def test_the_lexicon_file_is_what_its_seeds_give():
    assert build(SEEDS.read_text("utf-8")) == LEXICON.read_text("utf-8")


def test_the_lexicon_is_sorted_and_every_seed_is_in_it():
    lines = LEXICON.read_text("utf-8").splitlines()[1:]
    assert lines == sorted(lines)
    assert [seed.head for seed in SEED_LIST if (seed.language, seed.head) not in CLASS_OF] == []


@pytest.mark.parametrize(
    "word",
    "kvinnornas:women elevernas:person studerandes:person pensionärerna:person tjänstemännen:person låntagare:person"
    " pensionssparare:person ersättningsberättigade:person flyktingbarn:person frivårdsklienter:person"
    " statsanställda:person högstadieungdomar:person asylsökande:person 20-åringar:person niondeklassare:person"
    " sjukpenningärenden:event ärenden:thing sjukfrånvaron:rate långtidsarbetslösheten:rate".split(),
)
def test_a_word_is_known_by_its_end(word):
    text, expected = word.split(":")
    assert load_lexicon("sv").word_class(text) == expected


@pytest.mark.parametrize(
    "word",
    "men man motsvarande föregående mänskliga människosyn kvinnosjukvård flickskola könsdysfori samkönade könsneutral"
    " manskap huvudmän ombudsman talman personbilar personuppgifter tagare".split(),
)
def test_a_trap_is_neither_a_sex_nor_a_person(word):
    assert load_lexicon("sv").word_class(word) not in ("women", "men", "person", "event", "rate")


def test_men_is_a_sex_only_in_english():
    assert load_lexicon("en").word_class("men") == "men"
    assert load_lexicon("sv").word_class("men") == ""


def test_an_organisation_can_add_words_of_its_own():
    own = load_lexicon("sv").with_words({"person": ("kärnkund",), "thing": ("klienter",)})
    assert own.word_class("kärnkund") == "person"
    assert own.word_class("klienter") == "thing"
    assert own.word_class("frivårdsklienter") == "thing"


DECIDES = {
    "person": "År 2024 registrerades 4 210 {form}.",
    "event": "År 2024 registrerades 4 210 {form}.",
    "rate": "I regionen var {form} 4,2 procent.",
}
MUST_NOT = "Stödet till {form} kostade 4 210 kronor."
SINGLE = [
    seed
    for seed in SEED_LIST
    if seed.language == "sv" and seed.word_class in DECIDES and seed.match in ("end", "word") and " " not in seed.head
]


@pytest.mark.parametrize("seed", SINGLE, ids=lambda seed: f"{seed.word_class}-{seed.head}")
def test_every_entry_decides_in_one_sentence_and_not_in_another(seed):
    from skillnad.check.people import about

    form = seed.forms[0] if seed.forms else seed.head
    expected = "indirect" if seed.word_class == "event" else "direct"
    assert about(DECIDES[seed.word_class].format(form=form)).relation == expected
    if seed.word_class != "rate":
        assert about(MUST_NOT.format(form=form)).relation == "no"
