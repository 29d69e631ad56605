"""Events as sentences, in the language of the reader."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from skillnad.programme.audit.kinds import KINDS, all_kinds
from skillnad.programme.audit.models import AuditEvent


@dataclass(frozen=True)
class Told:
    """When, and what happened."""

    number: int
    at: datetime
    kind: str
    sentence: str


def told(events: QuerySet[AuditEvent] | list[AuditEvent], withheld: Collection[int] = ()) -> list[Told]:
    """The events as sentences; those whose numbers are withheld with gaps for the words they name.

    One of a kind that this version does not know is told by its name.
    """
    return [
        Told(event.number, event.at, event.kind, sentence_of(event, gaps=event.number in withheld)) for event in events
    ]


def sentence_of(event: AuditEvent, *, gaps: bool = False) -> str:
    """One event's sentence, or with gaps who did what to a thing that is not named."""
    all_kinds()
    kind = KINDS.get(event.kind)
    if kind is None:
        return f"{event.actor_name}: {event.kind}"
    details = {} if gaps else {**event.details, **_role(event)}
    return kind.tell(event.actor_name, event.body_name, details)


def told_in_general(name: str) -> str:
    """What acts of a kind are, without who did them to what: the sentence with gaps."""
    all_kinds()
    kind = KINDS.get(name)
    sentence = kind.tell("", "…", {}).strip() if kind else name
    return sentence[:1].upper() + sentence[1:]


def _role(event: AuditEvent) -> dict[str, str]:
    """A role is recorded by its name and told by its title."""
    from skillnad.programme.accounts.roles import ROLES

    role = ROLES.get(str(event.details.get("role", "")))
    return {"role": str(role.title)} if role else {}
