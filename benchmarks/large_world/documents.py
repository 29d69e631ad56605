"""Mandates and what has been handed in for them."""

from collections.abc import Iterator
from datetime import date
from itertools import count

from django.utils import timezone

from large_world import Size
from skillnad.programme.accounts.models import User
from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.mandates.models import Mandate, Requirement, Section
from skillnad.programme.submissions.content import canonical, document_of, fingerprint
from skillnad.programme.submissions.models import (
    Feedback,
    Outcome,
    Receipt,
    SectionVersion,
    Snapshot,
    Submission,
    SubmissionSection,
)

SECTIONS = 5
TEXT = "Kvinnor väntar längre än män på beslut. " * 40
AT = timezone.now


def build(size: Size, programme: Programme, bodies: list[Body]) -> None:
    """As many documents as wanted, one for each body and year back from this one; and the first body's drafts."""
    head = User.objects.get(email="head@example.org")
    numbers = count(1)
    this_year = timezone.localdate().year
    years = range(this_year, this_year - -(-size.documents // len(bodies)), -1)
    for year in years:
        requirement = _requirement(programme, bodies, year)
        waiting = year == this_year
        status = "submitted" if waiting else "accepted"
        made = Submission.objects.bulk_create(_submission(requirement, body, year, status) for body in bodies)
        kept = _hand_in(made, head, numbers)
        if not waiting:
            Outcome.objects.bulk_create(
                Outcome(snapshot=one, body_id=one.body_id, accepted=True, reviewer=head, reviewer_name="head")
                for one in kept
            )
    for status in ("draft", "decided", "returned"):
        _written(size, _submission(_requirement(programme, bodies, this_year + 1), bodies[0], this_year + 1, status))


def _requirement(programme: Programme, bodies: list[Body], year: int) -> Requirement:
    mandate = Mandate.objects.create(
        programme=programme, title=f"Uppdrag {year}", text="Redovisa. " * 20, decided=date(year - 1, 12, 20),
        valid_from=date(year - 1, 12, 20), valid_to=date(year, 12, 31),
    )  # fmt: skip
    mandate.bodies.set(bodies)
    requirement = Requirement.objects.create(mandate=mandate, title="Delredovisning", due_on=date(year, 2, 22))
    Section.objects.bulk_create(
        Section(requirement=requirement, number=n, heading=f"Avsnitt {n}") for n in range(1, SECTIONS + 1)
    )
    return requirement


def _submission(requirement: Requirement, body: Body, year: int, status: str) -> Submission:
    title = f"Delredovisning {year - 1}"
    decided = {"decided_at": AT()} if status == "decided" else {}
    return Submission(
        body=body, requirement=requirement, period=str(year - 1), title=title, due=requirement.due_on, status=status,
        **decided,
    )  # fmt: skip


def _hand_in(made: list[Submission], head: User, numbers: Iterator[int]) -> list[Snapshot]:
    """Snapshot and receipt of each, with text in every section."""
    document = document_of(made[0])
    for section in document["sections"]:
        section["text"] = TEXT
    signed = {"registration_number": "1", "submitted_at": "", "submitted_by": "", "decided_by": "", "decided_at": ""}
    snapshots = []
    for one in made:
        named = {"slug": one.body.slug, "name": one.body.name, "name_en": "", "organisation_number": ""}
        content = canonical({**document, **signed, "round": one.round, "body": {**named, "invented": True}})
        digest = fingerprint(content)
        snapshots.append(
            Snapshot(submission=one, body=one.body, round=one.round, content=content, sha256=digest, made_at=AT())
        )
    kept = Snapshot.objects.bulk_create(snapshots)
    Receipt.objects.bulk_create(
        Receipt(
            snapshot=one, body_id=one.body_id, number=f"{one.submission.due.year}-{next(numbers):06}",
            registration_number="1", received_at=AT(), submitted_by=head, submitted_by_name="head",
        )
        for one in kept
    )  # fmt: skip
    return kept


def _written(size: Size, submission: Submission) -> None:
    """A document at work, with the versions of its text; one that was returned has been handed in twice."""
    coordinator = User.objects.get(email="coordinator@example.org")
    head = User.objects.get(email="head@example.org")
    submission.decided_by = head if submission.status == "decided" else None
    submission.save()
    texts = SubmissionSection.objects.bulk_create(
        SubmissionSection(submission=submission, body=submission.body, section=one, text=TEXT)
        for one in submission.requirement.sections.all()
    )
    SectionVersion.objects.bulk_create(
        SectionVersion(row=one, body=submission.body, number=n, text=TEXT, writer=coordinator, writer_name="C")
        for one in texts
        for n in range(1, size.sessions + 1)
    )
    if submission.status == "returned":
        _returned(size, submission, head)


def _returned(size: Size, submission: Submission, head: User) -> None:
    for round_ in (1, 2):
        submission.round = round_
        (kept,) = _hand_in([submission], head, count(900_000 + round_))
        told = {"body": submission.body, "reviewer": head, "reviewer_name": "head"}
        Outcome.objects.create(snapshot=kept, accepted=False, reasons="Mer om effekter.", **told)
        Feedback.objects.bulk_create(
            Feedback(snapshot=kept, number=n % SECTIONS, text="Bra.", **told) for n in range(size.sessions)
        )
    submission.round = 3
    submission.save()
