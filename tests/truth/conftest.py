"""The folder of published data."""

from pathlib import Path

import pytest

from .sources import FOLDER


@pytest.fixture(scope="session")
def data() -> Path:
    if not FOLDER.is_dir():
        pytest.skip(f"no published data at {FOLDER}; set SKILLNAD_DATA to their folder")
    return FOLDER
