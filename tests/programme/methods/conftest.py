"""Acts that are called without a browser speak English here, as the browsers of the tests do."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield
