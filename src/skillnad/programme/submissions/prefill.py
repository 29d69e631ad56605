"""From where the draft of a section can be fetched. The rooms that know the chain say how, each in its `prefill.py`:

@prefills(Prefill.PROBLEMS)
def problems(body: Body, section: Section) -> str: ...
"""

from collections.abc import Callable

from skillnad.programme.agencies.models import Body
from skillnad.programme.mandates.models import Section

Writer = Callable[[Body, Section], str]
WRITERS: dict[str, Writer] = {}


def prefills(source: str) -> Callable[[Writer], Writer]:
    """Make a function the one that writes drafts from a source, one of `Prefill`."""

    def keep(writer: Writer) -> Writer:
        if source in WRITERS:
            raise ValueError(f"Two rooms write drafts from {source}.")
        WRITERS[source] = writer
        return writer

    return keep


def can_fetch(section: Section) -> bool:
    """Whether there is anything to fetch a draft of this section from."""
    return section.prefill in WRITERS


def fetch(body: Body, section: Section) -> str:
    """A draft of the section from what the body has in the chain; empty where there is nothing."""
    writer = WRITERS.get(section.prefill)
    return writer(body, section) if writer else ""
