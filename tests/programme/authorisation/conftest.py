"""The world, built once for each module in a transaction that is rolled back at its end."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import translation

from programme.authorisation.world import World, build


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    """The world; its files lie in a folder of their own."""
    before, settings.MEDIA_ROOT = settings.MEDIA_ROOT, tmp_path_factory.mktemp("files")
    with django_db_blocker.unblock(), translation.override("en"), transaction.atomic():
        yield build()
        transaction.set_rollback(True)
    settings.MEDIA_ROOT = before


@pytest.fixture
def world(built, db) -> World:
    """The world; what a test does to it is undone after the test."""
    return built
