"""The commands of the web system, each in a process of its own, as an administrator runs them."""

import os
import socket
import subprocess
import sys
from pathlib import Path


def environment(home: Path, **more: str) -> dict[str, str]:
    """What the administrator's shell holds: no trace of the settings that tests use."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SKILLNAD_", "DJANGO_"))}
    return {**kept, "SKILLNAD_LANGUAGE": "en", "SKILLNAD_HOME": str(home), "SKILLNAD_WORKERS": "1", **more}


def skillnad(home: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "skillnad.cli", *words]
    return subprocess.run(command, env=environment(home, **more), capture_output=True, text=True, check=False)


def python(home: Path, code: str, **more: str) -> str:
    """Run code in the installation."""
    setup = "import django; django.setup()\n"
    env = environment(home, DJANGO_SETTINGS_MODULE="skillnad.programme.settings", **more)
    command = [sys.executable, "-c", setup + code]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


ADD_EVENT = """
from django.db import transaction
from skillnad.programme.audit.kinds import kind
from skillnad.programme.audit.record import record
from skillnad.programme.files.store import store
KIND = kind("test.done", "{actor} did it.")
def add(n):
    with transaction.atomic():
        row = store(b"%PDF-1.7 " + str(n).encode(), name="a.pdf", allowed=["application/pdf"])
        record(KIND, by=None, subject=row, n=n)
"""
COUNT = """
from skillnad.programme.audit.models import AuditEvent
from skillnad.programme.files.models import StoredFile
from skillnad.programme.files.store import read
print(AuditEvent.objects.count(), sum(len(read(row)) == row.size for row in StoredFile.objects.all()))
"""
