"""What has been done with one record, on its own page."""

from typing import Any

from django import template
from django.db.models import Model

from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.audit.sentences import told

register = template.Library()
SHOWN = 20


@register.inclusion_tag("audit/events.html")
def events(record: Model) -> dict[str, Any]:
    """The latest events of a record: `{% load audit %}{% events goal %}`."""
    found = AuditEvent.objects.filter(subject_type=record._meta.label, subject_id=str(record.pk))
    return {"told": told(list(found.order_by("-number")[:SHOWN]))}
