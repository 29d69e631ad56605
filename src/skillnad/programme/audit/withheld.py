"""Which acts are told without the words they name: drafts stay with those who may read them, in the log too."""

from collections.abc import Iterable

from skillnad.programme.accounts.access import Anyone, bodies_where
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.audit.models import AuditEvent

DRAFTING_ROOMS = {"problem", "plan", "method", "support", "library"}


def withheld_from(reader: Anyone, events: Iterable[AuditEvent]) -> set[int]:
    """The numbers of the events that name a draft of a body whose drafts the reader may not read."""
    readable = set(bodies_where(reader, Permission.PLAN_READ).values_list("pk", flat=True))
    drafting = (event for event in events if event.kind.partition(".")[0] in DRAFTING_ROOMS)
    return {event.number for event in drafting if event.body_id is not None and event.body_id not in readable}
