"""The chain as it is worked on: problems, goals, activities, outputs and effects, drafts included."""

from typing import Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import Router, Status
from ninja.pagination import paginate
from pydantic import Field

from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.agencies.models import Body
from skillnad.programme.api.answers import Conflict
from skillnad.programme.api.entering import at_body, caller
from skillnad.programme.api.filling import Unfit, fault, filled
from skillnad.programme.api.gate import Key
from skillnad.programme.api.once import DESCRIBED, Answer, once
from skillnad.programme.api.paging import Pages
from skillnad.programme.api.shaping import Sent, fields_of
from skillnad.programme.api.v1.describing import KEYED, WRITING, title, with_example
from skillnad.programme.api.v1.records import ACTIVITY, RECORDS, Record
from skillnad.programme.plans.actions.progress import move_activity
from skillnad.programme.plans.models import Activity, Progress
from skillnad.programme.problems.records import Link
from skillnad.programme.problems.text import plain
from skillnad.programme.ui.versions import EditConflict

router = Router(tags=["chain"], auth=Key())


class Move(Sent):
    """How far an activity has come, and the version that was seen."""

    version: int = Field(ge=1, le=2_000_000_000)
    progress: Literal["planned", "ongoing", "done"]


def told(record: Record, link: Any) -> dict[str, Any]:
    """A record as it is answered."""
    names = ["id", "version", "status", "changed_at", "changed_by", *record.more, *fields_of(record.form)]
    row = {name: getattr(link, name) for name in names}
    row = {name: value if name == "changed_at" else plain(value) for name, value in row.items()}
    return row | ({record.before: getattr(link, f"{record.before}_id")} if record.before else {})


def _offer(record: Record) -> None:
    """The four calls of a kind of record."""
    path, shape = f"/bodies/{{slug:body}}/{record.name}", record.told
    listed, write, one, change = record.titles
    router.get(path, response={200: list[shape], **KEYED}, summary=title(listed), operation_id=record.name)(  # type: ignore[valid-type]
        _listing(record)
    )
    router.post(
        path,
        response={201: shape, **WRITING},
        summary=title(write),
        operation_id=f"write_{record.one}",
        openapi_extra=DESCRIBED | with_example(record.example),
    )(_writing(record))
    router.get(f"{path}/{{int:pk}}", response={200: shape, **KEYED}, summary=title(one), operation_id=record.one)(
        _reading(record)
    )
    router.patch(
        f"{path}/{{int:pk}}",
        response={200: shape, **WRITING},
        summary=title(change),
        operation_id=f"change_{record.one}",
        openapi_extra=DESCRIBED | with_example({"version": 1, "title": record.example["title"]}),
    )(_changing(record))


def _listing(record: Record) -> Any:
    class RecordPages(Pages):
        def paginate_queryset(self, queryset: QuerySet, pagination: Any, request: HttpRequest, **params: Any) -> Any:
            page = super().paginate_queryset(queryset, pagination, request, **params)
            return {**page, "items": [told(record, link) for link in page["items"]]}

    @paginate(RecordPages)
    @at_body(Permission.PLAN_READ)
    def listed(request: HttpRequest, body: Body) -> object:
        """All of the body's, drafts and closed ones included, the first written first."""
        del request
        return record.model._default_manager.filter(body=body).order_by("pk")

    return listed


def _reading(record: Record) -> Any:
    @at_body(Permission.PLAN_READ)
    def read(request: HttpRequest, body: Body, pk: int) -> dict[str, Any]:
        """It, with the version that a change is sent on."""
        del request
        return told(record, get_object_or_404(record.model._default_manager, pk=pk, body=body))

    return read


def _writing(record: Record) -> Any:
    def write(request: HttpRequest, body: Body, sent: Any) -> Answer:
        """Write it, as a draft, with the verb of the page."""
        values = sent.model_dump(exclude_unset=True)
        before = _before(record, body, values.pop(record.before)) if record.before else {"body": body}
        written = record.write(by=caller(request), **before, **filled(record.form, values).values)
        return Status(201, told(record, written))

    write.__annotations__["sent"] = record.new
    return at_body(record.permission)(once(write))


def _changing(record: Record) -> Any:
    def change(request: HttpRequest, body: Body, pk: int, sent: Any) -> Answer:
        """Change what is sent, on the version that was seen; 409 with both texts where somebody else has saved."""
        link: Link = get_object_or_404(record.model._default_manager, pk=pk, body=body)
        values = sent.model_dump(exclude_unset=True)
        version = values.pop("version")
        form = filled(record.form, values, link)
        written = {name: form.values[name] for name in values}
        if link.version != version:
            raise Conflict(link, written)
        try:
            record.change(by=caller(request), **{record.subject: link}, version=version, **form.values)
        except EditConflict as conflict:
            raise Conflict(conflict.saved, written) from conflict
        return Status(200, told(record, link))

    change.__annotations__["sent"] = record.changed
    return at_body(record.permission)(once(change))


def _before(record: Record, body: Body, pk: int) -> dict[str, Link]:
    found = record.before_model._default_manager.select_related("body").filter(pk=pk, body=body).first()
    if found is None:
        raise Unfit([fault(record.before, _("The body has none with this id."), _("Fetch the list, and send its id."))])
    return {record.before: found}


for _record in RECORDS:
    _offer(_record)


@router.post(
    "/bodies/{slug:body}/activities/{int:pk}/progress",
    response={200: ACTIVITY.told, **WRITING},
    summary=title(gettext_lazy("Say how far an activity has come")),
    openapi_extra=DESCRIBED | with_example({"version": 1, "progress": "ongoing"}),
)
@at_body(Permission.PLAN_WRITE)
@once
def progress(request: HttpRequest, body: Body, pk: int, sent: Move) -> Answer:
    """Start an activity, mark it as done, or set it back to planned."""
    activity = get_object_or_404(Activity, pk=pk, body=body)
    try:
        move_activity(by=caller(request), activity=activity, version=sent.version, progress=Progress(sent.progress))
    except EditConflict as conflict:
        raise Conflict(conflict.saved, {"progress": sent.progress}) from conflict
    return Status(200, told(ACTIVITY, activity))
