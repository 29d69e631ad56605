"""Note what a body has promised at a meeting, and what came of it."""

from typing import Any

from skillnad.programme.accounts.access import Anyone
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.record import record
from skillnad.programme.meetings import events
from skillnad.programme.meetings.models import Meeting, Promise, PromiseStatus


@act(Permission.MEETING_CONTRIBUTE)
def make_promise(*, body: Body, meeting: Meeting, by: Anyone, **values: Any) -> Promise:
    """Note a promise; from now on it is a task in the body's list."""
    promise = Promise.objects.create(body=body, meeting=meeting, changed_by=str(by), **values)
    record(events.PROMISE_MADE, by=by, body=body, subject=promise, title=meeting.title, promise=promise.text)
    return promise


@act(Permission.MEETING_CONTRIBUTE)
def change_promise(*, promise: Promise, version: int, by: Anyone, **values: Any) -> Promise:
    """Change the words, the owner or the day of a promise."""
    promise.change(version, by, **values)
    record(
        events.PROMISE_CHANGED,
        by=by,
        body=promise.body,
        subject=promise,
        title=promise.meeting.title,
        promise=promise.text,
    )
    return promise


FOLLOWED_UP = {
    PromiseStatus.OPEN: events.PROMISE_REOPENED,
    PromiseStatus.KEPT: events.PROMISE_KEPT,
    PromiseStatus.NOT_KEPT: events.PROMISE_NOT_KEPT,
}


@act(Permission.MEETING_CONTRIBUTE)
def follow_up_promise(*, promise: Promise, version: int, status: str, outcome: str, by: Anyone) -> Promise:
    """Say what came of it: kept or not kept, in words; or open it again."""
    promise.change(version, by, status=PromiseStatus(status), outcome=outcome)
    kind = FOLLOWED_UP[PromiseStatus(status)]
    record(kind, by=by, body=promise.body, subject=promise, promise=promise.text, outcome=outcome)
    return promise
