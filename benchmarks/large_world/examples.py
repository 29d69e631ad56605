"""An object for each page that wants one."""

import re
from typing import Any

from django.db.models import Model

from skillnad.programme.accounts.models import Invitation, RoleAssignment
from skillnad.programme.agencies.models import Body, Membership, Position
from skillnad.programme.api.models import ApiToken
from skillnad.programme.archive.datasets import DATASETS as ARCHIVED
from skillnad.programme.library.models import Experience
from skillnad.programme.mandates.models import Mandate, Requirement, Section
from skillnad.programme.meetings.models import AgendaItem, Document, Meeting, Picture, Promise, Speaker
from skillnad.programme.methods.models import MethodSession
from skillnad.programme.plans.kinds import KINDS
from skillnad.programme.plans.models import Activity, Effect, Goal, Output
from skillnad.programme.problems.models import Problem
from skillnad.programme.public.datasets import DATASETS
from skillnad.programme.submissions.models import Receipt, Submission
from skillnad.programme.support.models import Entry, Review, Sample, SupportRequest

Arguments = dict[str, Any]
FORMS = ("csv", "json")
CHAIN = {"goals": Goal, "activities": Activity, "outputs": Output, "effects": Effect}


def examples(slug: str) -> dict[str, list[Arguments]]:
    """By the name of the page: what its address wants beside the body, once for each sort of object."""
    body = Body.objects.get(slug=slug)
    parts = (_public, _archive, _people, _meetings, _exchange, _mandates, _chain, _methods, _documents)
    return {name: found for part in parts for name, found in part(body).items()}


def _first(model: type[Model], **values: Any) -> int:
    return int(model._default_manager.filter(**values).order_by("pk").values_list("pk", flat=True)[0])


def _each(names: str, *arguments: Arguments) -> dict[str, list[Arguments]]:
    return {name: list(arguments) for name in names.split()}


def _public(body: Body) -> dict[str, list[Arguments]]:
    number = Receipt.objects.filter(body=body).order_by("pk").values_list("number", flat=True)[0]
    documents = "public_document public_document_pdf public_document_json public_document_package"
    return {
        **_each("public_programme", {"programme": "matning"}),
        **_each("public_agency", {"slug": body.slug}),
        **_each("public_chain", {"slug": body.slug, "place": 1}),
        **_each("public_plan_download", *({"slug": body.slug, "form": form} for form in FORMS)),
        **_each("public_download", *({"name": name, "form": form} for name in DATASETS for form in FORMS)),
        **_each(documents, {"number": number}),
        **_each("public_mandate", {"pk": _first(Mandate)}),
    }


def _archive(body: Body) -> dict[str, list[Arguments]]:
    del body
    return {
        **_each("archive_agency archive_staff", {"slug": "forsakringskassan"}),
        **_each("archive_meeting", {"slug": "41-myndigheter-2015"}),
        **_each("archive_download", *({"name": name, "form": form} for name in ARCHIVED for form in FORMS)),
    }


def call(route: str, slug: str) -> str:
    """The address of a call of the programming interface, with an object wherever its route wants one."""
    body = Body.objects.get(slug=slug)
    draft = _first(Submission, body=body, status="draft")
    keys = {
        "problems": _first(Problem, body=body),
        "support": _first(SupportRequest, body=body),
        "submissions": draft,
        "experience": _first(Experience, status="published"),
        **{name: _first(model, body=body) for name, model in CHAIN.items()},
    }
    places = {
        "programme": "matning",
        "body": slug,
        "number": Receipt.objects.filter(body=body).order_by("pk")[0].number,
        "mandate": _first(Mandate),
        "meeting": Meeting.objects.filter(status="held").order_by("-starts_at")[0].slug,
        "name": "documents",
        "section": _first(Section, requirement__submissions=draft),
    }
    named = re.sub(r"(\w+)/<int:pk>", lambda found: f"{found[1]}/{keys[found[1]]}", route)
    return "/" + re.sub(r"<\w+:(\w+)>", lambda found: str(places[found[1]]), named)


def _people(body: Body) -> dict[str, list[Arguments]]:
    invited = Invitation.objects.filter(body=body)[0]
    return {
        **_each("invitation", {"token": invited.token}),
        **_each("users_withdraw", {"pk": invited.pk}),
        **_each("users_end", {"pk": _first(RoleAssignment, body=body)}),
        **_each("api_key_revoke", {"pk": _first(ApiToken)}),
        **_each("register_member_end", {"pk": _first(Membership, body=body)}),
        **_each("register_position_end", {"pk": _first(Position, body=body)}),
    }


def _meetings(body: Body) -> dict[str, list[Arguments]]:
    held = Meeting.objects.filter(status="held").order_by("-starts_at")[0]
    one = {"pk": held.pk}
    edited = "meeting_edit meeting_step meeting_item_new meeting_document_new meeting_picture_new"
    picture, document = {"pk": _first(Picture, meeting=held)}, {"pk": _first(Document, meeting=held)}
    item = {"pk": _first(AgendaItem, meeting=held)}
    own = "meeting_contribution meeting_contribution_decide promise_new"
    return {
        **_each("meeting", one),
        **_each(edited, one),
        **_each("meeting_item_edit meeting_item_remove meeting_speaker_new", item),
        **_each("meeting_speaker_remove", {"pk": _first(Speaker, item__meeting=held)}),
        **_each("meeting_document meeting_document_remove", document),
        **_each("meeting_picture meeting_picture_edit meeting_picture_remove", picture),
        **_each(own, one),
        **_each("promise_edit promise_follow_up", {"pk": _first(Promise, body=body)}),
        **_each("public_meeting", {"slug": held.slug}),
        **_each("public_meeting_document", {"slug": held.slug, **document}),
        **_each("public_meeting_picture", {"slug": held.slug, **picture}),
    }


def _exchange(body: Body) -> dict[str, list[Arguments]]:
    asked = _first(SupportRequest, body=body)
    own = _first(Experience, body=body)
    return {
        **_each("support_request support_request_close", {"pk": asked}),
        **_each("support_attachment", {"pk": _first(Entry, request=asked)}),
        **_each("review_write", {"year": Review.objects.filter(body=body)[0].year}),
        **_each("sample", {"pk": _first(Sample)}),
        **_each("experience experience_edit experience_step", {"pk": own}),
    }


def _mandates(body: Body) -> dict[str, list[Arguments]]:
    del body
    requirement = Requirement.objects.order_by("pk")[0]
    section = _first(Section, requirement=requirement)
    mandate = {"mandate": requirement.mandate_id}
    wanted = {**mandate, "requirement": requirement.pk}
    return {
        **_each("mandate mandate_edit", {"pk": requirement.mandate_id}),
        **_each("requirement_new", mandate),
        **_each("requirement_edit requirement_remove", {**mandate, "pk": requirement.pk}),
        **_each("section_new", wanted),
        **_each("section_edit section_remove", {**wanted, "pk": section}),
    }


def _chain(body: Body) -> dict[str, list[Arguments]]:
    problem = {"pk": _first(Problem, body=body)}
    links = {kind.slug: _first(kind.model, body=body) for kind in KINDS.values()}
    before = {kind.slug: _first(kind.before_model, body=body) for kind in KINDS.values()}
    of_link = "plan_link plan_link_edit plan_link_close plan_link_delete"
    return {
        **_each("problem problem_edit problem_decide problem_close problem_delete", problem),
        **_each("plan_year", {"year": 2025}),
        **_each("plan_decision plan_decision_json", {"number": 1}),
        **_each("plan_activity_move", {"pk": links["aktivitet"]}),
        **_each("plan_link_new", *({"kind": kind, "before": pk} for kind, pk in before.items())),
        **_each(of_link, *({"kind": kind, "pk": pk} for kind, pk in links.items())),
    }


def _methods(body: Body) -> dict[str, list[Arguments]]:
    sessions = {row.method: row for row in MethodSession.objects.filter(body=body)}
    steps = [{"pk": row.pk, "step": step.id} for row in sessions.values() for step in row.definition.steps[:1]]
    return {
        **_each("method_start method_over_time", *({"method": method} for method in sessions)),
        **_each("method_session method_finish method_problem", *({"pk": row.pk} for row in sessions.values())),
        **_each("method_step", *steps),
    }


def _documents(body: Body) -> dict[str, list[Arguments]]:
    own = Submission.objects.filter(body=body)
    by_status = {row.status: {"pk": row.pk} for row in own}
    draft, decided, returned = by_status["draft"], by_status["decided"], by_status["returned"]
    section = _first(Section, requirement__submissions=draft["pk"])
    changed = "submission_reopen submission_accept submission_return"
    handled = "submission_document submission_pdf submission_json submission_feedback"
    return {
        **_each("submission", *by_status.values()),
        **_each("submission_section", {**draft, "section": section}),
        **_each("submission_preview submission_decide", draft),
        **_each("submission_submit", decided),
        **_each(changed, decided),
        **_each("submission_changes", {**returned, "earlier": 1, "later": 2}),
        **_each(handled, {**returned, "round": 1}),
    }
