"""Where users begin, and what waits for them there."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from skillnad.programme.agencies.models import Body, BodyKind
from skillnad.programme.mandates.models import Mandate, Requirement
from skillnad.programme.work.tasks import TELLERS, Task, tasks_for, tells_tasks


@pytest.fixture
def requirement(programme, body) -> Requirement:
    mandate = Mandate.objects.create(programme=programme, title="Påhittat uppdrag", valid_from=date(2026, 1, 1))
    mandate.bodies.add(body)
    return Requirement.objects.create(mandate=mandate, title="Delredovisning", due_month=2, due_day=22)


@pytest.mark.parametrize(
    ("role", "place"),
    [
        *(("coordinator", "/prova/arbete/provverket/"), ("analyst", "/prova/arbete/provverket/")),
        *(("head", "/prova/arbete/provverket/"), ("ministry", "/prova/arbete/inkommet/")),
        *(("supporter", "/prova/arbete/inkommet/"), ("auditor", "/prova/arbete/inkommet/")),
        *(("evaluator", "/prova/arbete/inkommet/"), ("administrator", "/prova/arbete/uppdrag/")),
    ],
)
def test_each_role_begins_in_its_own_place(as_user, user_as, body, role, place):
    browser = as_user(user_as(role, body))
    assert browser.get(reverse("after_login")).headers["Location"] == place
    assert browser.get(place).status_code == 200


def test_a_user_without_a_role_begins_at_the_start_page(as_user, user_as, body):
    user = user_as("coordinator", body)
    user.assignments.update(valid_to=date(2020, 1, 1))
    assert as_user(user).get(reverse("after_login")).headers["Location"] == "/"


def test_strangers_sign_in_first(anonymous, body):
    for address in (reverse("after_login"), reverse("agency_home", args=[body.slug])):
        assert "/konto/" in anonymous.get(address).headers["Location"]


@time_machine.travel("2027-02-15 12:00", tick=False)
def test_what_is_due_is_told_with_the_days_left(as_user, user_as, body, requirement):
    shown = as_user(user_as("coordinator", body)).get(reverse("agency_home", args=[body.slug])).content.decode()
    assert "Delredovisning 2026" in shown
    assert "7 days left" in shown
    assert "There is 1 thing to do." in shown


@time_machine.travel("2027-02-25 12:00", tick=False)
def test_what_is_late_comes_first(user_as, body, requirement):
    Requirement.objects.create(mandate=requirement.mandate, title="Bilaga", due_on=date(2027, 2, 27))
    told = tasks_for(body, user_as("coordinator", body))
    assert [(str(task.title), task.why, task.tone) for task in told] == [
        ("Delredovisning 2026", "3 dagar sen", "stop"),
        ("Bilaga 2026", "2 dagar kvar", "warn"),
    ]


def test_rooms_add_tasks(user_as, body):
    @tells_tasks
    def more(_body, _user):
        yield Task("Läs planen", "/", "i dag")

    try:
        assert [task.title for task in tasks_for(body, user_as("head", body))] == ["Läs planen"]
    finally:
        TELLERS.remove(more)


def test_an_agency_with_nothing_to_do_is_told_so(as_user, user_as, body):
    shown = as_user(user_as("analyst", body)).get(reverse("agency_home", args=[body.slug])).content.decode()
    assert "Nothing waits to be done just now." in shown


def test_other_bodies_do_not_exist_and_overseers_are_refused(as_user, user_as, body, other_body, ministry):
    assert as_user(user_as("head", other_body)).get(reverse("agency_home", args=[body.slug])).status_code == 404
    assert as_user(user_as("ministry", ministry)).get(reverse("agency_home", args=[body.slug])).status_code == 403


def test_a_supporting_body_has_no_agency_page(as_user, user_as, programme, body):
    support = Body.objects.create(slug="stodverket", name="Stödverket", kind=BodyKind.OTHER, invented=True)
    browser = as_user(user_as("supporter", support))
    assert "stodverket" not in browser.get(reverse("inbox")).content.decode()
