"""The archive, loaded from the fact files once per module, in a transaction that is rolled back at its end."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from skillnad.programme.agencies.models import Programme
from skillnad.programme.archive.load import load_facts


@pytest.fixture(scope="module")
def rows(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_facts()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def jim(rows, db) -> Programme:
    """The archived programme, with all that the fact files tell."""
    return Programme.objects.get(slug="jim")
