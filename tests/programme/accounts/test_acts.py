"""An act is allowed, wholly done or not at all, and recorded."""

import pytest
from django.core.exceptions import PermissionDenied

from skillnad.programme.accounts.acts import ArchiveClosed, Refused, act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.audit.kinds import KINDS, kind
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.audit.record import record


@pytest.fixture
def event():
    made = kind("test.renamed", "{actor} renamed {body}.")
    yield made
    del KINDS["test.renamed"]


@pytest.fixture
def rename(event):
    @act(Permission.PLAN_WRITE)
    def rename(*, by, body: Body, name: str) -> str:
        Body.objects.filter(pk=body.pk).update(name=name)
        record(event, by=by, body=body)
        if not name:
            raise ValueError("a name is needed")
        return name

    return rename


def test_an_act_is_done_and_recorded(rename, body, user_as):
    assert rename(by=user_as("coordinator", body), body=body, name="Nya verket") == "Nya verket"
    body.refresh_from_db()
    assert body.name == "Nya verket"
    assert AuditEvent.objects.get().kind == "test.renamed"


def test_an_act_that_fails_leaves_nothing(rename, body, user_as):
    with pytest.raises(ValueError, match="a name"):
        rename(by=user_as("coordinator", body), body=body, name="")
    body.refresh_from_db()
    assert body.name == "Provverket"
    assert not AuditEvent.objects.exists()


def test_an_act_without_the_permission_is_refused(rename, body, user_as):
    with pytest.raises(Refused) as refusal:
        rename(by=user_as("evaluator", body), body=body, name="x")
    assert refusal.value.permission is Permission.PLAN_WRITE
    assert refusal.value.body == body


def test_an_act_at_another_body_is_refused(rename, body, other_body, user_as):
    with pytest.raises(PermissionDenied):
        rename(by=user_as("coordinator", body), body=other_body, name="x")


def test_an_act_that_records_nothing_is_found_out_and_undone(body, user_as):
    @act(Permission.PLAN_WRITE)
    def silent(*, by, body: Body) -> None:
        Body.objects.filter(pk=body.pk).update(name="tyst")

    with pytest.raises(RuntimeError, match="recorded no event"):
        silent(by=user_as("coordinator", body), body=body)
    body.refresh_from_db()
    assert body.name == "Provverket"


def test_an_act_takes_keywords_only(rename, body, user_as):
    with pytest.raises(TypeError, match="keywords only"):
        rename(user_as("coordinator", body), body, "x")


def test_nobody_writes_to_an_archived_programme(event, body, user_as):
    old = Programme.objects.create(slug="gammalt", name="Gammalt", archived=True)

    @act(Permission.REGISTER_WRITE, general=True)
    def rename_programme(*, by, programme: Programme) -> None:
        record(event, by=by)

    with pytest.raises(ArchiveClosed):
        rename_programme(by=user_as("administrator", body), programme=old)
