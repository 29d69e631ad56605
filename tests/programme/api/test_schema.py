"""Every call answers as its description says, whatever it is sent.

With `SKILLNAD_EXAMPLES=500` in the environment each call is sent so many examples, other ones each time.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi.checks import positive_data_acceptance

from programme.chain_world import make_effect
from programme.public_world import make_requirement, write_document
from skillnad.programme.api.keys import make_key
from skillnad.programme.support.actions.ask import ask
from skillnad.programme.wsgi import application

load_all_checks()
BY_HAND = "SKILLNAD_EXAMPLES" in os.environ
EXAMPLES = int(os.environ.get("SKILLNAD_EXAMPLES", "6"))
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
WRITTEN = ["chain", "drafts", "support"]
few = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not BY_HAND,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def coordinator(user_as, body):
    return user_as("coordinator", body)


@pytest.fixture
def key(coordinator) -> str:
    """The key of somebody with roles."""
    return make_key(by=coordinator, name="Schemathesis", days=1)[1]


@pytest.fixture
def records(coordinator, body, programme) -> dict[str, int]:
    """The ids of records that there are, by what stands before them in an address."""
    effect = make_effect(coordinator, body)
    activity = effect.output.activity
    draft: Any = write_document(coordinator, body, make_requirement(programme, body))
    return {
        "problems": activity.goal.problem.pk,
        "goals": activity.goal.pk,
        "activities": activity.pk,
        "outputs": effect.output.pk,
        "effects": effect.pk,
        "submissions": draft.pk,
        "sections": draft.requirement.sections.first().pk,
        "support": ask(body=body, by=coordinator, subject="Prov", text="Hur?").pk,
    }


@pytest.fixture(autouse=True)
def _open_connection() -> Iterator[None]:
    """Keep the test's connection open from call to call, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@schema.exclude(tag=WRITTEN).parametrize()
@few
def test_every_call_answers_as_described(case, key):
    cache.clear()
    case.call_and_validate(headers={"Authorization": f"Bearer {key}"})


@schema.include(tag=WRITTEN).parametrize()
@few
def test_every_call_at_an_own_body_answers_as_described(case, key, body, records):
    """What is sent meets records that there are; rules that no description can tell may still refuse it."""
    cache.clear()
    named = {"body": body.slug, "pk": records.get(case.path.split("/")[5]), "section": records["sections"]}
    case.path_parameters = {name: named[name] for name in case.path_parameters}
    case.call_and_validate(headers={"Authorization": f"Bearer {key}"}, excluded_checks=[positive_data_acceptance])
