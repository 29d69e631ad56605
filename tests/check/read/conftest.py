"""Documents of a few lines, and the published ones where they are at hand."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / os.environ.get("SKILLNAD_DATA", "../shared/data")


@pytest.fixture
def write(tmp_path):
    """Write a file and give its path."""

    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def published():
    """The path of a published file."""

    def published(name: str) -> Path:
        if not (DATA / name).exists():
            pytest.skip(f"needs {name} in SKILLNAD_DATA")
        return DATA / name

    return published
