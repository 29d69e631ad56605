"""What is handed in stays as it is."""

import hashlib
import json

import pytest

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.audit.verify import verify
from skillnad.programme.mandates.models import Section
from skillnad.programme.submissions.actions.review import accept, give_feedback, return_for_completion
from skillnad.programme.submissions.actions.submit import submit
from skillnad.programme.submissions.lasting import Changed
from skillnad.programme.submissions.models import Outcome, Receipt, SectionVersion, Snapshot


def test_a_receipt_names_both_numbers_and_the_log_holds_the_hash(receipt, handed_in, writer):
    event = AuditEvent.objects.get(kind="submission.submitted")
    assert receipt.number == f"{receipt.received_at:%Y}-{event.number:06d}"
    assert (receipt.registration_number, receipt.submitted_by) == ("2027/14", writer)
    assert handed_in.status == "submitted"
    assert event.details["sha256"] == receipt.snapshot.sha256
    assert verify()[1] == []


def test_the_snapshot_is_canonical_json_with_its_hash(receipt):
    content = receipt.snapshot.content
    assert hashlib.sha256(content.encode()).hexdigest() == receipt.snapshot.sha256
    document = json.loads(content)
    assert content == json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert document["body"] == {
        **{"slug": "provverket", "name": "Provverket", "name_en": ""},
        **{"organisation_number": "", "invented": True},
    }
    assert (document["receiver"], document["decided_by"]) == ("Provdepartementet", "Berit Beslutar")
    assert [section["heading"] for section in document["sections"]] == ["Problem", "Effekter"]


def test_later_changes_of_register_and_mandate_leave_the_snapshot_alone(receipt, body):
    before = receipt.snapshot.content
    Body.objects.filter(pk=body.pk).update(name="Nya verket")
    Section.objects.update(heading="Ny rubrik")
    assert Snapshot.objects.get().content == before


def test_nothing_is_submitted_before_it_is_decided(draft, head):
    with pytest.raises(SkillnadError, match="status is “draft”"):
        submit(by=head, submission=draft, registration_number="1")
    assert not Snapshot.objects.exists()


def test_nothing_is_submitted_twice(handed_in, head):
    with pytest.raises(SkillnadError, match="status is “submitted”"):
        submit(by=head, submission=handed_in, registration_number="2")
    assert Receipt.objects.count() == 1


def test_only_the_body_submits(decided, officer, user_as, body):
    for somebody in (officer, user_as("analyst", body)):
        with pytest.raises(Refused):
            submit(by=somebody, submission=decided, registration_number="3")


@pytest.mark.parametrize("model", [Snapshot, Receipt, SectionVersion])
def test_what_lasts_refuses_every_change(receipt, model):
    row = model.objects.first()
    again = model(**{field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields})
    for change in (
        row.save,
        row.delete,
        model.objects.all().delete,
        lambda: model.objects.update(body=row.body),
        lambda: model.objects.bulk_update([row], ["body"]),
    ):
        with pytest.raises(Changed):
            change()
    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        again.save()


def test_return_begins_a_new_round_and_keeps_what_was_handed_in(handed_in, receipt, officer):
    outcome = return_for_completion(by=officer, submission=handed_in, reasons="Effekterna saknas.")
    assert (handed_in.status, handed_in.round, handed_in.decided_by) == ("returned", 2, None)
    assert (outcome.snapshot, outcome.accepted, outcome.reasons) == (receipt.snapshot, False, "Effekterna saknas.")
    assert receipt.snapshot.round == 1


def test_accepting_is_done_once(handed_in, officer):
    accept(by=officer, submission=handed_in)
    assert handed_in.status == "accepted"
    with pytest.raises(SkillnadError, match="status is “accepted”"):
        return_for_completion(by=officer, submission=handed_in, reasons="x")
    assert Outcome.objects.get().accepted is True


def test_feedback_is_on_a_section_that_exists(receipt, officer):
    said = give_feedback(by=officer, snapshot=receipt.snapshot, number=2, text="Vilka kvinnor?")
    assert (said.number, said.reviewer_name) == (2, "Disa Departement")
    with pytest.raises(SkillnadError, match="no section 3"):
        give_feedback(by=officer, snapshot=receipt.snapshot, number=3, text="x")


@pytest.mark.parametrize("verb", [accept, return_for_completion])
def test_the_body_and_other_ministries_do_not_review(handed_in, head, user_as, other_body, verb):
    more = {"reasons": "x"} if verb is return_for_completion else {}
    stranger = user_as("ministry", other_body.responsibilities.get().ministry)
    for somebody in (head, stranger):
        with pytest.raises(Refused):
            verb(by=somebody, submission=handed_in, **more)
