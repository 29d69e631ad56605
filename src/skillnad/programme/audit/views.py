"""The log of acts, for those who may read it."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from skillnad.programme.accounts.doors import allowed
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.audit.sentences import told, told_in_general
from skillnad.programme.audit.subjects import in_words
from skillnad.programme.audit.withheld import withheld_from

PAGE = 50


@allowed(Permission.AUDIT_READ)
@require_GET
def log(request: HttpRequest, body: Body) -> HttpResponse:
    """What has been done at a body, the latest first."""
    return _page(request, AuditEvent.objects.filter(body_id=body.pk), body)


@allowed(Permission.AUDIT_READ)
@require_GET
def log_everywhere(request: HttpRequest) -> HttpResponse:
    """What has been done in the whole installation."""
    return _page(request, AuditEvent.objects.all(), None)


def _page(request: HttpRequest, events: QuerySet[AuditEvent], body: Body | None) -> HttpResponse:
    kind, subject = request.GET.get("kind", ""), request.GET.get("subject", "")
    found = events.filter(**{name: value for name, value in (("kind", kind), ("subject_type", subject)) if value})
    page = Paginator(found.order_by("-number"), PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    context = {
        "body": body,
        "page": page,
        "told": told(shown, withheld_from(request.user, shown)),
        "kinds": _by_words((name, told_in_general(name)) for name in _distinct(events, "kind")),
        "subjects": _by_words((label, in_words(label)) for label in _distinct(events, "subject_type")),
        "kind": kind,
        "subject": subject,
    }
    return render(request, "audit/log.html", context)


def _distinct(events: QuerySet[AuditEvent], column: str) -> Iterable[str]:
    return filter(None, events.order_by().values_list(column, flat=True).distinct())


def _by_words(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(choices, key=lambda choice: choice[1].casefold())
