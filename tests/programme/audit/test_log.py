"""The log as sentences."""

import pytest
from django.apps import apps
from django.template import Context, Template
from django.urls import reverse

from skillnad.programme.accounts.actions import invite
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.audit.record import record
from skillnad.programme.audit.subjects import RECORDS
from skillnad.programme.problems.events import PROBLEM_WRITTEN


@pytest.fixture
def invited(body, user_as):
    head = user_as("head", body, "Hanna Chef")
    return invite(by=head, body=body, email="ny@example.org", name="Nora Ny", role="analyst")


def test_an_act_is_told_as_a_sentence_in_the_reader_s_language(invited, body, user_as, as_user):
    reader = as_user(user_as("coordinator", body))
    page = reader.get(reverse("log", args=[body.slug])).content.decode()
    assert "Hanna Chef invited Nora Ny to be Analyst at Provverket." in page
    reader.cookies["language"] = "sv"
    page = reader.get(reverse("log", args=[body.slug])).content.decode()
    assert "Hanna Chef bjöd in Nora Ny att bli Analytiker hos Provverket." in page


def test_who_may_not_read_the_log_is_told_why(invited, body, user_as, as_user):
    assert as_user(user_as("analyst", body)).get(reverse("log", args=[body.slug])).status_code == 403


def test_another_body_s_log_is_not_there(invited, body, other_body, user_as, as_user):
    coordinator = as_user(user_as("coordinator", other_body))
    assert coordinator.get(reverse("log", args=[body.slug])).status_code == 404
    page = coordinator.get(reverse("log", args=[other_body.slug])).content.decode()
    assert "Nora Ny" not in page


def test_the_administrator_sees_all_and_filters_by_kind_and_record(invited, body, user_as, as_user):
    reader = as_user(user_as("administrator", body))
    address = reverse("log_everywhere")
    assert "Nora Ny" in reader.get(address).content.decode()
    assert "Nora Ny" in reader.get(address, {"kind": "accounts.invited"}).content.decode()
    assert "Nora Ny" in reader.get(address, {"subject": "accounts.Invitation"}).content.decode()
    assert "Nora Ny" not in reader.get(address, {"kind": "nothing.such", "page": "x"}).content.decode()


def test_the_filters_are_in_words(invited, body, user_as, as_user):
    reader = as_user(user_as("coordinator", body))
    reader.cookies["language"] = "sv"
    page = reader.get(reverse("log", args=[body.slug])).content.decode()
    assert '<option value="accounts.invited">Bjöd in … att bli … hos ….</option>' in page
    assert '<option value="accounts.Invitation">inbjudan</option>' in page


def test_every_record_that_has_a_word_is_there():
    assert all(apps.get_model(label) for label in RECORDS)


def test_a_kind_that_is_no_longer_known_is_told_by_its_name(body, user_as, as_user):
    AuditEvent.objects.create(
        number=1, at="2020-01-01T00:00:00Z", kind="old.kind", actor_name="Olle", body_id=body.pk, hash="x"
    )
    page = as_user(user_as("coordinator", body)).get(reverse("log", args=[body.slug])).content.decode()
    assert "Olle: old.kind" in page


def test_a_record_s_own_events_stand_on_its_page(invited):
    drawn = Template("{% load audit %}{% events record %}").render(Context({"record": invited}))
    assert "invited Nora Ny" in drawn or "bjöd in Nora Ny" in drawn


def test_the_number_of_questions_is_the_same_for_many_events(
    invited, body, user_as, as_user, django_assert_max_num_queries
):
    head = user_as("head", body)
    for number in range(20):
        invite(by=head, body=body, email=f"n{number}@example.org", name="N", role="analyst")
    reader = as_user(user_as("coordinator", body))
    with django_assert_max_num_queries(20):
        reader.get(reverse("log", args=[body.slug]))


def test_the_administrator_is_told_of_work_on_drafts_without_their_words(body, user_as, as_user):
    coordinator = user_as("coordinator", body, "Karin Samordnare")
    record(PROBLEM_WRITTEN, by=coordinator, body=body, subject=body, title="Ett hemligt utkast")
    its_own = as_user(coordinator).get(reverse("log", args=[body.slug])).content.decode()
    assert "wrote down the problem “Ett hemligt utkast”" in its_own
    for address in (reverse("log_everywhere"), reverse("log", args=[body.slug])):
        page = as_user(user_as("administrator", body)).get(address).content.decode()
        assert "Karin Samordnare wrote down the problem “…”." in page
        assert "hemligt" not in page
