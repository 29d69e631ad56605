"""A power cut in the middle of submitting leaves the whole submission or nothing of it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NOTHING = {"status": "decided", "snapshots": 0, "receipts": 0, "events": 0, "faults": 0}
ALL = {"status": "submitted", "snapshots": 1, "receipts": 1, "events": 1, "faults": 0}


@pytest.fixture(scope="module")
def attempts(tmp_path_factory) -> list[dict]:
    """What each process left that died one statement later than the one before."""
    told = {"DJANGO_SETTINGS_MODULE": "skillnad.programme.settings", "SKILLNAD_DEMO": "1"}
    home = tmp_path_factory.mktemp("home")
    environment = {**os.environ, **told, "SKILLNAD_HOME": str(home), "PYTHONWARNINGS": "ignore"}
    program = Path(__file__).with_name("crash.py")
    done = subprocess.run(
        [sys.executable, str(program)], env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_process_that_dies_at_any_statement_leaves_all_or_nothing(attempts):
    for attempt in attempts:
        left = {name: attempt[name] for name in ALL}
        assert left in (NOTHING, ALL), attempt


def test_death_before_the_commit_leaves_nothing_and_after_it_everything(attempts):
    kept = [attempt for attempt in attempts if attempt["receipts"]]
    assert len(attempts) > 30  # two for each statement, commit included
    assert [attempt["moment"] for attempt in kept] == ["after"]
    assert kept[-1] == attempts[-1]
