"""Mandates are registered by those who may, for bodies within reach."""

from datetime import date

import pytest
from django.urls import reverse

from skillnad.programme.accounts.acts import Refused
from skillnad.programme.agencies.models import Body, BodyKind
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.mandates.actions import register_mandate, remove_section
from skillnad.programme.mandates.models import Mandate, Requirement, Section


@pytest.fixture
def officer(user_as, ministry):
    return user_as("ministry", ministry)


def written(programme, *bodies, **more):
    return {
        "programme": programme.pk,
        "kind": "directions",
        "title": "Påhittat regleringsbrev",
        "valid_from": "2027-01-01",
        "valid_to": "2027-12-31",
        "equality_task": "on",
        "bodies": [body.pk for body in bodies],
        **more,
    }


def test_a_ministry_officer_registers_a_mandate_for_an_agency_of_the_ministry(as_user, officer, programme, body):
    answer = as_user(officer).post(reverse("mandate_new"), written(programme, body))
    made = Mandate.objects.get()
    assert answer.headers["Location"] == reverse("mandate", args=[made.pk])
    assert (made.kind, made.valid_to, list(made.bodies.all())) == ("directions", date(2027, 12, 31), [body])
    assert AuditEvent.objects.get().details == {"title": "Påhittat regleringsbrev", "bodies": 1}


def test_a_supporter_registers_for_all_members_at_once(as_user, user_as, programme, body, other_body):
    supporting = Body.objects.create(slug="stod", name="Stödverket", kind=BodyKind.OTHER, invented=True)
    browser = as_user(user_as("supporter", supporting))
    browser.post(reverse("mandate_new"), written(programme, all_members="on"))
    assert set(Mandate.objects.get().bodies.all()) == {body, other_body}


def test_an_agency_of_another_ministry_is_no_choice(as_user, officer, programme, other_body):
    answer = as_user(officer).post(reverse("mandate_new"), written(programme, other_body))
    assert "is not one of the available choices" in answer.content.decode()
    assert not Mandate.objects.exists()


def test_the_act_itself_refuses_bodies_beyond_reach(officer, programme, other_body):
    with pytest.raises(Refused):
        register_mandate(by=officer, programme=programme, bodies=[other_body], title="X")
    assert not Mandate.objects.exists()


def test_whoever_does_not_reach_all_bodies_of_a_mandate_does_not_change_it(
    as_user, officer, programme, body, other_body, mandate
):
    mandate.bodies.add(other_body)
    browser = as_user(officer)
    assert browser.post(reverse("mandate_edit", args=[mandate.pk]), written(programme, body)).status_code == 403
    assert "beyond your reach" in browser.get(reverse("mandate", args=[mandate.pk])).content.decode()
    mandate.refresh_from_db()
    assert mandate.title == "Påhittat uppdrag"


@pytest.mark.parametrize("role", ["coordinator", "analyst", "head"])
@pytest.mark.parametrize("page", ["mandates", "mandate_new", "mandate_overview"])
def test_agencies_register_no_mandates(as_user, user_as, body, role, page):
    assert as_user(user_as(role, body)).get(reverse(page)).status_code == 403


def test_the_register_wants_a_login(anonymous, db):
    assert anonymous.get(reverse("mandates")).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"valid_to": "2026-12-31"}, "The last day is before the first."),
        ({"bodies": []}, "Choose at least one body."),
        ({"source": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"review_to": "2027-05-01"}, "Say from when it is under review."),
        ({"kind": "decree"}, "Select a valid choice."),
    ],
)
def test_bad_input_is_explained(as_user, officer, programme, body, wrong, said):
    answer = as_user(officer).post(reverse("mandate_new"), {**written(programme, body), **wrong})
    assert said in answer.content.decode()
    assert not Mandate.objects.exists()


def test_two_who_change_a_mandate_lose_nothing(as_user, officer, programme, body, mandate):
    browser = as_user(officer)
    page = reverse("mandate_edit", args=[mandate.pk])
    browser.post(page, written(programme, body, version=1, title="Den första"))
    second = browser.post(page, written(programme, body, version=1, title="Den andra"))
    text = second.content.decode()
    assert "Den första" in text
    assert "Den andra" in text
    mandate.refresh_from_db()
    assert (mandate.title, mandate.version) == ("Den första", 2)


def test_a_requirement_and_its_sections_are_added_changed_and_removed(as_user, officer, mandate):
    browser = as_user(officer)
    form = {"kind": "interim", "title": "Delredovisning", "due_month": 2, "due_day": 22, "covers": "year_before"}
    browser.post(reverse("requirement_new", args=[mandate.pk]), form)
    requirement = Requirement.objects.get()
    at = [mandate.pk, requirement.pk]
    browser.post(reverse("requirement_edit", args=at), {**form, "title": "Årlig rapport", "version": 1})
    section = {"number": 1, "heading": "Resultat", "prefill": "outputs", "perspective": "equality"}
    browser.post(reverse("section_new", args=at), section)
    made = Section.objects.get()
    browser.post(reverse("section_edit", args=[*at, made.pk]), {**section, "heading": "Effekter", "version": 1})
    shown = browser.get(reverse("mandate", args=[mandate.pk])).content.decode()
    assert "Årlig rapport" in shown
    assert "Effekter" in shown
    assert "22 February each year" in shown
    browser.post(reverse("section_remove", args=[*at, made.pk]))
    browser.post(reverse("requirement_remove", args=at))
    assert not Requirement.objects.exists()
    assert [event.kind.removeprefix("mandate.") for event in AuditEvent.objects.all()] == [
        *("requirement_added", "requirement_changed", "section_added", "section_changed"),
        *("section_removed", "requirement_removed"),
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({}, "Give either one day, or a month and a day of each year."),
        ({"due_on": "2027-02-22", "due_month": 2, "due_day": 22}, "Give either one day"),
        ({"due_month": 2}, "Give either one day"),
        ({"due_on": "2027-02-22", "due_month": 2}, "Give both the month and the day."),
        ({"due_month": 2, "due_day": 29}, "There is no such day every year."),
        ({"due_month": 13, "due_day": 1}, "less than or equal to 12"),
        ({"due_on": "2027-02-22", "first_year": 2028, "last_year": 2027}, "The last year is before the first."),
    ],
)
def test_a_requirement_needs_one_due_rule(as_user, officer, mandate, wrong, said):
    form = {"kind": "interim", "title": "Delredovisning", "covers": "year_before", **wrong}
    answer = as_user(officer).post(reverse("requirement_new", args=[mandate.pk]), form)
    assert said in answer.content.decode()
    assert not Requirement.objects.exists()


def test_requirements_are_found_under_their_own_mandate_only(as_user, officer, programme, mandate, yearly):
    another = Mandate.objects.create(programme=programme, title="Ett annat")
    address = reverse("requirement_edit", args=[another.pk, yearly.pk])
    assert as_user(officer).get(address).status_code == 404


def test_removing_by_get_is_not_possible(as_user, officer, mandate, yearly):
    assert as_user(officer).get(reverse("requirement_remove", args=[mandate.pk, yearly.pk])).status_code == 405


def test_the_archive_is_not_written_to(as_user, officer, mandate, programme):
    type(programme).objects.update(archived=True)
    assert as_user(officer).get(reverse("mandate_edit", args=[mandate.pk])).status_code == 404


def test_a_section_that_does_not_reach_the_user_stays(user_as, other_body, yearly):
    other = other_body.responsibilities.get().ministry
    with pytest.raises(Refused):
        remove_section(by=user_as("ministry", other), section=yearly.sections.get())
    assert yearly.sections.count() == 1
