"""PostgreSQL: by its own `pg_dump` and `pg_restore`. The password goes by the environment, never by the command."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection, connections
from django.utils.translation import gettext as _

from skillnad.errors import SkillnadError

PART = "database/postgresql.dump"


def is_there() -> bool:
    """Whether the two programs are installed."""
    return bool(shutil.which("pg_dump") and shutil.which("pg_restore"))


def dump(target: Path) -> None:
    """The database as it is at one moment: pg_dump reads in one transaction."""
    _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])


def load(source: Path) -> None:
    """Put the dump in the place of what is there, in one transaction."""
    connections.close_all()
    ways = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    name = connection.settings_dict["NAME"]
    _run(["pg_restore", *ways, f"--dbname={name}", str(source)])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, env=_environment(), capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        last = (done.stderr.strip().splitlines() or [""])[-1]
        raise SkillnadError(
            _("{program} failed: {reason}").format(program=command[0], reason=last),
            remedy=_("Check that it has the version of the server. Nothing was changed."),
        )


def _environment() -> dict[str, str]:
    chosen = connection.settings_dict
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    return {**os.environ, **{name: str(chosen[key]) for name, key in names.items() if chosen.get(key)}}
