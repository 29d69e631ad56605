"""An invented programme of any size, put straight into the database: something of every kind, for every page.

The first body has more than the others: drafts, a document returned for completion, users in every role.
"""

from dataclasses import dataclass

from django.db import transaction


@dataclass(frozen=True)
class Size:
    """How much of everything there is. What is counted per body is there for each of them."""

    agencies: int
    documents: int
    problems: int = 4
    goals: int = 10
    years: int = 12
    meetings: int = 24
    speaking: int = 40
    experiences: int = 1_000
    requests: int = 1_000
    sessions: int = 12
    samples: int = 12
    users: int = 1_000
    events: int = 20_000


WHOLE = Size(agencies=340, documents=10_000)


@transaction.atomic
def build(size: Size) -> None:
    """Build all of it, or nothing."""
    from large_world import chains, documents, exchange, log, meetings, people

    programme, bodies = people.build(size)
    chains.build(size, bodies)
    documents.build(size, programme, bodies)
    meetings.build(size, programme, bodies)
    exchange.build(size, programme, bodies)
    log.build(size, bodies)
