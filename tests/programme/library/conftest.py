"""Invented experience."""

import pytest
from django.utils import translation

from skillnad.programme.library import actions
from skillnad.programme.library.models import Experience

VALUES = {
    "title": "Anonym bedömning",
    "problem": "Kvinnor beviljades stipendier mer sällan än män.",
    "tried": "Namnen togs bort ur ansökningarna.",
    "from_year": 2024,
    "outcome": "worked",
    "result": "Skillnaden halverades.",
    "grade": "measured",
    "sub_goal": "2",
    "operation": "grants",
    "contact": "Bidragsenheten",
}


@pytest.fixture
def values() -> dict[str, object]:
    """What a form of an experience holds."""
    return dict(VALUES)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def coordinator(user_as, body):
    return user_as("coordinator", body, "Karin Koordinator")


@pytest.fixture
def neighbour(user_as, other_body):
    """The coordinator of another body."""
    return user_as("coordinator", other_body, "Gerd Granne")


@pytest.fixture
def write(body, coordinator):
    """`write(title="…")` is a draft; `write(share=True)` a shared experience."""

    def write(*, share: bool = False, **change) -> Experience:
        written = actions.write_experience(body=body, by=coordinator, **{**VALUES, **change})
        return actions.share_experience(experience=written, by=coordinator) if share else written

    return write
