"""Walk the chain from its first link and say where it does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from skillnad.programme.audit.models import AuditEvent, ChainHead


@dataclass(frozen=True)
class Fault:
    """A link that does not hold: `changed`, `missing` or `cut`."""

    number: int
    what: str


def verify() -> tuple[int, list[Fault]]:
    """How many links there are, and those that do not hold."""
    links = 0
    faults: list[Fault] = []
    number, previous = 0, ""
    for event in AuditEvent.objects.order_by("number").iterator():
        links += 1
        faults += _faults(event, number, previous)
        number, previous = event.number, event.hash
    head = ChainHead.objects.filter(pk=1).first() or ChainHead()
    if (head.number, head.hash) != (number, previous):
        faults.append(Fault(head.number, "cut"))
    return links, faults


def _faults(event: AuditEvent, number: int, previous: str) -> Iterator[Fault]:
    if event.number != number + 1:
        yield Fault(number + 1, "missing")
    elif event.previous_hash != previous or event.hash != event.fingerprint():
        yield Fault(event.number, "changed")
