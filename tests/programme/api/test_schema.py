"""Every call answers as its description says, whatever it is sent."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings

from skillnad.programme.api.keys import make_key
from skillnad.programme.wsgi import application

EXAMPLES = 12
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", application)


@pytest.fixture
def key(user_as, body) -> str:
    """The key of somebody with roles."""
    return make_key(by=user_as("coordinator", body), name="Schemathesis", days=1)[1]


@pytest.fixture(autouse=True)
def _open_connection() -> Iterator[None]:
    """Keep the test's connection open from call to call, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_every_call_answers_as_described(case, key):
    cache.clear()
    case.call_and_validate(headers={"Authorization": f"Bearer {key}"})
