"""What is due, and the drafts of what will be handed in: begun and written section by section."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import Router, Schema, Status
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
from skillnad.programme.api.shaping import Sent
from skillnad.programme.api.v1.describing import KEYED, WRITING, title, with_example
from skillnad.programme.mandates.models import Requirement
from skillnad.programme.submissions.actions.write import begin, write_section
from skillnad.programme.submissions.content import texts_of
from skillnad.programme.submissions.due import Due, what_is_due
from skillnad.programme.submissions.forms import LONGEST, SectionTextForm
from skillnad.programme.submissions.models import Submission
from skillnad.programme.submissions.reading import section_of, submission_of
from skillnad.programme.ui.versions import EditConflict

router = Router(tags=["drafts"], auth=Key())


class DueShape(Schema):
    """Something that is asked of the body, and its submission where one is begun."""

    requirement: int
    title: str
    period: str
    due: date
    submission: int | None
    done: bool


class DraftShape(Schema):
    """A submission in a list."""

    id: int
    requirement: int
    title: str
    period: str
    due: date
    status: str


class SectionShape(Schema):
    """The text under a heading, with the version that a change is sent on."""

    id: int
    heading: str
    heading_en: str
    text: str
    version: int
    changed_at: datetime | None
    changed_by: str


class WholeDraft(DraftShape):
    """A submission with its sections."""

    sections: list[SectionShape]


class Begun(Sent):
    """What is begun: a requirement, for a year or period."""

    requirement: int = Field(ge=1)
    period: str = Field(max_length=20)


class Written(Sent):
    """The text under a heading, on the version that was seen."""

    version: int = Field(ge=1, le=2_000_000_000)
    text: str = Field(max_length=LONGEST)


class DraftPages(Pages):
    """Pages of submissions."""

    def paginate_queryset(self, queryset: QuerySet, pagination: Any, request: HttpRequest, **params: Any) -> Any:
        """The submissions of one page."""
        page = super().paginate_queryset(queryset, pagination, request, **params)
        return {**page, "items": [_draft(one) for one in page["items"]]}


@router.get(
    "/bodies/{slug:body}/due", response={200: list[DueShape], **KEYED}, summary=title(gettext_lazy("What is due"))
)
@at_body(Permission.SUBMISSION_DRAFT)
def due(request: HttpRequest, body: Body) -> list[DueShape]:
    """What is asked of the body, from a year ago to two years from now."""
    del request
    today = timezone.localdate()
    return [_due(one) for one in what_is_due(body, today - timedelta(days=365), today + timedelta(days=2 * 365))]


@router.get(
    "/bodies/{slug:body}/submissions",
    response={200: list[DraftShape], **KEYED},
    summary=title(gettext_lazy("Submissions, drafts included")),
)
@paginate(DraftPages)
@at_body(Permission.SUBMISSION_DRAFT)
def submissions(request: HttpRequest, body: Body) -> object:
    """All of the body's, the latest deadline first."""
    del request
    return Submission.objects.filter(body=body)


@router.post(
    "/bodies/{slug:body}/submissions",
    response={201: WholeDraft, **WRITING},
    summary=title(gettext_lazy("Begin a submission")),
    openapi_extra=DESCRIBED | with_example({"requirement": 1, "period": "2025"}),
)
@at_body(Permission.SUBMISSION_DRAFT)
@once
def begin_submission(request: HttpRequest, body: Body, sent: Begun) -> Answer:
    """Begin to answer a requirement; what somebody has begun already is answered as it stands."""
    requirement = Requirement.objects.filter(pk=sent.requirement, mandate__bodies=body).first()
    if requirement is None:
        what = _("Nothing with this id is asked of the body.")
        raise Unfit([fault("requirement", what, _("Fetch what is due, and send its id."))])
    made = begin(by=caller(request), body=body, requirement=requirement, period=sent.period)
    return Status(201, _whole(submission_of(body, made.pk)))


@router.get(
    "/bodies/{slug:body}/submissions/{int:pk}",
    response={200: WholeDraft, **KEYED},
    summary=title(gettext_lazy("A submission with its sections")),
)
@at_body(Permission.SUBMISSION_DRAFT)
def submission(request: HttpRequest, body: Body, pk: int) -> dict[str, Any]:
    """It, as far as it is written."""
    del request
    return _whole(submission_of(body, pk))


@router.patch(
    "/bodies/{slug:body}/submissions/{int:pk}/sections/{int:section}",
    response={200: WholeDraft, **WRITING},
    summary=title(gettext_lazy("Write a section")),
    openapi_extra=DESCRIBED | with_example({"version": 1, "text": "Kvinnor väntar längre än män."}),
)
@at_body(Permission.SUBMISSION_DRAFT)
@once
def section(request: HttpRequest, body: Body, pk: int, section: int, sent: Written) -> Answer:
    """Write the text under a heading; 409 with both texts where somebody else has saved."""
    found = submission_of(body, pk)
    asked = section_of(found, section)
    row = next(text for one, text in texts_of(found) if one.pk == asked.pk)
    text = filled(SectionTextForm, {"text": sent.text}, row).values["text"]
    if row.version != sent.version:
        raise Conflict(row, {"text": text})
    try:
        write_section(by=caller(request), submission=found, section=asked, version=sent.version, text=text)
    except EditConflict as conflict:
        raise Conflict(conflict.saved, {"text": text}) from conflict
    return Status(200, _whole(submission_of(body, pk)))


def _due(one: Due) -> DueShape:
    asked = one.deadline
    return DueShape(
        requirement=asked.requirement.pk,
        title=str(asked.requirement),
        period=asked.period,
        due=asked.due,
        submission=one.submission.pk if one.submission else None,
        done=one.done,
    )


def _draft(one: Submission) -> dict[str, Any]:
    names = ("id", "title", "period", "due", "status")
    return {"requirement": one.requirement_id, **{name: getattr(one, name) for name in names}}


def _whole(one: Submission) -> dict[str, Any]:
    return {**_draft(one), "sections": [_section(*pair) for pair in texts_of(one)]}


def _section(asked: Any, row: Any) -> dict[str, Any]:
    names = ("text", "version", "changed_by")
    return {
        "id": asked.pk,
        "heading": asked.heading,
        "heading_en": asked.heading_en,
        "changed_at": row.changed_at if row.pk else None,
        **{name: getattr(row, name) for name in names},
    }
