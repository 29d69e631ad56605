"""The log of acts, a chain as the acts themselves would have made it."""

from django.utils import timezone

from large_world import Size
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.models import AuditEvent, ChainHead


def build(size: Size, bodies: list[Body]) -> None:
    """As many events as wanted, every fourth one the first body's."""
    head, _made = ChainHead.objects.get_or_create(pk=1)
    events = []
    for place in range(size.events):
        body = bodies[0] if place % 4 == 0 else bodies[place % len(bodies)]
        told = {"title": f"Mål {place}"}
        event = AuditEvent(
            number=head.number + 1, at=timezone.now(), kind="plan.goal_written", actor_name="Samordnare",
            body_id=body.pk, body_name=body.name, details=told, previous_hash=head.hash,
        )  # fmt: skip
        event.hash = event.fingerprint()
        head.number, head.hash = event.number, event.hash
        events.append(event)
    AuditEvent.objects.bulk_create(events, batch_size=1000)
    head.save()
