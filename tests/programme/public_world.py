"""What is needed to hand in an invented document and to decide an invented plan, in a few lines."""

from datetime import date

from programme.chain_world import make_effect
from skillnad.programme.accounts.models import User
from skillnad.programme.agencies.models import Body, Programme
from skillnad.programme.audit.chain import fingerprint
from skillnad.programme.mandates.models import Mandate, Requirement, Section
from skillnad.programme.plans.actions.deciding import decide_plan
from skillnad.programme.plans.models import PlanDecision
from skillnad.programme.plans.snapshot import snapshot
from skillnad.programme.submissions.actions.decide import decide, seen
from skillnad.programme.submissions.actions.submit import submit
from skillnad.programme.submissions.actions.write import begin, write_section
from skillnad.programme.submissions.models import Receipt


def make_requirement(programme: Programme, *bodies: Body, due: date = date(2026, 2, 22)) -> Requirement:
    mandate = Mandate.objects.create(
        programme=programme, title="Provuppdraget", title_en="Test mandate", reference="A2025/1",
        valid_from=date(2025, 1, 1), decided=date(2024, 12, 19),
    )  # fmt: skip
    mandate.bodies.set(bodies)
    made = Requirement.objects.create(
        mandate=mandate, title="Delredovisning", title_en="Interim report", due_on=due, covers="year_before"
    )
    Section.objects.create(requirement=made, number=1, heading="Problem", heading_en="Problems")
    Section.objects.create(requirement=made, number=2, heading="Effekter", heading_en="Effects")
    return made


def write_document(
    by: User, body: Body, requirement: Requirement, text: str = "Kvinnor väntar längre än män."
) -> object:
    draft = begin(by=by, body=body, requirement=requirement, period=str(requirement.due_on.year - 1))
    for section in requirement.sections.all():
        row = draft.texts.filter(section=section).first()
        write_section(by=by, submission=draft, section=section, version=row.version if row else 1, text=text)
    return draft


def hand_in(writer: User, head: User, body: Body, requirement: Requirement, number: str = "2026/17") -> Receipt:
    draft = write_document(writer, body, requirement)
    decided = decide(by=head, submission=draft, read=seen(draft))
    return submit(by=head, submission=decided, registration_number=number)


def decide_whole_plan(coordinator: User, head: User, body: Body) -> PlanDecision:
    make_effect(coordinator, body, grade="measured", grade_reason="Samma mätning igen.")
    return decide_plan(by=head, body=body, seen=fingerprint(snapshot(body)))
