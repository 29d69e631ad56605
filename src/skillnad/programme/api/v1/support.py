"""Requests for support, and what is said in them. Attachments are sent on the pages."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from ninja import Router, Schema, Status
from ninja.pagination import paginate
from pydantic import Field

from skillnad.programme.accounts.access import has_permission
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.api.entering import at_body, caller
from skillnad.programme.api.filling import filled
from skillnad.programme.api.gate import Key
from skillnad.programme.api.once import DESCRIBED, Answer, once
from skillnad.programme.api.paging import Pages
from skillnad.programme.api.shaping import Sent, new_shape
from skillnad.programme.api.v1.describing import KEYED, WRITING, title, with_example
from skillnad.programme.submissions.forms import LONGEST
from skillnad.programme.support.actions import ask as verbs
from skillnad.programme.support.forms import EntryForm, RequestForm
from skillnad.programme.support.models import Entry, SupportRequest

router = Router(tags=["support"], auth=Key())


class EntryShape(Schema):
    """Something said in a request: a question of the body, or advice."""

    kind: str
    text: str
    by: str
    at: datetime
    file_name: str


class RequestShape(Schema):
    """A request in a list."""

    id: int
    subject: str
    sub_goal: str
    wish_by: date | None
    status: str
    asked_at: datetime


class WholeRequest(RequestShape):
    """A request with all that is said in it."""

    entries: list[EntryShape]


class Said(Sent):
    """Something more to say."""

    text: str = Field(min_length=1, max_length=LONGEST)


NewRequest = new_shape("NewRequest", RequestForm)
EXAMPLE = {
    "subject": "Statistik efter kön om avslag",
    "text": "Vi har räknat avslag per kön och undrar hur behovet kan vägas in.",
    "sub_goal": "2",
    "wish_by": "2026-12-01",
}


@router.get("/bodies/{slug:body}/support", response={200: list[RequestShape], **KEYED}, summary=title(_("Requests")))
@paginate(Pages)
@at_body(Permission.SUPPORT_READ)
def requests(request: HttpRequest, body: Body) -> QuerySet[SupportRequest]:
    """All of the body's, the latest first."""
    del request
    return SupportRequest.objects.filter(body=body).order_by("-asked_at")


@router.get(
    "/bodies/{slug:body}/support/{int:pk}", response={200: WholeRequest, **KEYED}, summary=title(_("A request"))
)
@at_body(Permission.SUPPORT_READ)
def one(request: HttpRequest, body: Body, pk: int) -> dict[str, Any]:
    """A request with all that is said in it."""
    del request
    return _whole(get_object_or_404(SupportRequest, pk=pk, body=body))


def ask(request: HttpRequest, body: Body, sent: Any) -> Answer:
    """Ask the supporting body."""
    values = filled(RequestForm, sent.model_dump(exclude_unset=True)).values
    return Status(201, _whole(verbs.ask(body=body, by=caller(request), **values)))


ask.__annotations__["sent"] = NewRequest
router.post(
    "/bodies/{slug:body}/support",
    response={201: WholeRequest, **WRITING},
    summary=title(_("Ask for support")),
    openapi_extra=DESCRIBED | with_example(EXAMPLE),
)(at_body(Permission.SUPPORT_ASK)(once(ask)))


@router.post(
    "/bodies/{slug:body}/support/{int:pk}/entries",
    response={201: WholeRequest, **WRITING},
    summary=title(_("Ask further, or give advice")),
    openapi_extra=DESCRIBED | with_example({"text": "Vi har nu räknat även på ålder."}),
)
@at_body(Permission.SUPPORT_READ)
@once
def say(request: HttpRequest, body: Body, pk: int, sent: Said) -> Answer:
    """Say more: advice where the key's owner gives advice, else a further question of the body."""
    found = get_object_or_404(SupportRequest.objects.select_related("body"), pk=pk, body=body)
    text = filled(EntryForm, sent.model_dump()).cleaned_data["text"]
    advises = has_permission(request.user, Permission.SUPPORT_ADVISE, body=body)
    verb = verbs.advise if advises else verbs.ask_further
    verb(request=found, text=text, by=caller(request))
    found.refresh_from_db()
    return Status(201, _whole(found))


@router.post(
    "/bodies/{slug:body}/support/{int:pk}/close",
    response={200: WholeRequest, **WRITING},
    summary=title(_("Close a request")),
    openapi_extra=DESCRIBED,
)
@at_body(Permission.SUPPORT_ASK)
@once
def close(request: HttpRequest, body: Body, pk: int) -> Answer:
    """The body needs no more; nothing is said in the request after that."""
    found = get_object_or_404(SupportRequest.objects.select_related("body"), pk=pk, body=body)
    verbs.close(request=found, by=caller(request))
    found.refresh_from_db()
    return Status(200, _whole(found))


def _whole(asked: SupportRequest) -> dict[str, Any]:
    names = ("id", "subject", "sub_goal", "wish_by", "status", "asked_at")
    return {**{name: getattr(asked, name) for name in names}, "entries": [_entry(one) for one in asked.entries.all()]}


def _entry(said: Entry) -> dict[str, Any]:
    return {"kind": said.kind, "text": said.text, "by": said.by_name, "at": said.at, "file_name": said.file_name}
