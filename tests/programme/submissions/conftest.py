"""An invented requirement with two sections, those who write, decide and receive, and a submission on its way."""

from datetime import date

import pytest
from django.utils import translation

from skillnad.programme.accounts.models import User
from skillnad.programme.mandates.models import Mandate, Requirement, Section
from skillnad.programme.submissions.actions.decide import decide, seen
from skillnad.programme.submissions.actions.submit import submit
from skillnad.programme.submissions.actions.write import begin, write_section
from skillnad.programme.submissions.models import Receipt, Submission


@pytest.fixture(autouse=True)
def _english():
    """Errors are read in English here."""
    with translation.override("en"):
        yield


@pytest.fixture
def requirement(programme, body) -> Requirement:
    mandate = Mandate.objects.create(
        programme=programme, title="Påhittat uppdrag", valid_from=date(2026, 1, 1), decided=date(2025, 12, 18)
    )
    mandate.bodies.add(body)
    made = Requirement.objects.create(
        mandate=mandate, title="Delredovisning", title_en="Interim report", due_month=2, due_day=22
    )
    Section.objects.create(requirement=made, number=1, heading="Problem", heading_en="Problems", prefill="problems")
    Section.objects.create(requirement=made, number=2, heading="Effekter", heading_en="Effects")
    return made


@pytest.fixture
def writer(user_as, body) -> User:
    return user_as("coordinator", body, "Vera Skriver")


@pytest.fixture
def head(user_as, body) -> User:
    return user_as("head", body, "Berit Beslutar")


@pytest.fixture
def officer(user_as, ministry) -> User:
    return user_as("ministry", ministry, "Disa Departement")


@pytest.fixture
def draft(body, requirement, writer) -> Submission:
    """Begun by the writer, with both sections written."""
    made = begin(by=writer, body=body, requirement=requirement, period="2026")
    write_all(made, writer, "Kvinnor och män får olika stora bidrag.")
    return made


@pytest.fixture
def decided(draft, head) -> Submission:
    return decide(by=head, submission=draft, read=seen(draft))


@pytest.fixture
def receipt(decided, writer) -> Receipt:
    return submit(by=writer, submission=decided, registration_number="2027/14")


@pytest.fixture
def handed_in(receipt) -> Submission:
    return receipt.snapshot.submission


def write_all(submission: Submission, by: User, text: str) -> None:
    for section in submission.requirement.sections.all():
        row = submission.texts.filter(section=section).first()
        write_section(by=by, submission=submission, section=section, version=row.version if row else 1, text=text)


def write_first(submission: Submission, by: User, text: str, version: int = 1) -> None:
    section = submission.requirement.sections.first()
    write_section(by=by, submission=submission, section=section, version=version, text=text)
