"""Drafts of what will be handed in, written by program section by section."""

import pytest
from django.core.cache import cache

from programme.api.calling import Program
from programme.public_world import hand_in, make_requirement, write_document
from skillnad.programme.submissions.models import SectionVersion, Submission, SubmissionSection


@pytest.fixture(autouse=True)
def no_calls_before(db):
    cache.clear()


@pytest.fixture
def requirement(programme, body):
    return make_requirement(programme, body)


@pytest.fixture
def coordinator(user_as, body):
    return user_as("coordinator", body)


@pytest.fixture
def program(coordinator):
    return Program(coordinator)


@pytest.fixture
def path(body):
    return f"/bodies/{body.slug}/submissions"


@pytest.fixture
def begun(program, path, requirement):
    return program.post(path, {"requirement": requirement.pk, "period": "2025"}).json()


def section(path, draft, number=0):
    return f"{path}/{draft['id']}/sections/{draft['sections'][number]['id']}"


def test_what_is_due_is_begun_and_written(program, body, path, requirement):
    due = next(one for one in program.get(f"/bodies/{body.slug}/due").json() if one["due"] == "2026-02-22")
    assert due["submission"] is None
    made = program.post(path, {"requirement": due["requirement"], "period": due["period"]})
    assert made.status_code == 201
    draft = made.json()
    assert [(one["heading_en"], one["text"], one["version"]) for one in draft["sections"]] == [
        ("Problems", "", 1),
        ("Effects", "", 1),
    ]
    written = program.patch(section(path, draft), {"version": 1, "text": "Kvinnor väntar längre."})
    assert written.status_code == 200
    first = written.json()["sections"][0]
    assert (first["text"], first["version"]) == ("Kvinnor väntar längre.", 2)
    assert SectionVersion.objects.get().writer_name == str(Submission.objects.get().texts.get().changed_by)
    assert program.get(f"{path}/{draft['id']}").json() == written.json()
    assert [one["id"] for one in program.get(path).json()["items"]] == [draft["id"]]


def test_what_is_begun_already_is_gone_on_with(program, path, requirement, begun):
    again = program.post(path, {"requirement": requirement.pk, "period": "2025"})
    assert again.json()["id"] == begun["id"]
    assert Submission.objects.count() == 1


def test_another_version_is_answered_with_both_texts(program, path, begun):
    program.patch(section(path, begun), {"version": 1, "text": "Den förstas text."})
    answer = program.patch(section(path, begun), {"version": 1, "text": "Min text."})
    assert answer.status_code == 409
    assert answer.json()["conflict"] == [{"field": "text", "sent": "Min text.", "saved": "Den förstas text."}]
    assert SubmissionSection.objects.get().text == "Den förstas text."


def test_roles_and_reach_are_those_of_the_page(user_as, body, other_body, path, requirement, begun):
    sent = {"requirement": requirement.pk, "period": "2025"}
    officer, other = Program(user_as("supporter", body)), Program(user_as("coordinator", other_body))
    for one, status in ((officer, 403), (other, 404)):
        assert one.get(path).status_code == status
        assert one.get(f"{path}/{begun['id']}").status_code == status
        assert one.post(path, sent).status_code == status
        assert one.patch(section(path, begun), {"version": 1, "text": "Fel."}).status_code == status
    assert not SubmissionSection.objects.exists()


def test_a_draft_is_not_found_at_another_body(program, user_as, other_body, begun):
    other = Program(user_as("coordinator", other_body))
    assert other.get(f"/bodies/{other_body.slug}/submissions/{begun['id']}").status_code == 404


@pytest.mark.parametrize(
    ("sent", "where"),
    [({"requirement": 999, "period": "2025"}, "requirement"), ({"requirement": None, "period": "x"}, "requirement")],
)
def test_what_is_not_asked_is_not_begun(program, path, requirement, sent, where):
    answer = program.post(path, sent)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["where"] == where


def test_a_year_for_which_nothing_is_asked_is_told(program, path, requirement):
    answer = program.post(path, {"requirement": requirement.pk, "period": "1066"})
    assert answer.status_code == 422
    assert "Choose among what is due" in answer.json()["errors"][0]["remedy"]


def test_an_identity_number_is_not_taken(program, path, begun):
    answer = program.patch(section(path, begun), {"version": 1, "text": "Sökande 19121212-1212 fick avslag."})
    assert answer.status_code == 422
    assert "Take it out" in answer.json()["errors"][0]["remedy"]
    assert not SubmissionSection.objects.exists()


def test_what_is_handed_in_is_not_written_any_more(program, user_as, coordinator, body, path, requirement):
    hand_in(coordinator, user_as("head", body), body, requirement)
    draft = program.get(f"{path}/{Submission.objects.get().pk}").json()
    answer = program.patch(section(path, draft), {"version": draft["sections"][0]["version"], "text": "Ändrat"})
    assert answer.status_code == 422


def test_the_number_of_queries_is_that_of_one_row(
    program, body, path, coordinator, programme, django_assert_max_num_queries
):
    for year in range(6):
        write_document(coordinator, body, make_requirement(programme, body))
        del year
    with django_assert_max_num_queries(14):
        assert program.get(path).json()["total"] == 6
