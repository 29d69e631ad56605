"""The fact files become rows; the same again changes nothing."""

from datetime import date

import pytest
from django.core.management import call_command

from skillnad.programme.agencies.models import Body, Membership, Position, StaffCount, Succession
from skillnad.programme.agencies.queries import name_on
from skillnad.programme.archive.load import load_facts


def test_the_programme_is_archived_and_real(jim):
    assert (jim.short_name, jim.archived, jim.invented) == ("JiM", True, False)


def test_the_same_again_changes_nothing(jim):
    assert load_facts().changed == 0


def test_the_command_says_what_there_is(jim, capsys):
    call_command("import_facts")
    assert "9689" in capsys.readouterr().out


def test_a_row_that_was_changed_is_put_right(jim):
    Membership.objects.filter(body__slug="tullverket").update(cohort="JiM 9")
    assert load_facts().changed == 1
    assert Membership.objects.get(body__slug="tullverket").cohort == "JiM 3"


def test_a_body_that_was_edited_here_is_left_alone(jim):
    Body.objects.filter(slug="tullverket").update(name="Tullen", edited=True)
    load_facts()
    assert Body.objects.get(slug="tullverket").name == "Tullen"


def test_a_blank_cell_of_staff_is_zero(jim):
    count = StaffCount.objects.get(body__slug="barnombudsmannen", year=1990)
    assert (count.women, count.men) == (14, 0)


def test_esv_and_statskontoret_became_one(jim):
    merger = Succession.objects.get(predecessor__slug="ekonomistyrningsverket")
    assert (merger.kind, merger.day, merger.successor.slug) == ("merger", date(2026, 1, 1), "statskontoret")
    assert Body.objects.get(slug="ekonomistyrningsverket").valid_to == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("slug", "day", "name"),
    [
        ("totalforsvarets-plikt-och-provningsverk", date(2016, 6, 1), "Totalförsvarets rekryteringsmyndighet"),
        ("totalforsvarets-plikt-och-provningsverk", date(2024, 6, 1), "Totalförsvarets plikt- och prövningsverk"),
        ("myndigheten-for-civilt-forsvar", date(2014, 6, 1), "Myndigheten för samhällsskydd och beredskap"),
        ("myndigheten-for-delaktighet", date(2014, 4, 30), "Myndigheten för handikappolitisk samordning"),
        ("myndigheten-for-delaktighet", date(2014, 5, 1), "Myndigheten för delaktighet"),
        (
            "forskningsradet-for-halsa-arbetsliv-och-valfard",
            date(2010, 1, 1),
            "Forskningsrådet för arbetsliv och socialvetenskap",
        ),
        ("tullverket", date(1990, 1, 1), "Tullverket"),
    ],
)
def test_a_body_has_the_name_of_the_day(jim, slug, day, name):
    assert name_on(Body.objects.get(slug=slug), day) == name


def test_a_minister_has_a_term(jim):
    term = Position.objects.get(person__slug="ylva-johansson")
    assert (term.title, term.valid_from, term.valid_to) == (
        "arbetsmarknadsminister",
        date(2014, 10, 3),
        date(2019, 9, 10),
    )
