"""What bodies have learnt, asked and been told; reviews, samples, and work with methods."""

from datetime import date, timedelta

from django.utils import timezone

from large_world import Size
from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.files.models import StoredFile
from skillnad.programme.library.models import Experience
from skillnad.programme.library.search import index_anew
from skillnad.programme.methods.definitions import methods
from skillnad.programme.methods.models import MethodSession, StepAnswers
from skillnad.programme.problems.codes import Operation
from skillnad.programme.support.models import Entry, Review, Sample, SampleUnit, SupportRequest

TOLD = {"problem": "Skillnad i väntetid", "tried": "En ny mall", "result": "Jämnare", "contact": "registrator"}
REVIEWED = {f"{part}{word}": value for part in ("problem", "outputs", "effects")
            for word, value in (("", "yes"), ("_reason", "Avsnitt 1."))}  # fmt: skip

OPERATIONS = Operation.values


def build(size: Size, programme: Programme, bodies: list[Body]) -> None:
    """All of it."""
    _experiences(size, bodies)
    _requests(size, bodies)
    Review.objects.bulk_create(
        Review(body=one, year=timezone.localdate().year - 1 - year, **REVIEWED)
        for one in bodies
        for year in range(size.years)
    )
    for place in range(size.samples):
        _sample(programme, bodies, place)
    for place in range(size.sessions):
        for method in methods():
            _session(bodies[0], method, place)


def _experiences(size: Size, bodies: list[Body]) -> None:
    for place in range(size.experiences):
        body = bodies[0] if place % 20 < 2 else bodies[place % len(bodies)]
        status = "draft" if place % 20 == 1 else ("published", "shared", "shared")[place % 3]
        codes = {
            "sub_goal": str(1 + place % 6),
            "operation": OPERATIONS[place % len(OPERATIONS)],
            "outcome": "worked",
            "status": status,
        }
        Experience.objects.create(body=body, title=f"Erfarenhet {place}", from_year=2020, to_year=2024, **TOLD, **codes)
    index_anew()


def _requests(size: Size, bodies: list[Body]) -> None:
    asked = timezone.now() - timedelta(days=30)
    made = SupportRequest.objects.bulk_create(
        SupportRequest(
            body=bodies[0] if place % 20 == 0 else bodies[place % len(bodies)], subject=f"Fråga {place}",
            status="open" if place % 20 < 2 else "answered", asked_at=asked, wish_by=date(2026, 12, 1),
        )
        for place in range(size.requests)
    )  # fmt: skip
    file = StoredFile.objects.filter(content_type="application/pdf").first()
    Entry.objects.bulk_create(
        Entry(request=one, kind=kind, text="Hur gör vi? " * 20, by_name="Samordnare", file=file, file_name="bilaga.pdf")
        for one in made
        for kind in ("question", *(["advice"] if one.status == "answered" else []))
    )


def _sample(programme: Programme, bodies: list[Body], place: int) -> None:
    day = timezone.localdate()
    sample = Sample.objects.create(
        programme=programme, purpose=f"Urval {place}", day=day, size=min(20, len(bodies)), seed="prov"
    )
    SampleUnit.objects.bulk_create(
        SampleUnit(sample=sample, body=one, address=one.slug, drawn=number < 20) for number, one in enumerate(bodies)
    )


def _session(body: Body, method: str, place: int) -> None:
    definition = methods()[method]
    session = MethodSession.objects.create(
        body=body, method=method, edition=definition.edition, title=f"Arbete {place}"
    )
    StepAnswers.objects.bulk_create(StepAnswers(session=session, step=step.id) for step in definition.steps)
