"""Invented requests."""

import pytest
from django.utils import translation

from skillnad.programme.agencies.models import Body
from skillnad.programme.support.actions import ask
from skillnad.programme.support.models import SupportRequest


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def supporting_body(programme) -> Body:
    return Body.objects.create(slug="provstodet", name="Provstödet", invented=True)


@pytest.fixture
def supporter(user_as, supporting_body):
    return user_as("supporter", supporting_body, "Stina Stöd")


@pytest.fixture
def auditor(user_as, supporting_body):
    return user_as("auditor", supporting_body, "Rut Revisor")


@pytest.fixture
def evaluator(user_as, supporting_body):
    return user_as("evaluator", supporting_body, "Eva Utvärderare")


@pytest.fixture
def coordinator(user_as, body):
    return user_as("coordinator", body, "Karin Koordinator")


@pytest.fixture
def asked(body, coordinator) -> SupportRequest:
    return ask.ask(body=body, by=coordinator, subject="Små tal", text="Hur gör vi när de är få?")
