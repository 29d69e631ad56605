"""The guides on running the system name every setting, and no other."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = ROOT / "src/skillnad"
READ = re.compile(r'os\.environ(?:\.get\(|\[)\s*"(\w+)"|"(\w+)" in os\.environ')
NOT_FOR_USERS = {"DJANGO_SETTINGS_MODULE"}


def guide(language: str) -> str:
    return (ROOT / f"docs/guide/running.{language}.md").read_text("utf-8")


def settings_read() -> set[str]:
    """The environment variables that the web system, its commands, disclosure control and language read."""
    rooms = (CODE / "programme", CODE / "cli", CODE / "disclosure")
    files = [*CODE.glob("*.py"), *(file for room in rooms for file in room.rglob("*.py"))]
    found = {name for file in files for pair in READ.findall(file.read_text("utf-8")) for name in pair if name}
    return found - NOT_FOR_USERS


def test_the_settings_are_found_in_the_code():
    assert {"SKILLNAD_HOME", "DATABASE_URL", "SKILLNAD_MAIL_HOST", "SKILLNAD_WORKERS"} <= settings_read()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_setting_has_its_line_and_every_line_its_setting(language):
    documented = re.findall(r"^\| `(\w+)` \|", guide(language), re.MULTILINE)
    assert len(documented) == len(set(documented))
    assert set(documented) == settings_read()


def test_both_languages_have_the_same_parts():
    for pattern in (r"^## ", r"^```", r"^\| `(\w+)`"):
        swedish, english = (re.findall(pattern, guide(language), re.MULTILINE) for language in ("sv", "en"))
        assert swedish == english
