"""Add a link to the chain, in the transaction of the act that it tells of."""

from contextvars import ContextVar
from typing import Any

from django.db import connection, models
from django.utils import timezone

from skillnad.programme.audit.kinds import Kind
from skillnad.programme.audit.models import AuditEvent, ChainHead

recorded: ContextVar[int] = ContextVar("recorded", default=0)
"""How many events this context has recorded, so that an act without one is found out."""


def record(
    kind: Kind,
    *,
    by: Any | None,
    body: Any | None = None,
    subject: models.Model | None = None,
    **details: Any,
) -> AuditEvent:
    """Record that `by` (a user, or `None` for the system itself) has done something at `body` with `subject`.

    Must stand inside the transaction of the act: both are there or neither.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("An act is recorded inside its transaction.")
    head, _made = ChainHead.objects.select_for_update().get_or_create(pk=1)
    event = AuditEvent(
        number=head.number + 1,
        at=timezone.now(),
        kind=kind.name,
        actor_id=getattr(by, "pk", None),
        actor_name=str(by) if by else "Skillnad",
        body_id=getattr(body, "pk", None),
        body_name=str(body) if body else "",
        subject_type=subject._meta.label if subject else "",
        subject_id=str(subject.pk) if subject else "",
        details=details,
        previous_hash=head.hash,
    )
    event.hash = event.fingerprint()
    event.save()
    ChainHead.objects.filter(pk=1).update(number=event.number, hash=event.hash)
    recorded.set(recorded.get() + 1)
    return event
