"""A word of its own in every field of text that is not for everyone, and who may read it.

The fields come from the models. A model with text that is neither here nor in `FOR_EVERYONE` fails the tests.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import models

from programme.authorisation.places import _reads_meeting_in_preparation as prepares
from programme.authorisation.world import FEEDBACK, REASONS, Agency, Reader
from skillnad.programme.accounts.permissions import Permission
from skillnad.programme.problems.models import ProblemDecision
from skillnad.programme.submissions.actions.write import write_section

May = Callable[[Reader, Agency], bool]
FREE = (models.CharField, models.TextField)
# Names of officials, and what is no text of anybody's.
NOT_WRITTEN = {
    "changed_by",
    "by_name",
    "started_by",
    "finished_by",
    "decided_by",
    "drawn_by",
    "edition",
    "start",
    "hash",
}
# What only a closed, followed up or decided record shows.
LATER = {"closed_because", "outcome"}


def _at_body(*permissions: Permission) -> May:
    return lambda reader, agency: any(reader.holds(permission, agency) for permission in permissions)


PLAN, MEETING = _at_body(Permission.PLAN_READ), prepares
# Rows at an agency that are not for everyone, and who may read them.
UNREADY: dict[str, tuple[Callable[[Agency], dict[str, Any]], May]] = {
    "problems.Problem": (lambda agency: {"body": agency.body, "status": "draft"}, PLAN),
    "problems.ProblemDecision": (lambda agency: {"body": agency.body}, PLAN),
    "plans.Goal": (lambda agency: {"body": agency.body, "status": "draft"}, PLAN),
    "plans.Activity": (lambda agency: {"body": agency.body, "status": "draft"}, PLAN),
    "plans.Output": (lambda agency: {"body": agency.body, "status": "draft"}, PLAN),
    "plans.Effect": (lambda agency: {"body": agency.body, "status": "draft"}, PLAN),
    "methods.MethodSession": (lambda agency: {"body": agency.body}, PLAN),
    "meetings.Meeting": (lambda agency: {"pk": agency.prepared.pk}, MEETING),
    "meetings.AgendaItem": (lambda agency: {"meeting": agency.prepared}, MEETING),
    "meetings.Speaker": (lambda agency: {"item__meeting": agency.prepared}, MEETING),
    "meetings.Document": (lambda agency: {"meeting": agency.prepared}, MEETING),
    "meetings.Picture": (lambda agency: {"meeting": agency.prepared}, MEETING),
    "meetings.Contribution": (lambda agency: {"body": agency.body}, _at_body(Permission.MEETING_CONTRIBUTE)),
    "meetings.Promise": (lambda agency: {"body": agency.body}, _at_body(Permission.BODY_SEE)),
    "support.SupportRequest": (lambda agency: {"body": agency.body}, _at_body(Permission.SUPPORT_READ)),
    "support.Entry": (lambda agency: {"request__body": agency.body}, _at_body(Permission.SUPPORT_READ)),
    "support.Review": (lambda agency: {"body": agency.body}, _at_body(Permission.REVIEW_READ)),
    "support.Sample": (
        lambda agency: {"pk": agency.sample.pk},
        lambda reader, agency: reader.holds_in_general(Permission.SAMPLE_DRAW),
    ),
    "library.Experience": (
        lambda agency: {"body": agency.body, "status": "draft"},
        _at_body(Permission.EXPERIENCE_WRITE),
    ),
    "accounts.Invitation": (lambda agency: {"body": agency.body}, _at_body(Permission.USER_MANAGE)),
    "api.ApiToken": (
        lambda agency: {"pk": agency.key.pk},
        lambda reader, agency: reader.user == agency.staff["coordinator"],
    ),
}
# Written by their verbs, since their rows are never changed.
DRAFT = "zq003draft"
WORDS: dict[str, May] = {
    DRAFT: _at_body(Permission.SUBMISSION_DRAFT),
    FEEDBACK: _at_body(Permission.SUBMISSION_READ),
    REASONS: _at_body(Permission.SUBMISSION_READ),
}
BY_VERBS = {
    *("submissions.SubmissionSection", "submissions.SectionVersion"),
    *("submissions.Outcome", "submissions.Feedback"),
}
# The register and the mandates, what has been decided or handed in, and what nobody writes by hand.
FOR_EVERYONE = {
    *("agencies.Body", "agencies.Programme", "agencies.Membership", "agencies.MinistryResponsibility"),
    *("agencies.BodyName", "agencies.Succession", "agencies.Person", "agencies.Position"),
    *("agencies.PublishedCount", "agencies.PeerGroup", "agencies.StaffCount"),
    *("mandates.Mandate", "mandates.Requirement", "mandates.Section"),
    *("plans.PlanDecision", "submissions.Submission", "submissions.Snapshot", "submissions.Receipt"),
    *("accounts.User", "audit.AuditEvent", "audit.ChainHead", "files.StoredFile", "packages.ReceivedPackage"),
    *(
        "support.SampleUnit",
        "submissions.Reminder",
        "submissions.DailyRun",
        "api.KeptAnswer",
        "accounts.RoleAssignment",
    ),
}


def free_texts(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The fields in which somebody writes."""
    fields = [field for field in model._meta.concrete_fields if type(field) in FREE and not field.choices]
    return [field for field in fields if field.name not in NOT_WRITTEN | LATER]


def ours() -> Iterator[type[models.Model]]:
    """Our models with text."""
    for model in apps.get_models():
        if model.__module__.startswith("skillnad.") and free_texts(model):
            yield model


def plant(agency: Agency) -> dict[str, tuple[str, May]]:
    """Write a word of its own into every such field at an agency: each word with its field, and who may read it."""
    ProblemDecision.objects.create(body=agency.body, problem=agency.problem, verdict="closed", by_name="Chef")
    type(agency.promise).objects.filter(pk=agency.promise.pk).update(shown=False)
    row = agency.draft.texts.get()
    write_section(
        by=agency.staff["coordinator"], submission=agency.draft, section=agency.section, version=row.version, text=DRAFT
    )
    words = {word: (word, may) for word, may in WORDS.items()}
    for label, (rows, may) in UNREADY.items():
        model = apps.get_model(label)
        told = {field.name: f"zq{len(words) + place:03d}x" for place, field in enumerate(free_texts(model), start=1)}
        assert model._default_manager.filter(**rows(agency)).update(**told), label
        words |= {word: (f"{label}.{name}", may) for name, word in told.items()}
    return words
