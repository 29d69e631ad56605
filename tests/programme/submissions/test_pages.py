"""The way of a report through its pages: begin, write, decide, submit, review, return, compare."""

import re
import time

import pytest
import time_machine
from django.urls import reverse

from programme.submissions.conftest import write_all, write_first
from skillnad.programme.submissions.actions.decide import decide, seen
from skillnad.programme.submissions.actions.review import accept, give_feedback, return_for_completion
from skillnad.programme.submissions.actions.submit import submit
from skillnad.programme.submissions.models import Submission
from skillnad.programme.submissions.prefill import WRITERS, prefills

NOW = "2026-11-25 12:00"


def page(name, submission, *more):
    return reverse(name, args=[submission.body.slug, submission.pk, *more])


@time_machine.travel(NOW, tick=False)
def test_a_report_goes_all_the_way(as_user, writer, head, officer, body, requirement):
    writing, deciding, receiving = as_user(writer), as_user(head), as_user(officer)
    listed = writing.get(reverse("submissions", args=[body.slug])).content.decode()
    assert "Interim report 2026" in listed.replace("</strong>", "")
    begun = {"requirement": requirement.pk, "period": "2026"}
    writing.post(reverse("submission_begin", args=[body.slug]), begun)
    made = Submission.objects.get()
    for section in requirement.sections.all():
        written = {"text": f"Text under {section.heading}.", "version": 1}
        writing.post(page("submission_section", made, section.pk), written)
    preview = deciding.get(page("submission_preview", made)).content.decode()
    assert "Text under Effekter." in preview
    read = re.search(r'name="read" value="(\w+)"', preview)[1]
    deciding.post(page("submission_decide", made), {"read": read})
    answer = writing.post(page("submission_submit", made), {"registration_number": "2027/14"}, follow=True)
    assert "Submitted. The receipt has number" in answer.content.decode()
    assert "Provverket" in receiving.get(reverse("inbox")).content.decode()
    receiving.post(page("submission_feedback", made, 1), {"number": 1, "text": "Vilka kvinnor?"})
    receiving.post(page("submission_return", made), {"reasons": "Effekterna behöver mätas."})
    shown = writing.get(page("submission", made)).content.decode()
    assert "Effekterna behöver mätas." in shown
    assert "Vilka kvinnor?" in writing.get(page("submission_document", made, 1)).content.decode()


def test_the_writer_is_told_that_somebody_else_decides(as_user, writer, draft):
    shown = as_user(writer).get(page("submission_preview", draft)).content.decode()
    assert "You have written some of this, so somebody else decides." in shown
    assert "submission_decide" not in shown
    as_user(writer).post(page("submission_decide", draft), {"read": seen(draft)})
    draft.refresh_from_db()
    assert draft.status == "draft"


@pytest.mark.parametrize("role", ["ministry", "supporter", "auditor", "evaluator"])
@pytest.mark.parametrize("name", ["submission", "submission_preview"])
def test_drafts_are_seen_by_nobody_outside_the_body(as_user, user_as, ministry, draft, role, name):
    assert as_user(user_as(role, ministry)).get(page(name, draft)).status_code == 403


def test_drafts_do_not_show_in_the_inbox(as_user, officer, draft):
    shown = as_user(officer).get(reverse("inbox")).content.decode()
    assert "Interim report 2026</a>" not in shown


def test_administrators_see_neither_drafts_nor_documents(as_user, user_as, ministry, handed_in):
    browser = as_user(user_as("administrator", ministry))
    assert browser.get(page("submission", handed_in)).status_code == 403
    assert browser.get(page("submission_document", handed_in, 1)).status_code == 403


@pytest.mark.parametrize("name", ["submission", "submission_preview"])
def test_the_submissions_of_other_bodies_do_not_exist(as_user, user_as, other_body, draft, name):
    browser = as_user(user_as("coordinator", other_body))
    assert browser.get(page(name, draft)).status_code == 404
    assert browser.get(reverse(name, args=[other_body.slug, draft.pk])).status_code == 404


@pytest.mark.parametrize("name", ["submission_document", "submission_pdf", "submission_json"])
def test_documents_are_read_by_the_body_and_its_receivers_only(
    as_user, user_as, other_body, head, officer, handed_in, name
):
    address = page(name, handed_in, 1)
    assert as_user(head).get(address).status_code == 200
    assert as_user(officer).get(address).status_code == 200
    stranger = as_user(user_as("ministry", other_body.responsibilities.get().ministry))
    assert stranger.get(address).status_code == 404
    assert as_user(officer).get(page(name, handed_in, 2)).status_code == 404


def test_two_who_write_a_section_see_both_texts(as_user, writer, head, draft):
    section = draft.requirement.sections.first()
    address = page("submission_section", draft, section.pk)
    write_first(draft, head, "Det andra har sparats.", version=2)
    shown = as_user(writer).post(address, {"text": "Det här skrev jag.", "version": 2}).content.decode()
    assert "Berit Beslutar has saved this since you opened it." in shown
    assert "Det andra har sparats." in shown
    assert shown.count("Det här skrev jag.") == 2  # in the box, and beside what is saved
    again = {"text": "Det här skrev jag.", "version": re.search(r'name="version" value="(\d+)"', shown)[1]}
    assert as_user(writer).post(address, again).status_code == 302
    assert draft.texts.first().text == "Det här skrev jag."


def test_a_personal_identity_number_is_pointed_out_and_the_text_kept_in_the_box(as_user, writer, draft):
    address = page("submission_section", draft, draft.requirement.sections.first().pk)
    shown = as_user(writer).post(address, {"text": "Om 640823-3234.", "version": 2}).content.decode()
    assert "the text contains a personal identity number" in shown
    assert "Om 640823-3234." in shown


def test_a_draft_is_fetched_from_the_chain_and_nothing_is_saved_by_looking(as_user, writer, draft, monkeypatch):
    kept = dict(WRITERS)
    WRITERS.pop("problems", None)
    try:
        prefills("problems")(lambda body, section: f"Problemen hos {body.name} till {section.heading}.")
        address = page("submission_section", draft, draft.requirement.sections.first().pk)
        shown = as_user(writer).get(f"{address}?from=chain").content.decode()
    finally:
        WRITERS.clear()
        WRITERS.update(kept)
    assert "Kvinnor och män får olika stora bidrag.\n\nProblemen hos Provverket till Problem." in shown
    assert "Provverket" not in draft.texts.first().text


def test_text_is_taken_over_from_another_section_of_the_same_body(as_user, writer, draft):
    write_first(draft, writer, "Skrivet en gång.", version=2)
    second, first = draft.requirement.sections.last(), draft.texts.first()
    address = page("submission_section", draft, second.pk)
    assert f"?from={first.pk}" in as_user(writer).get(address).content.decode()
    assert "Skrivet en gång." in as_user(writer).get(f"{address}?from={first.pk}").content.decode()


def test_text_of_another_body_is_not_taken_over(as_user, user_as, other_body, requirement, draft):
    requirement.mandate.bodies.add(other_body)
    browser = as_user(user_as("coordinator", other_body))
    browser.post(reverse("submission_begin", args=[other_body.slug]), {"requirement": requirement.pk, "period": "2026"})
    other = Submission.objects.get(body=other_body)
    address = page("submission_section", other, requirement.sections.first().pk)
    assert browser.get(f"{address}?from={draft.texts.first().pk}").status_code == 404


@pytest.mark.parametrize("sent", [{}, {"requirement": "x"}, {"requirement": "999999", "period": "2026"}])
def test_beginning_what_is_not_there_is_not_found(as_user, writer, body, sent):
    assert as_user(writer).post(reverse("submission_begin", args=[body.slug]), sent).status_code == 404


def test_beginning_the_wrong_period_is_explained(as_user, writer, body, requirement):
    sent = {"requirement": requirement.pk, "period": "1999"}
    answer = as_user(writer).post(reverse("submission_begin", args=[body.slug]), sent, follow=True)
    assert "nothing is asked of Provverket for 1999" in answer.content.decode()


def test_submitting_wants_a_registration_number(as_user, writer, decided):
    answer = as_user(writer).post(page("submission_submit", decided), {"registration_number": ""}, follow=True)
    assert "Give the registration number" in answer.content.decode()
    decided.refresh_from_db()
    assert decided.status == "decided"


@pytest.mark.parametrize(
    "name",
    ["submission_decide", "submission_reopen", "submission_submit", "submission_accept", "submission_return"],
)
def test_nothing_changes_by_looking(as_user, head, decided, name):
    assert as_user(head).get(page(name, decided)).status_code == 405


def test_what_was_submitted_again_is_compared_with_what_was_before(
    as_user, handed_in, officer, writer, user_as, body, head
):
    return_for_completion(by=officer, submission=handed_in, reasons="x")
    write_all(handed_in, writer, "Kvinnor och män får lika stora bidrag.")
    decide(by=head, submission=handed_in, read=seen(handed_in))
    submit(by=head, submission=handed_in, registration_number="2027/15")
    shown = as_user(officer).get(page("submission_changes", handed_in, 1, 2)).content.decode()
    assert "<del>olika</del><ins>lika</ins>" in shown
    assert as_user(officer).get(page("submission_changes", handed_in, 2, 1)).status_code == 404


def test_returning_wants_reasons(as_user, officer, handed_in):
    answer = as_user(officer).post(page("submission_return", handed_in), {"reasons": " "}, follow=True)
    assert "Write what must be completed." in answer.content.decode()
    handed_in.refresh_from_db()
    assert handed_in.status == "submitted"


def test_what_is_accepted_says_so(as_user, officer, head, receipt, handed_in):
    give_feedback(by=officer, snapshot=receipt.snapshot, number=0, text="Tydligt skrivet.")
    accept(by=officer, submission=handed_in)
    shown = as_user(head).get(page("submission_document", handed_in, 1)).content.decode()
    assert "accepted" in shown
    assert "Tydligt skrivet." in shown


def test_a_script_in_the_text_is_shown_as_text(as_user, officer, writer, head, draft):
    write_first(draft, writer, "<script>alert(1)</script>", version=2)
    decide(by=head, submission=draft, read=seen(draft))
    submit(by=head, submission=draft, registration_number="1")
    assert "<script>alert" not in as_user(officer).get(page("submission_document", draft, 1)).content.decode()


def test_the_pages_ask_the_database_a_fixed_number_of_times(
    as_user, officer, writer, body, requirement, django_assert_max_num_queries
):
    requirement.mandate.bodies.add(body)
    for year in range(2026, 2036):
        as_user(writer).post(
            reverse("submission_begin", args=[body.slug]), {"requirement": requirement.pk, "period": str(year)}
        )
    assert Submission.objects.count() == 10
    with django_assert_max_num_queries(30):
        as_user(officer).get(reverse("inbox"))
    with django_assert_max_num_queries(30):
        as_user(writer).get(reverse("submissions", args=[body.slug]))


def test_long_texts_are_compared_in_time():
    from skillnad.programme.submissions.comparison import differences

    before = "\n".join(f"Rad {number} om kvinnor och män." for number in range(3000)) + "\n"
    began = time.monotonic()
    assert [piece.text for piece in differences(before, before + "slut") if piece.change == "added"][-1] == "slut"
    assert time.monotonic() - began < 10
