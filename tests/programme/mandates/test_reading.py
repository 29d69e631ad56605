"""Agencies see what applies to them, overseers see the burden, anyone sees the mandates."""

import time_machine
from django.urls import reverse

from skillnad.programme.agencies.models import Programme
from skillnad.programme.mandates.models import Mandate


@time_machine.travel("2026-11-25 12:00", tick=False)
def test_an_agency_sees_what_applies_and_what_is_due(as_user, user_as, body, mandate, yearly, once):
    shown = as_user(user_as("analyst", body)).get(reverse("agency_mandates", args=[body.slug])).content.decode()
    assert "Next: Delredovisning, due on 22 February 2027." in shown
    assert "Invented assignment" in shown
    assert "1 September 2026" not in shown.split("What applies to us")[0]


def test_other_agencies_do_not_exist_here(as_user, user_as, body, other_body):
    browser = as_user(user_as("coordinator", body))
    assert browser.get(reverse("agency_mandates", args=[other_body.slug])).status_code == 404


def test_a_ministry_does_not_see_the_working_pages_of_its_agency(as_user, user_as, body, ministry):
    browser = as_user(user_as("ministry", ministry))
    assert browser.get(reverse("agency_mandates", args=[body.slug])).status_code == 403


def test_an_agency_without_mandates_is_told_what_comes_here(as_user, user_as, body):
    shown = as_user(user_as("head", body)).get(reverse("agency_mandates", args=[body.slug])).content.decode()
    assert "No mandate for Provverket is registered today." in shown


@time_machine.travel("2026-11-25 12:00", tick=False)
def test_the_overview_counts_what_each_body_is_asked_for(as_user, user_as, ministry, mandate, yearly, once):
    shown = as_user(user_as("ministry", ministry)).get(reverse("mandate_overview")).content.decode()
    row = shown.split('<th scope="row">Provverket</th>')[1].split("</tr>")[0]
    assert row.count('<td class="number">1</td>') == 3  # 2026, 2027, 2028
    assert '<td class="number">0</td>' in row  # 2025


def test_the_overview_shows_own_bodies_only(as_user, user_as, ministry, other_body, mandate):
    mandate.bodies.add(other_body)
    shown = as_user(user_as("ministry", ministry)).get(reverse("mandate_overview")).content.decode()
    assert "Provverket" in shown
    assert "Andra verket" not in shown


def test_anyone_reads_the_mandates(anonymous, mandate, yearly):
    assert "Invented assignment" in anonymous.get(reverse("public_mandates")).content.decode()
    shown = anonymous.get(reverse("public_mandate", args=[mandate.pk])).content.decode()
    assert "Provverket" in shown
    assert "Results" in shown


def test_archived_programmes_have_no_running_mandates(anonymous, mandate):
    Programme.objects.update(archived=True)
    assert "Invented assignment" not in anonymous.get(reverse("public_mandates")).content.decode()
    assert anonymous.get(reverse("public_mandate", args=[mandate.pk])).status_code == 404


def test_swedish_is_spoken_first(client, mandate):
    shown = client.get(reverse("public_mandate", args=[mandate.pk])).content.decode()
    assert "Påhittat uppdrag" in shown
    assert "tills vidare" not in shown
    Mandate.objects.update(valid_to=None)
    assert "tills vidare" in client.get(reverse("public_mandate", args=[mandate.pk])).content.decode()
