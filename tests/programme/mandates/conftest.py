"""An invented mandate that asks for a report each year and for one document once."""

from datetime import date

import pytest

from skillnad.programme.mandates.kinds import Covers, DocumentKind, MandateKind
from skillnad.programme.mandates.models import Mandate, Requirement, Section


@pytest.fixture
def mandate(programme, body, ministry) -> Mandate:
    made = Mandate.objects.create(
        programme=programme,
        kind=MandateKind.ASSIGNMENT,
        title="Påhittat uppdrag",
        title_en="Invented assignment",
        decided=date(2025, 12, 18),
        valid_from=date(2026, 1, 1),
        valid_to=date(2028, 12, 31),
        issuing_body=ministry,
    )
    made.bodies.add(body)
    return made


@pytest.fixture
def yearly(mandate) -> Requirement:
    made = Requirement.objects.create(
        mandate=mandate, kind=DocumentKind.INTERIM, title="Delredovisning", due_month=2, due_day=22
    )
    Section.objects.create(requirement=made, number=1, heading="Resultat", heading_en="Results")
    return made


@pytest.fixture
def once(mandate) -> Requirement:
    return Requirement.objects.create(
        mandate=mandate, kind=DocumentKind.PLAN, title="Inriktning", due_on=date(2026, 9, 1), covers=Covers.PERIOD
    )
