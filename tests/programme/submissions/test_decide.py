"""Four eyes: whoever has written any of it does not decide it."""

import pytest

from programme.submissions.conftest import write_all, write_first
from skillnad.errors import SkillnadError
from skillnad.programme.accounts.acts import Refused
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.submissions.actions.decide import decide, reopen, seen
from skillnad.programme.submissions.actions.review import return_for_completion
from skillnad.programme.submissions.actions.write import begin


def test_somebody_who_has_not_written_decides(draft, head):
    decide(by=head, submission=draft, read=seen(draft))
    assert (draft.status, draft.decided_by) == ("decided", head)
    assert AuditEvent.objects.last().details["writers"] == "Vera Skriver"


def test_the_writer_does_not_decide(draft, writer):
    with pytest.raises(SkillnadError, match="Vera Skriver has written some of the text, so somebody else decides"):
        decide(by=writer, submission=draft, read=seen(draft))
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_a_head_who_has_mended_a_word_does_not_decide(draft, head):
    write_first(draft, head, "Ett ord ändrat.", version=2)
    with pytest.raises(SkillnadError, match="somebody else decides"):
        decide(by=head, submission=draft, read=seen(draft))


def test_having_written_counts_after_the_text_was_replaced_and_returned(
    handed_in, officer, writer, head, user_as, body
):
    return_for_completion(by=officer, submission=handed_in, reasons="Effekterna saknas.")
    write_all(handed_in, head, "Allt är skrivet på nytt.")
    for somebody in (writer, head):
        with pytest.raises(SkillnadError, match="somebody else decides"):
            decide(by=somebody, submission=handed_in, read=seen(handed_in))
    decide(by=user_as("coordinator", body), submission=handed_in, read=seen(handed_in))
    assert handed_in.status == "decided"


def test_an_analyst_writes_but_does_not_decide(draft, user_as, body):
    with pytest.raises(Refused):
        decide(by=user_as("analyst", body), submission=draft, read=seen(draft))


def test_what_is_decided_is_what_was_read(draft, writer, head):
    read = seen(draft)
    write_first(draft, writer, "Ändrat i sista stund.", version=2)
    with pytest.raises(SkillnadError, match="changed since you opened it"):
        decide(by=head, submission=draft, read=read)


def test_an_empty_section_is_named(body, requirement, writer, head):
    made = begin(by=writer, body=body, requirement=requirement, period="2026")
    write_first(made, writer, "Bara det första.")
    with pytest.raises(SkillnadError, match="nothing is written under: Eff"):
        decide(by=head, submission=made, read=seen(made))


def test_what_is_decided_is_not_written(decided, writer):
    with pytest.raises(SkillnadError, match="status is “decided”"):
        write_first(decided, writer, "x", version=2)


def test_a_decision_is_taken_back(decided, head, writer):
    reopen(by=head, submission=decided)
    assert (decided.status, decided.decided_by) == ("draft", None)
    write_first(decided, writer, "Igen", version=2)
    assert decided.texts.first().text == "Igen"
