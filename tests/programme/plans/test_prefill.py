"""Sections of reports are drafted from the chain: written once, reported from each perspective that asks."""

import pytest
from django.utils import translation

from programme.chain_world import make_effect, make_problem
from skillnad.programme.mandates.kinds import Prefill
from skillnad.programme.mandates.models import Section
from skillnad.programme.plans.actions.changing import close_link
from skillnad.programme.submissions.prefill import can_fetch, fetch


@pytest.fixture
def writer(user_as, body):
    return user_as("coordinator", body)


def drafted(body, source, perspective="equality"):
    return fetch(body, Section(prefill=source, perspective=perspective))


def test_every_source_that_a_mandate_can_name_has_a_writer():
    assert all(can_fetch(Section(prefill=source)) for source in Prefill if source is not Prefill.FREE)


@pytest.mark.parametrize("source", [source for source in Prefill if source is not Prefill.FREE])
def test_nothing_is_drafted_where_there_is_nothing(body, source):
    assert drafted(body, source) == ""


def test_each_section_tells_its_link_of_the_chain(writer, body):
    make_effect(writer, body, grade="measured", grade_reason="Samma mätning före och efter.")
    assert "Known by: Kvinnor 41 %, män 48 % (2025)" in drafted(body, "problems")
    assert "Baseline: women 41, men 48, in total 44.5 procent (2025-12-31)." in drafted(body, "goals")
    assert "Responsible: Karin Provsson, Enheten för ersättning." in drafted(body, "activities")
    assert "Expected effect: Färre avslag" in drafted(body, "activities")
    assert "Mallen införd (2026-06-01)" in drafted(body, "outputs")
    assert "Women 45, men 48 procent." in drafted(body, "effects")
    assert "How sure the link is: measured. Samma mätning före och efter." in drafted(body, "effects")


def test_evidence_and_source_are_sentences_in_either_language(writer, body):
    make_problem(writer, body, evidence="Kvinnor 41 %, män 48 %.", evidence_source="Mätning 2026, bilaga 1.")
    assert "Known by: Kvinnor 41 %, män 48 %. Source: Mätning 2026, bilaga 1." in drafted(body, "problems")
    with translation.override("sv"):
        assert "Belägg: Kvinnor 41 %, män 48 %. Källa: Mätning 2026, bilaga 1." in drafted(body, "problems")


def test_one_record_is_reported_from_each_perspective_it_has_and_no_other(writer, body):
    make_problem(writer, body, title="Två perspektiv", perspectives=["equality", "disability"])
    make_problem(writer, body, title="Bara barn", perspectives=["children"])
    make_problem(writer, body, title="Inget angivet", perspectives=[])
    told = {name: drafted(body, "problems", name) for name in ("equality", "disability", "children", "violence")}
    assert [title for title in ("Två perspektiv", "Bara barn", "Inget angivet") if title in told["equality"]] == [
        "Två perspektiv",
        "Inget angivet",
    ]
    assert "Två perspektiv" in told["disability"]
    assert "Inget angivet" not in told["disability"]
    assert "Bara barn" in told["children"]
    assert told["violence"] == ""


def test_what_is_closed_is_not_reported(writer, body):
    effect = make_effect(writer, body)
    close_link(by=writer, link=effect, version=effect.version, reason="Felmätt")
    assert drafted(body, "effects") == ""


def test_other_bodies_chains_are_not_reported(user_as, body, other_body):
    make_problem(user_as("coordinator", other_body), other_body)
    assert drafted(body, "problems") == ""


def test_the_number_of_queries_is_that_of_the_chain(writer, body, django_assert_num_queries):
    for _number in range(3):
        make_effect(writer, body)
    with django_assert_num_queries(5):
        drafted(body, "effects")
