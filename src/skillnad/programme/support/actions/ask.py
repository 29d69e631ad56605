"""Ask for support, give advice, close the request."""

from typing import Any

from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError
from skillnad.programme.accounts.access import Anyone
from skillnad.programme.accounts.acts import act
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.audit.kinds import Kind
from skillnad.programme.audit.record import record
from skillnad.programme.files.kinds import DOCX, PDF, XLSX
from skillnad.programme.files.store import store
from skillnad.programme.support import events
from skillnad.programme.support.models import Entry, EntryKind, RequestStatus, SupportRequest

Attached = tuple[str, bytes] | None


@act(Permission.SUPPORT_ASK)
def ask(*, body: Body, text: str, by: Anyone, attached: Attached = None, **values: Any) -> SupportRequest:
    """Ask. `attached` is a file's name and content."""
    asked = SupportRequest.objects.create(body=body, **values)
    _say(asked, EntryKind.QUESTION, text, by, attached, events.SUPPORT_ASKED)
    return asked


@act(Permission.SUPPORT_ASK)
def ask_further(*, request: SupportRequest, text: str, by: Anyone, attached: Attached = None) -> None:
    """Ask further; the request waits for an answer again."""
    _change(request, RequestStatus.OPEN)
    _say(request, EntryKind.QUESTION, text, by, attached, events.SUPPORT_ASKED_FURTHER)


@act(Permission.SUPPORT_ADVISE)
def advise(*, request: SupportRequest, text: str, by: Anyone, attached: Attached = None) -> None:
    """Give advice."""
    _change(request, RequestStatus.ANSWERED)
    _say(request, EntryKind.ADVICE, text, by, attached, events.SUPPORT_ADVISED)


@act(Permission.SUPPORT_ASK)
def close(*, request: SupportRequest, by: Anyone) -> None:
    """Close the request: the body needs no more. Nothing is said in it after that."""
    _change(request, RequestStatus.CLOSED)
    record(events.SUPPORT_CLOSED, by=by, body=request.body, subject=request, title=request.subject)


def _change(request: SupportRequest, status: RequestStatus) -> None:
    going_on = SupportRequest.objects.filter(pk=request.pk).exclude(status=RequestStatus.CLOSED)
    if not going_on.update(status=status):
        raise SkillnadError(
            _("the request is closed"), where=request.subject, remedy=_("Ask in a new request if there is more.")
        )


def _say(request: SupportRequest, kind: EntryKind, text: str, by: Anyone, attached: Attached, told: Kind) -> None:
    entry = Entry(request=request, kind=kind, text=text, by_name=str(by))
    if attached:
        entry.file_name, content = attached
        entry.file = store(content, name=entry.file_name, allowed=(PDF, DOCX, XLSX))
    entry.save()
    record(told, by=by, body=request.body, subject=request, title=request.subject)
