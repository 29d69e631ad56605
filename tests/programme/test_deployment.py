"""What Django itself asks of an installation that is reached from outside."""

import subprocess
import sys


def test_the_deployment_check_has_no_remarks(tmp_path):
    env = {"SKILLNAD_HOME": str(tmp_path), "SKILLNAD_HTTPS": "1", "SKILLNAD_HOSTS": "skillnad.example.org", "PATH": ""}
    words = ["check", "--deploy", "--fail-level", "INFO", "--settings", "skillnad.programme.settings"]
    python_path = {"PYTHONPATH": ":".join(filter(None, sys.path))}
    command = [sys.executable, "-m", "django", *words]
    done = subprocess.run(command, env=env | python_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "no issues (0 silenced)" in done.stdout
