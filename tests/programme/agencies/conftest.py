"""An administrator of the register, and a coordinator who is none."""

import pytest


@pytest.fixture
def administrator(user_as, ministry):
    return user_as("administrator", ministry)


@pytest.fixture
def keeper(administrator, as_user):
    """The administrator's browser."""
    return as_user(administrator)


@pytest.fixture
def outsider(user_as, as_user, body):
    """A coordinator's browser."""
    return as_user(user_as("coordinator", body))
