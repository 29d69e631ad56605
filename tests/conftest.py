"""Every test reads messages in English, whatever the computer speaks, and what CI must run is not skipped there."""

import os
import re
from collections.abc import Generator
from typing import Any

import pytest

os.environ["SKILLNAD_LANGUAGE"] = "en"
MUST_RUN = re.compile(r"needs (Chromium|PostgreSQL|a PostgreSQL)|SKILLNAD_TEST_POSTGRES")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, None]:
    """Where everything is installed, a test that says it lacks browser or database has failed."""
    outcome = yield
    report = outcome.get_result()
    if os.environ.get("CI") == "true" and report.skipped and must_run(str(report.longrepr)):
        report.outcome = "failed"


def must_run(reason: str) -> bool:
    """Whether the reason of a skip is one that CI does not accept."""
    return bool(MUST_RUN.search(reason))
