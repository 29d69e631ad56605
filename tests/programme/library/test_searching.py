"""Search by words: the same results from SQLite and from PostgreSQL, whichever keeps the tests' database."""

import pytest
from django.db import connection, transaction

from skillnad.programme.library import actions, search
from skillnad.programme.library.models import Experience
from skillnad.programme.library.words import WITHOUT_MEANING, asked_for

TITLES = {
    "anonym": "Anonyma ansökningar om stipendier",
    "blankett": "En ny ansökningsblankett",
    "våld": "Frågor om våld i sjukpenningärenden",
    "får": "Får och getter: stöd till djurhållare",
    "tillsyn": "Jämställdhet som kriterium i tillsynen 2025",
    "få": "När antalet är litet & osäkert (4R)",
}


@pytest.fixture
def shelf(write) -> dict[str, int]:
    blank = {"problem": "–", "tried": "–", "result": "–"}
    return {name: write(share=True, title=title, **blank).pk for name, title in TITLES.items()}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("stipendier", {"anonym"}),
        ("STIPENDIERNA", {"anonym"}),
        ("ansökningar", {"anonym", "blankett"}),
        ("ansökningen stipendier", {"anonym"}),
        ("VÅLD", {"våld"}),
        ("vald", set()),
        ("sjukpenning", {"våld"}),
        ("frågor om våld", {"våld"}),
        ("get", {"får"}),
        ("2025", {"tillsyn"}),
        ("4r", {"få"}),
        ("jämställdheten tillsyn", {"tillsyn"}),
        ("antalets", {"få"}),
        ("provverket", set(TITLES)),
        ("finns inte", set()),
    ],
)
def test_each_word_in_any_form_begins_a_word_of_what_is_found(shelf, asked, found):
    assert set(search.find(asked) or []) == {shelf[name] for name in found}


@pytest.mark.parametrize(
    "asked",
    [
        '"',
        "'",
        "''",
        "stipendier'",
        'stipendier"',
        "stipendier*",
        "NEAR(stipendier)",
        "-stipendier",
        "stems:stipendier",
        "(stipendier",
        "stipendier:*",
        "stipendier\\",
        "stipendier & ",
        "^stipendier",
        "!stipendier",
        "<->",
        "%stipendier",
        "stipendier\x00",
        "stipendier; DROP TABLE library_words",
        "å" * 5000,
        "ord " * 500,
    ],
)
def test_what_means_something_to_a_database_is_never_passed_on(shelf, asked):
    found = search.find(asked)
    assert found is None or set(found) <= {shelf["anonym"]}
    assert search.find("stipendier") == [shelf["anonym"]]


@pytest.mark.parametrize("asked", ["", "   ", "och i att", "& | !"])
def test_without_a_word_of_meaning_nothing_is_asked(shelf, asked):
    assert search.find(asked) is None


def test_a_question_is_cut_at_twenty_words():
    assert len(asked_for("ord " * 500)) == 20


def test_drafts_are_not_found_and_what_is_withdrawn_is_forgotten(write, coordinator):
    draft = write(title="Utkast om pennor")
    assert search.find("pennor") == []
    actions.share_experience(experience=draft, by=coordinator)
    assert search.find("pennor") == [draft.pk]
    actions.withdraw_experience(experience=draft, by=coordinator)
    assert search.find("pennor") == []


def test_what_is_changed_is_found_by_its_new_words_alone(write, coordinator):
    shared = write(share=True, title="Pennor")
    actions.change_experience(experience=shared, version=shared.version, by=coordinator, title="Blyerts")
    assert search.find("pennor") == []
    assert search.find("blyerts") == [shared.pk]


def test_the_index_goes_back_with_the_act(write, coordinator):
    draft = write(title="Pennor")
    with transaction.atomic():
        actions.share_experience(experience=draft, by=coordinator)
        assert search.find("pennor") == [draft.pk]
        transaction.set_rollback(True)
    assert search.find("pennor") == []


def test_the_index_is_built_anew(write):
    shared = write(share=True, title="Pennor")
    write(title="Pennor i utkast")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM library_words")
    assert search.index_anew() == Experience.objects.shared().count() == 1
    assert search.find("pennor") == [shared.pk]


def test_what_is_there_no_more_leaves_the_index_that_is_built_anew(write):
    gone, shared = write(share=True, title="Pennor"), write(share=True, title="Papper")
    Experience.objects.filter(pk=gone.pk).delete()
    assert search.find("pennor") == [gone.pk]
    assert search.index_anew() == 1
    assert (search.find("pennor"), search.find("papper")) == ([], [shared.pk])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL for its list of words without meaning")
def test_postgresql_leaves_out_no_word_that_we_keep(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_tsvector('swedish', %s)", [" ".join(WITHOUT_MEANING)])
        kept = {lexeme.split(":")[0].strip("'") for lexeme in cursor.fetchone()[0].split()}
    assert kept <= WITHOUT_MEANING
