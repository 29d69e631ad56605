from datetime import date

import pytest

from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.mandates.deadlines import burden, deadlines_for, deadlines_of
from skillnad.programme.mandates.kinds import Covers, MandateKind
from skillnad.programme.mandates.models import Mandate, Requirement
from skillnad.programme.mandates.standing import under_review, with_task_in_instruction

EVER = date(2000, 1, 1), date(2099, 12, 31)


def told(deadlines):
    return [(deadline.due.isoformat(), deadline.requirement.title, deadline.period) for deadline in deadlines]


def test_a_yearly_report_is_due_in_the_february_after_each_year_of_the_mandate(body, yearly):
    assert told(deadlines_for(body, *EVER)) == [
        ("2027-02-22", "Delredovisning", "2026"),
        ("2028-02-22", "Delredovisning", "2027"),
        ("2029-02-22", "Delredovisning", "2028"),
    ]


def test_a_document_that_tells_of_the_whole_period_is_due_once(body, once):
    assert told(deadlines_for(body, *EVER)) == [("2026-09-01", "Inriktning", "2026–2028")]


def test_both_days_of_the_span_count(body, yearly):
    assert len(deadlines_for(body, date(2027, 2, 22), date(2028, 2, 22))) == 2
    assert deadlines_for(body, date(2027, 2, 23), date(2028, 2, 21)) == []


def test_the_years_of_the_requirement_go_before_those_of_the_mandate(body, yearly):
    yearly.change(1, "prov", first_year=2027, last_year=2027)
    assert told(deadlines_for(body, *EVER)) == [("2028-02-22", "Delredovisning", "2027")]


def test_a_yearly_day_that_tells_of_its_own_year_falls_within_the_period(body, yearly):
    Mandate.objects.update(valid_from=date(2026, 3, 1))
    yearly.change(1, "prov", covers=Covers.SAME_YEAR)
    assert [due for due, _title, _period in told(deadlines_for(body, *EVER))] == ["2027-02-22", "2028-02-22"]


def test_a_mandate_without_an_end_goes_on(body, yearly):
    Mandate.objects.update(valid_to=None)
    assert told(deadlines_for(body, date(2050, 1, 1), date(2050, 12, 31))) == [("2050-02-22", "Delredovisning", "2049")]


def test_nothing_is_due_from_a_body_that_no_longer_exists(body, yearly):
    Body.objects.filter(pk=body.pk).update(valid_to=date(2027, 12, 31))
    body.refresh_from_db()
    assert told(deadlines_for(body, *EVER)) == [("2027-02-22", "Delredovisning", "2026")]


def test_nothing_is_due_from_others(other_body, yearly):
    assert deadlines_for(other_body, *EVER) == []


def test_archived_programmes_ask_for_nothing(body, yearly):
    Programme.objects.update(archived=True)
    assert deadlines_for(body, *EVER) == []


def test_burden_counts_documents_per_body_and_year(body, other_body, mandate, yearly, once):
    mandate.bodies.add(other_body)
    Requirement.objects.create(mandate=mandate, title="Bilaga", due_on=date(2027, 6, 1), covers=Covers.SAME_YEAR)
    counts = burden(deadlines_of(Body.objects.filter(pk__in=[body.pk, other_body.pk]), *EVER))
    assert [counts[body.pk, year] for year in (2025, 2026, 2027, 2028, 2029, 2030)] == [0, 1, 2, 1, 1, 0]
    assert counts[other_body.pk, 2027] == 2


def test_the_number_of_queries_does_not_grow_with_bodies_and_mandates(
    programme, body, mandate, yearly, once, django_assert_num_queries
):
    bodies = Body.objects.filter(invented=True)
    with django_assert_num_queries(3):
        deadlines_of(bodies, *EVER)
    for number in range(5):
        more = Body.objects.create(slug=f"b{number}", name=f"B{number}", invented=True)
        mandate.bodies.add(more)
        another = Mandate.objects.create(programme=programme, title=f"M{number}")
        another.bodies.add(more)
        Requirement.objects.create(mandate=another, title="R", due_on=date(2026, 5, 1))
    with django_assert_num_queries(3):
        assert len(deadlines_of(bodies, *EVER)) == 4 * 6 + 5


@pytest.mark.parametrize(("kind", "task", "found"), [("instruction", True, True), ("instruction", False, False)])
def test_a_task_in_the_instruction_is_a_query_for_a_day(body, mandate, kind, task, found):
    Mandate.objects.update(kind=kind, equality_task=task)
    assert (body.pk in with_task_in_instruction(date(2026, 6, 1))) is found
    assert with_task_in_instruction(date(2030, 1, 1)) == set()


def test_an_assignment_is_no_task_in_the_instruction(body, mandate):
    assert mandate.kind == MandateKind.ASSIGNMENT
    assert with_task_in_instruction(date(2026, 6, 1)) == set()


def test_a_review_has_its_own_days(body, mandate):
    Mandate.objects.update(review_from=date(2026, 3, 1), review_to=date(2026, 5, 31))
    days = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1)]
    assert [body.pk in under_review(day) for day in days] == [False, True, True, False]
