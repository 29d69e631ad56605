"""The log only grows, and shows if anybody has changed it."""

import pytest
from django.db import connection, transaction

from skillnad.programme.audit.kinds import KINDS, kind
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.audit.record import record
from skillnad.programme.audit.verify import verify


@pytest.fixture
def three_events(db):
    made = kind("test.done", "{actor} did {what}.")
    with transaction.atomic():
        for what in ("ett", "två", "tre"):
            record(made, by=None, what=what)
    yield made
    del KINDS["test.done"]


def faults() -> list[tuple[int, str]]:
    return [(fault.number, fault.what) for fault in verify()[1]]


def test_an_untouched_chain_holds(three_events):
    assert verify() == (3, [])


def test_an_empty_log_holds(db):
    assert verify() == (0, [])


def test_a_changed_event_is_found(three_events):
    AuditEvent.objects.filter(number=2).update(details={"what": "något annat"})
    assert faults() == [(2, "changed")]


def test_an_event_changed_with_its_own_hash_is_found_in_the_next_link(three_events):
    event = AuditEvent.objects.get(number=2)
    event.details = {"what": "något annat"}
    AuditEvent.objects.filter(number=2).update(details=event.details, hash=event.fingerprint())
    assert faults() == [(3, "changed")]


def test_an_event_taken_out_is_found(three_events):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditevent WHERE number = 2")
    assert faults() == [(2, "missing")]


def test_a_cut_end_is_found(three_events):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditevent WHERE number = 3")
    assert faults() == [(3, "cut")]


def test_an_event_is_never_saved_again_or_deleted(three_events):
    event = AuditEvent.objects.get(number=1)
    with pytest.raises(TypeError, match="never changed"):
        event.save()
    with pytest.raises(TypeError, match="never changed"):
        event.delete()


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match="transaction"):
        record(kind("test.loose", "x"), by=None)
    del KINDS["test.loose"]


def test_an_event_tells_its_sentence_even_when_a_detail_is_missing(three_events):
    assert three_events.tell("Anna", "", {}) == "Anna did …."
