"""The mandates of the invented programme, and the reports that they ask for."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from skillnad.programme.accounts.models import User
from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.demo.stories.chain import invented_user
from skillnad.programme.demo.world import invented_world
from skillnad.programme.mandates.actions import add_requirement, add_section, register_mandate
from skillnad.programme.mandates.kinds import Covers, DocumentKind, MandateKind, Prefill
from skillnad.programme.mandates.models import Mandate, Requirement
from skillnad.programme.submissions.actions.decide import decide, seen
from skillnad.programme.submissions.actions.review import accept, give_feedback, return_for_completion
from skillnad.programme.submissions.actions.submit import submit
from skillnad.programme.submissions.actions.write import begin, write_section
from skillnad.programme.submissions.models import Submission
from skillnad.programme.submissions.prefill import fetch

Heading = tuple[str, str, str, str]
PLAN: tuple[Heading, ...] = (
    (
        "Problem som verksamheten kan bidra till att lösa",
        "Problems that the operations can help to solve",
        Prefill.PROBLEMS,
        "Vad skiljer, för vilka kvinnor och män, och hur vet ni det?",
    ),
    ("Mål som går att följa upp", "Goals that can be followed up", Prefill.GOALS, "Mått, utgångsläge och målvärde."),
    (
        "Aktiviteter och vem som svarar för dem",
        "Activities and who is responsible",
        Prefill.ACTIVITIES,
        "Förväntad effekt skrivs före start.",
    ),
    (
        "Så blir arbetet en del av ordinarie styrning",
        "How the work becomes part of ordinary steering",
        Prefill.FREE,
        "Var i planering och uppföljning frågorna tas upp.",
    ),
)
INTERIM: tuple[Heading, ...] = (
    (
        "Problem och vad som har mätts",
        "Problems and what has been measured",
        Prefill.PROBLEMS,
        "Samma mått som i planen, om det går.",
    ),
    ("Vad som har gjorts", "What has been done", Prefill.OUTPUTS, "Prestationer, inte möten."),
    (
        "Vad det har lett till för kvinnor och män",
        "What it has led to for women and men",
        Prefill.EFFECTS,
        "Samma mätning gjord igen. Skriv också när inget har ändrats.",
    ),
    (
        "Slutsatser och nästa steg",
        "Conclusions and next steps",
        Prefill.FREE,
        "Vad ni ändrar, och vad ni slutar med.",
    ),
)


@dataclass(frozen=True)
class Asked:
    """The two documents that the programme asks for."""

    plan: Requirement
    interim: Requirement
    free: dict[str, str] = field(
        default_factory=lambda: {
            "Så blir arbetet en del av ordinarie styrning": "Problemen och målen ligger i verksamhetsplanen. "
            "Uppföljningen går med i tertialrapporten till ledningen.",
            "Slutsatser och nästa steg": "Arbetet fortsätter enligt planen. Mätningen görs om nästa år med samma mått.",
        }
    )


def tell_mandates() -> None:
    """Register what is asked for, then let some have answered: in time, returned, not yet, late."""
    programme = Programme.objects.get(slug=invented_world().programme.slug)
    asked = _register(programme)
    last_year = str(timezone.localdate().year - 1)
    for key in ("stipendienamnden", "ersattningsverket", "tillstandsverket"):
        _hand_in(asked, asked.plan, key, _staff_of(key), "accept")
    _hand_in(asked, asked.interim, "stipendienamnden", _staff_of("stipendienamnden"), "accept", last_year)
    _hand_in(asked, asked.interim, "ersattningsverket", _staff_of("ersattningsverket"), "wait", last_year)
    _hand_in(asked, asked.interim, "tillstandsverket", _staff_of("tillstandsverket"), "return", last_year)
    _draft(asked, "byran-for-familjefragor", _staff_of("byran-for-familjefragor")[0], last_year)
    _light_ones(asked, last_year)


def _register(programme: Programme) -> Asked:
    supporter = invented_user("sekretariat")
    members = Body.objects.filter(memberships__programme=programme)
    assignment = register_mandate(
        by=supporter,
        programme=programme,
        bodies=members,
        kind=MandateKind.ASSIGNMENT,
        title="Uppdrag om jämställdhetsintegrering (påhittat)",
        title_en="Assignment on gender mainstreaming (invented)",
        text="Myndigheten ska med utgångspunkt i jämställdhetsproblem inom sin verksamhet planera, genomföra och "
        "redovisa åtgärder, och visa vad de har lett till för kvinnor och män.",
        reference="P2024/0001 (påhittat)",
        decided=date(2024, 6, 13),
        valid_from=date(2024, 7, 1),
        valid_to=date(2028, 12, 31),
    )
    _instruction(supporter, programme)
    plan = _requirement(
        supporter,
        assignment,
        PLAN,
        kind=DocumentKind.PLAN,
        title="Plan för jämställdhetsintegrering",
        title_en="Plan for gender mainstreaming",
        due_on=date(2025, 3, 1),
        covers=Covers.PERIOD,
    )
    interim = _requirement(
        supporter,
        assignment,
        INTERIM,
        kind=DocumentKind.INTERIM,
        title="Delredovisning av jämställdhetsintegrering",
        title_en="Interim report on gender mainstreaming",
        due_month=2,
        due_day=22,
        covers=Covers.YEAR_BEFORE,
    )
    return Asked(plan, interim)


def _instruction(by: User, programme: Programme) -> None:
    bodies = Body.objects.filter(slug__in=["stipendienamnden", "tillstandsverket"])
    register_mandate(
        by=by,
        programme=programme,
        bodies=bodies,
        kind=MandateKind.INSTRUCTION,
        title="Instruktion: jämställdhetsperspektiv i verksamheten (påhittad)",
        title_en="Agency instruction: gender perspective in the operations (invented)",
        text="Myndigheten ska integrera ett jämställdhetsperspektiv i sin verksamhet.",
        decided=date(2021, 1, 1),
        valid_from=date(2021, 1, 1),
        review_from=date(2026, 9, 1),
    )


def _requirement(by: User, mandate: Mandate, headings: tuple[Heading, ...], **values: object) -> Requirement:
    requirement = add_requirement(by=by, mandate=mandate, **values)
    for number, (heading, english, prefill, guidance) in enumerate(headings, start=1):
        add_section(
            by=by,
            requirement=requirement,
            number=number,
            heading=heading,
            heading_en=english,
            prefill=prefill,
            guidance=guidance,
        )
    return requirement


def _staff_of(slug: str) -> tuple[User, User]:
    keys = {
        "stipendienamnden": ("samordnare", "chef"),
        "ersattningsverket": ("samordnare-ersattning", "chef-ersattning"),
        "tillstandsverket": ("samordnare-tillstand", "chef-tillstand"),
        "byran-for-familjefragor": ("samordnare-liten", "chef-liten"),
    }.get(slug, (f"{slug}-samordnare", f"{slug}-chef"))
    return invented_user(keys[0]), invented_user(keys[1])


def _draft(asked: Asked, slug: str, writer: User, period: str) -> Submission:
    """Begin the interim report and fetch what the chain can say; the rest is left to write."""
    body = Body.objects.get(slug=slug)
    submission = begin(by=writer, body=body, requirement=asked.interim, period=period)
    for section in asked.interim.sections.all():
        text = fetch(body, section)
        if text:
            write_section(by=writer, submission=submission, section=section, version=1, text=text)
    return submission


def _hand_in(
    asked: Asked, requirement: Requirement, slug: str, staff: tuple[User, User], then: str, period: str = "2024–2028"
) -> None:
    """Write a report, decide and submit it, and let the receiver do what it does."""
    writer, head = staff
    body = Body.objects.get(slug=slug)
    submission = begin(by=writer, body=body, requirement=requirement, period=period)
    for section in requirement.sections.all():
        text = fetch(body, section) or asked.free.get(section.heading, "Inget att redovisa ännu.")
        write_section(by=writer, submission=submission, section=section, version=1, text=text)
    submission.refresh_from_db()
    decide(by=head, submission=submission, read=seen(submission))
    submit(by=head, submission=submission, registration_number=f"{slug[:4].upper()} 2026/{submission.pk:03d}")
    _review(submission, then)


def _review(submission: Submission, then: str) -> None:
    reviewer = invented_user("sekretariat")
    if then == "accept":
        accept(by=reviewer, submission=submission)
    elif then == "return":
        snapshot = submission.snapshots.get()
        give_feedback(
            by=reviewer,
            snapshot=snapshot,
            number=3,
            text="Skriv om samma mätning har gjorts igen, och vad den visade. Har den inte gjorts: skriv när.",
        )
        return_for_completion(
            by=reviewer,
            submission=submission,
            reasons="Det framgår inte om något har ändrats för kvinnor och män sedan planen beslutades.",
        )


def _light_ones(asked: Asked, period: str) -> None:
    """Most have answered and been accepted, some wait, one is returned, and one in nine has not begun."""
    for place, agency in enumerate(invented_world().light_agencies()):
        if place % 9 == 0:
            continue
        then = {1: "wait", 20: "return"}.get(place if place == 20 else place % 4, "accept")
        _hand_in(asked, asked.interim, agency.slug, _staff_of(agency.slug), then, period)
